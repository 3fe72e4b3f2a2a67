"""Requests refused at the counter: the list with its counts, and the printed slip (Form 03)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers.api import screening
from motcua.kernel import codes
from motcua.platform import clock
from motcua.platform.ui.fields import Field, problems_of
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces.days import day_of
from motcua.surfaces.session import actor_of, staff_only

MOST_DAYS = 366
FIRST_DAYS = 30
"""What is shown before anybody chooses."""


@require_safe
@staff_only
def listed(request: HttpRequest) -> HttpResponse:
    typed = {name: request.GET.get(name, "").strip()[:20] for name in ("tu", "den")}
    asked, fields = _days(typed, request.GET.get("thu-tuc", "").strip()[:40])
    number = page_in(request.GET)
    found = screening.refusals_page(actor_of(request), asked, number)
    days = {name: given for name, given in typed.items() if given}
    narrowed = days | ({"thu-tuc": asked.procedure} if asked.procedure else {})
    context = {
        "section": "counter",
        "fields": fields,
        "problems": problems_of(fields),
        "chips": _chips(found, asked, days),
        "rows": [_row(row) for row in found.rows],
        "total": found.total,
        "pages": Pages(number, screening.PAGE_SIZE, found.total, narrowed),
    }
    wrong = any(field.error for field in fields)
    return render(request, "counter/refusals.html", context, status=422 if wrong else 200)


def _days(typed: dict[str, str], procedure: str) -> tuple[screening.Narrowed, list[Field]]:
    """The days asked for; what cannot be read is said and the last thirty days are shown."""
    today = clock.today()
    begin = day_of(typed["tu"]) if typed["tu"] else today - timedelta(days=FIRST_DAYS - 1)
    end = day_of(typed["den"]) if typed["den"] else today
    wrong = {
        "tu": "" if begin else _("Ghi ngày dạng 21/11/2026."),
        "den": "" if end else _("Ghi ngày dạng 21/11/2026."),
    }
    if begin and end and not timedelta(0) <= end - begin < timedelta(days=MOST_DAYS):
        wrong["den"] = _("Chọn từ 1 đến %(most)s ngày.") % {"most": MOST_DAYS}
    fields = [
        Field("tu", _("Từ ngày"), kind="date", value=_shown(begin, typed["tu"]), error=wrong["tu"]),
        Field("den", _("Đến ngày"), kind="date", value=_shown(end, typed["den"]), error=wrong["den"]),
    ]
    if begin is None or end is None or any(wrong.values()):
        begin, end = today - timedelta(days=FIRST_DAYS - 1), today
    return screening.Narrowed(begin, end, procedure), fields


def _shown(day: date | None, typed: str) -> str:
    return f"{day:%d/%m/%Y}" if day else typed


def _chips(
    found: screening.FoundRefusals, asked: screening.Narrowed, days: dict[str, str]
) -> list[dict[str, Any]]:
    """All, and each procedure with its number; the numbers of the procedures add up to the first."""
    here = reverse("counter:refusals")
    every = sum(many for _code, many in found.by_procedure)
    chips = [
        {"name": _("Tất cả"), "count": every, "url": _with(here, days), "is_current": not asked.procedure}
    ]
    for code, many in found.by_procedure:
        url = _with(here, days | {"thu-tuc": code})
        chips.append({"name": code, "count": many, "url": url, "is_current": code == asked.procedure})
    return chips


def _with(address: str, parameters: dict[str, str]) -> str:
    return f"{address}?{urlencode(parameters)}" if parameters else address


def _row(row: screening.RefusalRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "url": reverse("counter:refusal", args=[row.public_id]),
        "procedure_code": row.procedure_code,
        "procedure_name": catalogue.version(row.version).name,
        "name": row.name,
        "reasons": [ground.reason for ground in row.grounds],
        "unit": agencies.unit(row.unit).name,
        "refused_at": row.refused_at,
    }


@require_safe
@staff_only
def slip(request: HttpRequest, refusal: UUID) -> HttpResponse:
    row = screening.refusal(actor_of(request), refusal)
    version, centre = catalogue.version(row.version), agencies.centre_of(row.unit)
    posts = agencies.post_rows([row.by] if row.by else [])
    case = version.case(row.case) if row.case else None
    context = {
        "section": "counter",
        "slip": {
            "agency_name": agencies.unit(row.unit).name,
            "centre_name": centre.name if centre else "",
            "number": row.number,
            "refused_at": row.refused_at,
            "name": row.name,
            "personal_id": row.personal_id,
            "address": row.address,
            "phone": row.phone,
            "email": row.email,
            "procedure_name": version.name,
            "procedure_code": version.code,
            "case_name": case.name if case and len(version.cases) > 1 else "",
            "grounds": row.grounds,
            "officer_name": posts[row.by].account_name if row.by in posts else "",
            "contact": _("Điện thoại nơi tiếp nhận: %(phone)s") % {"phone": codes.phone_words(centre.phone)}
            if centre and centre.phone
            else "",
        },
        "list_url": reverse("counter:refusals"),
        "next_url": reverse("counter:start"),
    }
    return render(request, "counter/refusal.html", context)
