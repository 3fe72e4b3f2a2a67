"""One act on many dossiers: ticked in the worklist, looked at line by line, given, watched or left alone."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import BulkRow, LineRow
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.surfaces.desk.lists import BY_SLUG
from motcua.surfaces.session import actor_of, staff_only

WITH_NOTE = {"release", "assign", "complete_step", "approve"}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def orders(request: HttpRequest) -> HttpResponse:
    """My orders; sent to, it prepares a new one of what was ticked in the worklist."""
    actor = actor_of(request)
    if request.method == "POST":
        made = dossiers.prepare_bulk(actor, request.POST.get("viec", ""), _ticked(request))
        return HttpResponseRedirect(reverse("desk:bulk-order", args=[made]))
    context = {"section": "desk", "orders": [_shown(row) for row in dossiers.bulk_orders(actor)]}
    return render(request, "desk/bulk_orders.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def order(request: HttpRequest, order: UUID) -> HttpResponse:
    """The preview of an order until it is given, then what became of it."""
    row = dossiers.bulk_order(actor_of(request), order)
    if request.method == "POST":
        return _sent(request, row)
    return _result(request, row) if row.is_given else _preview(request, row, {})


def _sent(request: HttpRequest, row: BulkRow) -> HttpResponse:
    actor, given = actor_of(request), request.POST
    note, to = given.get("note", ""), _number(given.get("to", ""))
    try:
        match given.get("lam", ""):
            case "dung":
                dossiers.stop_bulk(actor, row.public_id)
            case "giao" if to == row.to_id:
                dossiers.confirm_bulk(actor, row.public_id, note=note)
            case "giao" | "xem":
                # Somebody else than was looked at: nothing is given before it was looked at again.
                dossiers.adjust_bulk(actor, row.public_id, to=to, note=note)
            case _:
                raise NotFound
    except Refusal as refusal:
        if refusal.field is None:
            raise
        typed = replace(row, note=note, to_id=to)
        return _preview(request, typed, {refusal.field: str(refusal)}, refusal.status)
    return HttpResponseRedirect(reverse("desk:bulk-order", args=[row.public_id]))


def _preview(request: HttpRequest, row: BulkRow, errors: dict[str, str], status: int = 200) -> HttpResponse:
    waits = row.act == "assign" and row.to_id is None
    lines = dossiers.bulk_preview(actor_of(request), row.public_id)
    doable = 0 if waits else sum(line.state == "waiting" for line in lines)
    fields = [replace(field, error=errors.get(field.name, "")) for field in _fields(request, row)]
    context = {
        "section": "desk",
        "order": _shown(row),
        "fields": fields,
        "problems": problems_of(fields) if errors else (),
        "doable": doable,
        "refused": len(lines) - doable,
        "waits_for_choice": waits,
        "lines": [] if waits else [_line(line, _foreseen(line)) for line in lines],
    }
    return render(request, "desk/bulk_preview.html", context, status=status)


def _result(request: HttpRequest, row: BulkRow) -> HttpResponse:
    lines = dossiers.bulk_outcome(actor_of(request), row.public_id)
    context = {
        "section": "desk",
        "order": _shown(row),
        "lines": [_line(line, _became(line.state)) for line in lines],
    }
    return render(request, "desk/bulk_result.html", context)


def _fields(request: HttpRequest, row: BulkRow) -> list[Field]:
    fields = []
    if row.act == "assign":
        fit = dossiers.bulk_fit(actor_of(request), row.public_id)
        people = tuple(
            Choice(str(p.account_id), p.name, hint=p.title, is_chosen=p.account_id == row.to_id) for p in fit
        )
        value = str(row.to_id or "")
        fields.append(Field("to", _("Người được phân công"), kind="choice", value=value, choices=people))
    if row.act in WITH_NOTE:
        words = _("Ghi chú, chung cho mọi hồ sơ")
        note = Field("note", words, kind="lines", value=row.note, is_required=False, is_wide=True)
        fields.append(note)
    return fields


def _shown(row: BulkRow) -> dict[str, Any]:
    return {
        "name": row.label[:1].upper() + row.label[1:],
        "url": reverse("desk:bulk-order", args=[row.public_id]),
        "to": row.to,
        "note": row.note,
        "made_at": row.made_at,
        "stopped_at": row.stopped_at,
        "is_running": row.is_given and row.ended_at is None,
        "lines": row.lines,
        "done": row.done,
        "refused": row.refused,
        "waiting": row.waiting,
        "left": row.lines - row.done - row.refused - row.waiting,
        "state": _state(row),
    }


def _state(row: BulkRow) -> dict[str, str]:
    if row.ended_at is None:
        return {"word": _("Đang làm"), "tone": "work"}
    if row.stopped_at is not None:
        return {"word": _("Đã dừng"), "tone": "off"}
    return {"word": _("Đã xong"), "tone": "done"}


def _foreseen(line: LineRow) -> dict[str, str]:
    if line.state == "refused":
        return {"word": _("Không làm được"), "tone": "wait"}
    return {"word": _("Sẽ làm"), "tone": "work"}


def _became(state: str) -> dict[str, str]:
    return {
        "waiting": {"word": _("Còn chờ"), "tone": "new"},
        "done": {"word": _("Xong"), "tone": "done"},
        "refused": {"word": _("Không làm được"), "tone": "wait"},
        "untouched": {"word": _("Không động đến"), "tone": "off"},
    }[state]


def _line(line: LineRow, state: dict[str, str]) -> dict[str, Any]:
    return {
        "number": line.number,
        "url": reverse("desk:dossier", args=[line.public_id]) if line.public_id else "",
        "code": line.code,
        "owner_name": line.owner_name,
        "state": state,
        "sentence": line.sentence,
        "draft": line.draft,
        "fingerprint": line.fingerprint,
    }


def _ticked(request: HttpRequest) -> list[UUID]:
    """The ticked dossiers, or the whole list, as it is narrowed, when that was ticked."""
    whole = BY_SLUG.get(request.POST.get("ca-danh-sach", ""))
    if whole is not None:
        chosen = dossiers.exact_filter(request.POST.dict())
        return dossiers.worklist_ids(actor_of(request), whole, dossiers.MOST_AT_ONCE, chosen)
    return [UUID(given) for given in request.POST.getlist("chon") if _is_uuid(given)]


def _is_uuid(given: str) -> bool:
    try:
        UUID(given)
    except ValueError:
        return False
    return True


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else None
