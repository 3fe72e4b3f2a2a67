"""The days of money paid online, each held against the platform's file and signed for."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.parties import api as parties
from motcua.payments.api import reconciling
from motcua.platform import clock
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, Problem
from motcua.surfaces.console.frame import page, say_done
from motcua.surfaces.console.money import shown
from motcua.surfaces.console.money.access import money_people_only
from motcua.surfaces.days import day_of
from motcua.surfaces.session import actor_of

HERE = "reconciliation"
LARGEST_FILE = 32 * 1024 * 1024


@require_safe
@money_people_only
def listing(request: HttpRequest) -> HttpResponse:
    """The last days with money in either book; any other is asked for by its date."""
    typed = request.GET.get("ngay", "").strip()[:20]
    asked = day_of(typed) if typed else None
    if asked is not None:
        return HttpResponseRedirect(_address(asked))
    error = _("Ghi ngày dạng 21/11/2026.") if typed else ""
    context = {
        "rows": [shown.day_line(row, _address(row.day)) for row in reconciling.days(actor_of(request))],
        "day_field": Field("ngay", _("Ngày"), "date", typed, error=error),
        "problems": [Problem("ngay", error)] if error else [],
    }
    return page(request, "console/money/days.html", context, HERE, status=422 if error else 200)


@require_safe
@money_people_only
def one(request: HttpRequest, day: str) -> HttpResponse:
    return _show(request, _day(day))


@require_POST
@money_people_only
def fetch(request: HttpRequest, day: str) -> HttpResponse:
    """Get the file from the platform now."""
    asked = _day(day)
    try:
        has_file = reconciling.fetch(actor_of(request), asked)
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, asked, refusal)
    say_done(request, _("Đã đọc tệp.") if has_file else _("Bên thanh toán chưa có tệp của ngày này."))
    return HttpResponseRedirect(_address(asked))


@require_POST
@money_people_only
def take(request: HttpRequest, day: str) -> HttpResponse:
    """A file somebody got another way."""
    asked, given = _day(day), request.FILES.get("file")
    try:
        content = given.read(LARGEST_FILE) if given is not None else b""
        reconciling.take_file(actor_of(request), asked, content)
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, asked, refusal)
    say_done(request, _("Đã đọc tệp."))
    return HttpResponseRedirect(_address(asked))


@require_POST
@money_people_only
def sign(request: HttpRequest, day: str) -> HttpResponse:
    asked = _day(day)
    seen = _number(request, "seen_lines"), _number(request, "seen_money")
    try:
        reconciling.sign_day(actor_of(request), asked, seen, request.POST.get("remark", ""))
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, asked, refusal)
    say_done(request, _("Đã ký đối soát ngày."))
    return HttpResponseRedirect(_address(asked))


def _address(day: date) -> str:
    return reverse("console:reconciled-day", args=[day.isoformat()])


def _day(typed: str) -> date:
    found = day_of(typed)
    if found is None:
        raise NotFound
    return found


def _number(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else -1


def _show(request: HttpRequest, day: date, refusal: Refusal | None = None) -> HttpResponse:
    view = reconciling.day_view(actor_of(request), day)
    remark = Field(
        "remark",
        _("Ghi chú khi ký"),
        "lines",
        request.POST.get("remark", ""),
        hint=_("Có dòng chưa khớp thì phải ghi vì sao"),
        is_required=bool(view.unequal),
        error=str(refusal) if refusal and refusal.field == "remark" else "",
    )
    context: dict[str, Any] = {
        "problems": [Problem(refusal.field or "", str(refusal))] if refusal else [],
        "trail": [{"name": _("Đối soát"), "url": reverse("console:reconciliation")}],
        "day": day,
        "read_at": view.read_at,
        "is_whole": view.is_whole,
        "may_sign": view.may_sign,
        "can_be_signed": view.may_sign and view.read_at is not None and day < clock.today(),
        "totals": shown.totals(view),
        "lines": shown.lines(view),
        "signs": shown.signs(view, parties.account_names({each.signed_by for each in view.signs})),
        "remark": remark,
        "seen_lines": len(view.lines),
        "seen_money": view.money_there,
        "urls": {
            name: reverse(f"console:reconciled-{name}", args=[day.isoformat()])
            for name in ("fetch", "take", "sign")
        },
    }
    return page(request, "console/money/day.html", context, HERE, status=refusal.status if refusal else 200)
