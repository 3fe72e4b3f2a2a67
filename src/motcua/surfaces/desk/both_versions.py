"""When somebody else was faster: what the dossier is now, and what one was about to write (P12)."""

from typing import Any

from django.utils.translation import gettext as _

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import DossierView
from motcua.platform.ui.fields import Field
from motcua.platform.ui.moments import moment_words
from motcua.surfaces.desk import presenting
from motcua.surfaces.desk.papers import PAPER

Rows = list[dict[str, str]]
_SECRET = {"hidden", "password"}


def both(view: DossierView, fields: list[Field], papers: list[dict[str, Any]]) -> dict[str, Rows]:
    """Two summary lists side by side."""
    return {"now": _now(view), "wanted": _wanted(fields, papers)}


def _now(view: DossierView) -> Rows:
    state = view.state
    rows = [{"name": _("Trạng thái"), "value": dossiers.status_word(state.status)}]
    rows += [
        {"name": _("Bước"), "value": f"{step.name}: {name if step.holder else _('chưa có người nhận')}"}
        for step, name in view.holders
    ]
    if state.due_at is not None:
        rows.append({"name": _("Hạn trả"), "value": moment_words(state.due_at)})
    return rows + presenting.result_rows(view)


def _wanted(fields: list[Field], papers: list[dict[str, Any]]) -> Rows:
    """Every question that was answered, in words; a password is typed again."""
    said = [{"name": each.label, "value": _said(each)} for each in fields if each.kind not in _SECRET]
    brought = [{"name": each["name"], "value": _brought(each)} for each in papers]
    return [row for row in (*brought, *said) if row["value"]]


def _said(asked: Field) -> str:
    if not asked.choices:
        return asked.value
    chosen = [choice for choice in asked.choices if choice.is_chosen]
    return "; ".join(f"{each.label}: {each.note}" if each.note else each.label for each in chosen)


def _brought(paper: dict[str, Any]) -> str:
    known = PAPER.get(paper["state"])
    word = str(known[1]) if known is not None else ""
    return f"{word} ({paper['scan_name']})" if word and paper["scan_name"] else word
