"""How the promises about pages are broken: who may see, what is escaped, whose form it is."""

from pathlib import Path
from typing import Any

from proving.sabotage import Patch


def see_everything(patch: Patch) -> None:
    patch("motcua.dossiers.rules", "may_see", lambda _actor, _state: True)


def escape_nothing(patch: Patch) -> None:
    patch("django.template.base", "conditional_escape", str)


def labels_apart(patch: Patch) -> None:
    """No input of any page has a label: what named it is a word beside it."""
    from django.template import base

    def unlabelled(lexer: type[base.Lexer]) -> type[base.Lexer]:
        def begin(self: base.Lexer, words: str) -> None:
            lexer.__init__(self, words.replace("<label ", "<span ").replace("</label>", "</span>"))

        return type(lexer.__name__, (lexer,), {"__init__": begin})

    patch("django.template.base", "Lexer", unlabelled(base.Lexer))
    patch("django.template.base", "DebugLexer", unlabelled(base.DebugLexer))


def last_arrived_stands(patch: Patch) -> None:
    from motcua.dossiers.filing import merging

    right = merging.merge

    def blind(_answers: Any, _stamps: Any, revision: int, save: merging.Save) -> merging.Merged:
        return right({}, {}, revision, save)

    patch("motcua.dossiers.filing.merging", "merge", blind)
    patch("motcua.dossiers.filing.keeping", "merge", blind)


def nothing_came_of_it(patch: Patch) -> None:
    patch("motcua.dossiers.filing", "dossier_of", lambda _filing: None)


def any_signature(patch: Patch) -> None:
    patch("motcua.platform.receipt_keys", "_is_signed", lambda _key, _signature, _content: True)


def nothing_packed(patch: Patch) -> None:
    from motcua.bench import web

    gather = web.gather_static

    def unpacked(var: Path) -> bool:
        gather(var)
        for packed in (*var.rglob("static/**/*.gz"), *var.rglob("static/**/*.br")):
            packed.unlink()
        (var / "static.stamp").unlink()
        return True

    patch("motcua.bench.web", "gather_static", unpacked)


def words_are_a_program(patch: Patch) -> None:
    from motcua.platform.pdf import setting
    from proving import loose_setter

    patch(setting, "setter", loose_setter)


def ask_for_no_token(patch: Patch) -> None:
    from django.middleware import csrf

    def let_pass(_self: Any, *_called: Any) -> None:
        return None

    blind = type("CsrfViewMiddleware", (csrf.CsrfViewMiddleware,), {"process_view": let_pass})
    patch("django.middleware.csrf", "CsrfViewMiddleware", blind)


def tell_citizens_everything(patch: Patch) -> None:
    def everything(row: Any, *, public: bool) -> dict[str, str]:
        return dict(row.notes)

    patch("motcua.dossiers.timeline", "_notes_for", everything)


def hold_everything(patch: Patch) -> None:
    patch("motcua.dossiers.belonging", "holds_it", lambda actor, _dossier: actor.account is not None)


def forget_a_table(patch: Patch) -> None:
    from motcua.platform import personal

    right = personal.every

    def without_answers() -> Any:
        return tuple(held for held in right() if held.model != "dossiers.Submission")

    patch("motcua.platform.personal", "every", without_answers)


def look_unseen(patch: Patch) -> None:
    def nothing(_actor: Any, _dossier: int) -> None:
        return None

    patch("motcua.dossiers.openings", "note", nothing)
