"""One act on many dossiers: ticked in the worklist, looked at line by line, given, watched or left alone."""

from contextlib import nullcontext
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import BulkRow, LineRow, overview
from motcua.platform import clock
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import problems_of
from motcua.platform.ui.figures import grouped
from motcua.surfaces.desk.bulk import fields as bulk_fields
from motcua.surfaces.desk.bulk.fields import is_as_shown, typed_in
from motcua.surfaces.desk.lists import BY_SLUG
from motcua.surfaces.guesses import counted_identity
from motcua.surfaces.session import actor_of, staff_only

_FOLDER = {"decide": "leader:to-sign", "send_back": "leader:to-sign", "extend": "leader:letters"}
"""Where the things of an order were ticked, when not in a worklist."""
_WHOLE_FOLDERS = {
    "cho-ky": lambda actor: overview.ids_waiting_for_me(actor, dossiers.MOST_AT_ONCE),
    "thu-xin-loi": lambda actor: overview.letter_ids(actor, clock.now(), dossiers.MOST_AT_ONCE),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def orders(request: HttpRequest) -> HttpResponse:
    """My orders; sent to, it prepares a new one of what was ticked in the worklist."""
    actor = actor_of(request)
    if request.method == "POST":
        made = dossiers.prepare_bulk(actor, request.POST.get("viec", ""), ticked(request))
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
    actor, typed = actor_of(request), typed_in(request)
    try:
        match request.POST.get("lam", ""):
            case "dung":
                dossiers.stop_bulk(actor, row.public_id)
            case "giao" if is_as_shown(typed, row):
                _give(request, row, typed.note)
            case "giao" | "xem":
                # Not what was looked at: nothing is given before it was looked at again.
                dossiers.adjust_bulk(actor, row.public_id, to=typed.to, note=typed.note, letter=typed.letter)
            case _:
                raise NotFound
    except Refusal as refusal:
        if refusal.field is None and not isinstance(refusal, dossiers.BulkShownOtherwise):
            raise
        return _preview(request, typed.over(row), {refusal.field or "": str(refusal)}, refusal.status)
    return HttpResponseRedirect(reverse("desk:bulk-order", args=[row.public_id]))


def _give(request: HttpRequest, row: BulkRow, note: str) -> None:
    actor, given = actor_of(request), request.POST
    mark, password = given.get("dau", ""), given.get("password", "")
    with counted_identity(actor) if "password" in given else nullcontext():
        dossiers.confirm_bulk(actor, row.public_id, note=note, mark=mark, password=password)


def _preview(request: HttpRequest, row: BulkRow, errors: dict[str, str], status: int = 200) -> HttpResponse:
    look = dossiers.bulk_look(actor_of(request), row.public_id)
    waits = _waits_for(row)
    doable = 0 if waits else sum(line.state == "waiting" for line in look.lines)
    asked = bulk_fields.fields(request, row)
    if look.asks_password and doable:
        asked.append(bulk_fields.password())
    asked = [replace(field, error=errors.get(field.name, "")) for field in asked]
    besides = {"": errors[""]} if "" in errors else {}
    context = {
        "section": "desk",
        "order": _shown(row),
        "fields": asked,
        "problems": problems_of(asked, besides) if errors else (),
        "doable": doable,
        "refused": len(look.lines) - doable,
        "button": _button(row.act, doable),
        "waits_for": waits,
        "mark": look.mark,
        "lines": [] if waits else [shown_line(line, _foreseen(line)) for line in look.lines],
    }
    return render(request, "desk/bulk_preview.html", context, status=status)


def _waits_for(row: BulkRow) -> str:
    """What has to be said before there is anything to look at."""
    if row.act == "assign" and row.to_id is None:
        return _("Hãy chọn người được phân công rồi xem lại từng dòng.")
    if row.act in bulk_fields.WITH_REASON and not row.note.strip():
        return _("Hãy ghi lý do rồi xem lại từng dòng.")
    return ""


def _button(act: str, count: int) -> str:
    words = {
        "decide": _("Duyệt, ký %(count)s bản dự thảo"),
        "send_back": _("Trả lại %(count)s hồ sơ"),
        "extend": _("Gửi %(count)s thư xin lỗi, hẹn lại"),
    }
    return words.get(act, _("Làm với %(count)s hồ sơ")) % {"count": grouped(count)}


def _result(request: HttpRequest, row: BulkRow) -> HttpResponse:
    lines = dossiers.bulk_outcome(actor_of(request), row.public_id)
    context = {
        "section": "desk",
        "order": _shown(row),
        "lines": [shown_line(line, _became(line.state)) for line in lines],
    }
    return render(request, "desk/bulk_result.html", context)


def _shown(row: BulkRow) -> dict[str, Any]:
    return {
        "name": row.label[:1].upper() + row.label[1:],
        "url": reverse("desk:bulk-order", args=[row.public_id]),
        "folder_url": reverse(_FOLDER[row.act]) if row.act in _FOLDER else "",
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


def shown_line(line: LineRow, state: dict[str, str]) -> dict[str, Any]:
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


def ticked(request: HttpRequest) -> list[UUID]:
    """The ticked dossiers, or the whole list, as it is narrowed, when that was ticked."""
    slug = request.POST.get("ca-danh-sach", "")
    if slug in _WHOLE_FOLDERS:
        return _WHOLE_FOLDERS[slug](actor_of(request))
    whole = BY_SLUG.get(slug)
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
