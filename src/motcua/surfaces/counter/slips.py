"""Numbered slips for hours without a line: blocks, their sheets to print, and entering them afterwards."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.custody import api as custody
from motcua.platform import clock
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, Problem
from motcua.surfaces.days import day_of
from motcua.surfaces.session import actor_of, staff_only

STATE = {
    custody.UNUSED: ("new", gettext_lazy("chưa dùng")),
    custody.ENTERING: ("wait", gettext_lazy("đang nhập dở")),
    custody.USED: ("done", gettext_lazy("đã nhập")),
    custody.VOID: ("done", gettext_lazy("đã huỷ")),
}


@require_safe
@staff_only
def slips(request: HttpRequest) -> HttpResponse:
    return _list(request)


@require_POST
@staff_only
def reserve(request: HttpRequest) -> HttpResponse:
    """The next numbers for a counter, then their sheet."""
    try:
        made = custody.reserve_slips(
            actor_of(request), request.POST.get("counter", ""), request.POST.get("count", "")
        )
    except NotFound:
        raise
    except Refusal as refusal:
        return _list(request, refusal)
    return HttpResponseRedirect(reverse("counter:slip-block", args=[made]))


@require_POST
@staff_only
def enter(request: HttpRequest) -> HttpResponse:
    """Take a slip up; the intake page goes on from there."""
    actor, posted = actor_of(request), request.POST
    try:
        intent, procedure = custody.take_up_slip(
            actor, posted.get("code", ""), _moment(posted), posted.get("procedure", "")
        )
    except NotFound:
        raise
    except Refusal as refusal:
        return _list(request, refusal)
    return HttpResponseRedirect(f"{reverse('counter:intake', args=[procedure])}?y={intent}")


@require_POST
@staff_only
def void(request: HttpRequest) -> HttpResponse:
    """A spoilt or lost slip."""
    try:
        custody.void_slip(
            actor_of(request), request.POST.get("void_code", ""), request.POST.get("reason", "")
        )
    except NotFound:
        raise
    except Refusal as refusal:
        return _list(request, _renamed(refusal))
    request.session["done"] = _("Đã huỷ phiếu.")
    return HttpResponseRedirect(reverse("counter:slips"))


def _renamed(refusal: Refusal) -> Refusal:
    """The box of the slip to void has a name of its own on the page."""
    refusal.field = "void_code" if refusal.field == "code" else refusal.field
    return refusal


@require_http_methods(["GET", "HEAD"])
@staff_only
def block(request: HttpRequest, block: UUID) -> HttpResponse:
    """One block: what became of each number, and the slips to print."""
    actor = actor_of(request)
    row, numbers = custody.slip_block(actor, block)
    centre = agencies.centre_of(actor.unit) if actor.unit else None
    context = {
        "section": "counter",
        "page": "slips",
        "slip_block": row,
        "agency_name": agencies.agency_of(actor.unit or 0).name,
        "centre_name": centre.name if centre else "",
        "contact": centre.phone if centre else "",
        "slips": [_slip(each) for each in numbers],
        "to_print": [each.code for each in numbers if each.state == custody.UNUSED],
    }
    return render(request, "counter/slip_block.html", context)


def _slip(row: custody.SlipRow) -> dict[str, Any]:
    tone, word = STATE[row.state]
    address = reverse("desk:dossier", args=[row.dossier]) if row.dossier else ""
    if row.state == custody.ENTERING and row.intent is not None:
        address = f"{reverse('counter:intake', args=[row.procedure_code])}?y={row.intent}"
    return {
        "code": row.code,
        "state": {"word": str(word), "tone": tone},
        "url": address,
        "dossier_code": row.dossier_code,
        "received_at": row.received_at,
        "entered_at": row.entered_at,
        "reason": row.reason,
    }


def _list(request: HttpRequest, problem: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    rows = custody.slip_blocks(actor)
    context = {
        "section": "counter",
        "page": "slips",
        "done": request.session.pop("done", ""),
        "problems": [Problem(problem.field or "", str(problem))] if problem else [],
        "blocks": [{"row": row, "url": reverse("counter:slip-block", args=[row.public_id])} for row in rows],
        "enter_fields": _enter_fields(request, problem) if _may(request, "SLIP_ENTER") else [],
        "void_fields": _void_fields(request, problem) if _may(request, "SLIP_ENTER") else [],
        "reserve_fields": _reserve_fields(request, problem) if _may(request, "SLIP_RESERVE") else [],
        "days": custody.oldest_slip_days(actor.unit or 0),
    }
    return render(request, "counter/slips.html", context, status=problem.status if problem else 200)


def _may(request: HttpRequest, right: str) -> bool:
    actor = actor_of(request)
    return custody.may(actor, custody.Permission[right], actor.unit)


def _enter_fields(request: HttpRequest, problem: Refusal | None) -> list[Field]:
    today = f"{clock.today():%d/%m/%Y}"
    return [
        _field(request, problem, "code", _("Số phiếu"), hint=_("Quét mã trên phiếu hoặc chép đủ số")),
        _field(request, problem, "received_day", _("Ngày ghi trên phiếu"), kind="date", default=today),
        _field(request, problem, "received_hour", _("Giờ ghi trên phiếu"), hint=_("Ví dụ 14:05")),
        _field(request, problem, "procedure", _("Mã thủ tục"), hint=_("Ví dụ 1.004873")),
    ]


def _void_fields(request: HttpRequest, problem: Refusal | None) -> list[Field]:
    return [
        _field(request, problem, "void_code", _("Số phiếu hỏng, mất")),
        _field(request, problem, "reason", _("Vì sao huỷ")),
    ]


def _reserve_fields(request: HttpRequest, problem: Refusal | None) -> list[Field]:
    known = custody.counters(actor_of(request))
    chosen = request.POST.get("counter", "")
    choices = tuple(Choice(each, each, is_chosen=each == chosen) for each in known)
    error = str(problem) if problem and problem.field == "counter" else ""
    counter = [Field("counter", _("Cho quầy"), "choice", choices=choices, error=error)] if known else []
    return [*counter, _field(request, problem, "count", _("Số phiếu cần in"), kind="number", default="50")]


def _field(request: HttpRequest, problem: Refusal | None, name: str, label: str, **more: Any) -> Field:
    value = request.POST.get(name, more.pop("default", ""))
    error = str(problem) if problem and problem.field == name else ""
    return Field(name, label, more.pop("kind", "text"), value, error=error, **more)


def _moment(posted: Any) -> datetime | None:
    """Day and hour as written on the slip; None for what is neither."""
    day, hour = day_of(posted.get("received_day", "").strip()[:20]), posted.get("received_hour", "").strip()
    parts = hour.lower().replace("h", ":").replace("g", ":").split(":")
    if day is None or len(parts) != 2 or not all(p.isascii() and p.isdigit() and len(p) < 3 for p in parts):
        return None
    hours, minutes = map(int, parts)
    if hours > 23 or minutes > 59:
        return None
    return datetime.combine(day, time(hours, minutes), tzinfo=clock.ZONE)
