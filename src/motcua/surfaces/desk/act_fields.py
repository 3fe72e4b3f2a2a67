"""What forms of acts are made of: the questions most share, the form as a value, fields with text blocks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue.api import wordings
from motcua.dossiers import api as d
from motcua.dossiers.api import DossierView
from motcua.platform.errors import Invalid
from motcua.platform.ui.fields import Field
from motcua.platform.ui.moments import moment_words
from motcua.surfaces.text_blocks import Place

Given = Mapping[str, str]
Asks = Callable[[DossierView, Given], list[Field]]
Makes = Callable[[DossierView, Given], Any]


@dataclass(frozen=True, slots=True)
class ActForm:
    """`sentence` says what the act means; `consequences` what follows, before it is done.

    `papers` says what is wrong with each paper that may be handed in with the act, by component; `takes` puts
    into what was typed what was ticked to be put there.
    """

    sentence: str | Promise
    button: str | Promise
    asks: Asks
    makes: Makes
    tone: str = "primary"
    consequences: tuple[str | Promise, ...] = ()
    papers: Callable[[DossierView], dict[str, str]] = lambda _view: {}
    takes: Callable[[DossierView, Given], Given] = lambda _view, given: given


def field(given: Given, name: str, label: str, **more: Any) -> Field:
    return Field(name, label, value=given.get(name, ""), **more)


def reason(given: Given) -> Field:
    words = _("Viết một câu để người dân hiểu ngay.")
    return field(given, "reason", _("Lý do"), kind="lines", hint=words, is_wide=True)


def note(given: Given) -> Field:
    return field(given, "note", _("Ghi chú cho người sau"), kind="lines", is_required=False, is_wide=True)


def confirmation(given: Given) -> Field:
    """Typed by whoever does something heavy, so that it is done to the dossier they mean."""
    words = _("Mã hồ sơ ở đầu trang. Việc này không hoàn tác được.")
    label = _("Gõ bốn ký tự cuối của mã hồ sơ để xác nhận")
    return field(given, "confirm", label, kind="number", hint=words, autocomplete="off")


def ticked(given: Given, name: str) -> list[str]:
    """The ticked boxes of a list, each of which stands in what was typed as `name:value`."""
    return [key.partition(":")[2] for key in given if key.startswith(f"{name}:")]


def whole(given: Given, name: str) -> int:
    """A whole number however it was grouped: 1.250.000, 1 250 000."""
    digits = "".join(letter for letter in given.get(name, "") if letter not in ". \u00a0")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 15):
        raise Invalid(field=name)
    return int(digits)


_Kind = wordings.Kind
PLACES: dict[str, dict[str, Place]] = {
    # The ground of a supplement is not filled: asking again needs one of its own (NĐ 309/2026 art. 8).
    "return_for_supplement": {"faults": Place(_Kind.FAULT), "reason": Place(_Kind.SUPPLEMENT)},
    "reject": {"reason": Place(_Kind.REFUSAL_AT_INTAKE, "legal_basis")},
    "complete_step": {"content": Place(_Kind.REFUSAL)},
    "extend": {
        "reason": Place(_Kind.EXTENSION, "article"),
        "apology": Place(_Kind.APOLOGY, "article", first=d.APOLOGY),
    },
    "stop": {"reason": Place(_Kind.STOP, "legal_basis")},
    "consult": {"question": Place(_Kind.CONSULTATION)},
}
"""Act → its fields that take text blocks."""


def filler(view: DossierView) -> dict[str, str]:
    """What stands for each placeholder in this dossier; the applicant, or else the owner."""
    state = view.state
    applicant = next((person.name for person in view.people if person.role == "applicant"), "")
    return {
        "ten_nguoi_nop": applicant or state.owner_name,
        "ten_don_vi": agencies.unit(state.competent_id).name,
        "ma_ho_so": state.code,
        "ngay_hen": moment_words(state.due_at) if state.due_at else "",
    }
