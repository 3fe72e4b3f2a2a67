"""The end of a day at the counter, for the screen and for paper."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.custody import api as custody
from motcua.dossiers.api import CHANNEL, between
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, Problem
from motcua.surfaces.days import day_of
from motcua.surfaces.session import actor_of, staff_only

DAY = "ngay"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def day(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    typed = request.GET.get(DAY, "").strip()[:20]
    asked = day_of(typed) if typed else today
    if asked is None:
        return _show(request, today, [Problem(DAY, _("Ghi ngày dạng 21/11/2026."))], typed, 422)
    if request.method != "POST":
        return _show(request, asked, [], typed)
    try:
        counted, remark = request.POST.get("counted", ""), request.POST.get("remark", "")
        custody.close_day(actor, asked, counted, remark, _seen(request))
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, asked, [Problem(refusal.field or "", str(refusal))], typed, refusal.status)
    request.session["done"] = _("Đã chốt ngày. In rồi ký để lưu.")
    return HttpResponseRedirect(f"{reverse('counter:day')}?{DAY}={asked.isoformat()}")


def _seen(request: HttpRequest) -> tuple[int, int]:
    given = [request.POST.get(name, "") for name in ("seen_dossiers", "seen_money")]
    first, second = (
        int(each) if each.isascii() and each.isdigit() and len(each) < 16 else -1 for each in given
    )
    return first, second


def _show(
    request: HttpRequest, asked: date, problems: list[Problem], typed: str, status: int = 200
) -> HttpResponse:
    actor, wrong = actor_of(request), {problem.field: problem.sentence for problem in problems}
    book, closed = custody.day_book(actor, asked), custody.closings(actor, asked)
    people = {till.cashier for till in book.tills} | {each.closed_by for each in closed}
    names = parties.account_names(people) if people else {}
    later = custody.since(book, closed[-1]) if closed else None
    context = {
        "section": "counter",
        "page": "day",
        "done": request.session.pop("done", ""),
        "problems": problems,
        "day": asked,
        "day_field": Field(DAY, _("Ngày"), "date", typed or f"{asked:%d/%m/%Y}", error=wrong.get(DAY, "")),
        "agency_name": agencies.unit(book.unit).name,
        "lines": [_line(row) for row in book.came_in],
        "channels": _channels(book.came_in),
        "tills": [
            {"name": names[till.cashier], "receipts": till.receipts, "money": till.money}
            for till in book.tills
        ],
        "counters": [_counter(each) for each in book.counters],
        "money": book.money,
        "unshelved": [_line(row) for row in book.unshelved],
        "to_hand_on": book.to_hand_on,
        "manifest_drafts": book.manifest_drafts,
        "intake_drafts": [_draft(*each) for each in book.intake_drafts],
        "closings": [_closing(each, names) for each in closed],
        "later": {"lines": [_line(row) for row in later.dossiers], "receipts": later.receipts}
        if later
        else None,
        "fields": _fields(request, wrong) if (not closed or later) and asked <= clock.today() else [],
        "seen_dossiers": len(book.came_in),
        "post_url": f"{reverse('counter:day')}?{DAY}={asked.isoformat()}",
    }
    return render(request, "counter/day.html", context, status=status)


def _fields(request: HttpRequest, wrong: dict[str, str]) -> list[Field]:
    return [
        Field(
            "counted",
            _("Tiền mặt đếm được"),
            "money",
            request.POST.get("counted", ""),
            hint=_("Không thu gì thì ghi 0"),
            error=wrong.get("counted", ""),
        ),
        Field(
            "remark",
            _("Ghi chú khi chốt"),
            "lines",
            request.POST.get("remark", ""),
            hint=_("Nói rõ nếu tiền đếm được khác biên lai"),
            is_required=False,
            error=wrong.get("remark", ""),
        ),
    ]


def _line(row: between.Outline) -> dict[str, Any]:
    return {
        "code": row.code,
        "url": reverse("desk:dossier", args=[row.public_id]),
        "paper_url": reverse("counter:paper", args=[row.public_id]),
        "owner_name": row.owner_name,
        "procedure_name": catalogue.version(row.procedure_version_id).name,
        "submitted_at": row.submitted_at,
        "papers": row.papers,
        "competent": agencies.unit(row.competent_id).name if row.is_non_territorial else "",
    }


def _counter(each: custody.AtCounter) -> dict[str, Any]:
    number = agencies.counter_number(each.counter)
    name = _("Quầy %(number)s") % {"number": number} if number else _("Không ghi quầy")
    return {"name": name, "dossiers": each.dossiers, "receipts": each.receipts, "money": each.money}


def _channels(rows: tuple[between.Outline, ...]) -> list[dict[str, Any]]:
    """How many came each way, and how many of all are for other agencies."""
    ways = dict.fromkeys(row.channel for row in rows)
    counted = [
        {"name": str(CHANNEL.get(way, way)), "count": sum(1 for row in rows if row.channel == way)}
        for way in ways
    ]
    away = sum(1 for row in rows if row.is_non_territorial)
    return [*counted, {"name": _("nhận thay cơ quan khác"), "count": away}] if rows else []


def _draft(intent: Any, procedure: str) -> dict[str, str]:
    address = f"{reverse('counter:intake', args=[procedure])}?y={intent}"
    return {"procedure": procedure, "url": address}


def _closing(each: custody.Closing, names: dict[int, str]) -> dict[str, Any]:
    return {
        "number": each.number,
        "closed_at": each.closed_at,
        "closed_by": names.get(each.closed_by, ""),
        "dossiers": len(each.dossiers),
        "money": each.money,
        "counted": each.counted,
        "till_differs_by": abs(each.till_differs_by),
        "till_word": _("Thiếu") if each.till_differs_by < 0 else _("Thừa"),
        "unshelved": each.unshelved,
        "to_hand_on": each.to_hand_on,
        "drafts": each.drafts,
        "remark": each.remark,
    }
