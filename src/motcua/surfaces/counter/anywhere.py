"""Intake without regard to territory as one agency sees it: both sides, and the list to hang up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import between
from motcua.platform import clock
from motcua.platform.access import Actor, scope
from motcua.platform.errors import NotFound
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces import territory
from motcua.surfaces.session import actor_of, staff_only

SIDES = {
    between.Side.FOR_OTHERS: ("nhan-thay", gettext_lazy("Tôi nhận thay cơ quan khác")),
    between.Side.AWAITED: ("cho-ben-kia", gettext_lazy("Chờ cơ quan ấy nhận")),
    between.Side.BY_OTHERS: ("noi-khac-nhan", gettext_lazy("Nơi khác nhận thay tôi")),
    between.Side.TO_RECEIVE: ("cho-toi-nhan", gettext_lazy("Chờ tôi nhận")),
}


@require_safe
@staff_only
def sides(request: HttpRequest) -> HttpResponse:
    """What the agency took in for others, and others for it; each number is the length of its list."""
    actor = actor_of(request)
    agency, side, number = _agency(actor), _side(request.GET.get("ds", "")), _number(request)
    rows, counts = between.sides_page(actor, agency.id, side, number)
    context = {
        "section": "counter",
        "page": "anywhere",
        "agency_name": agency.name,
        "sides": [
            {"name": name, "count": counts[each], "url": f"?ds={slug}", "is_current": each is side}
            for each, (slug, name) in SIDES.items()
        ],
        "rows": [_row(row, agency.id) for row in rows],
        "sheet_url": reverse("counter:anywhere-sheet"),
        "list_url": reverse("console:anywhere") if _decides(actor) else "",
        "pages": Pages(number, between.PAGE_SIZE, counts[side], {"ds": SIDES[side][0]}),
    }
    return render(request, "counter/anywhere.html", context)


@require_safe
@staff_only
def sheet(request: HttpRequest) -> HttpResponse:
    """The list in force today, to print and hang up."""
    actor, today = actor_of(request), clock.today()
    agency = _agency(actor)
    centre = agencies.centre_of(actor.unit or 0)
    context = {
        "section": "counter",
        "page": "anywhere",
        "agency_name": agency.name,
        "centre_name": centre.name if centre else "",
        "day": today,
        "groups": territory.groups(today),
        "back_url": reverse("counter:anywhere"),
    }
    return render(request, "counter/anywhere_sheet.html", context)


def _agency(actor: Actor) -> agencies.UnitRow:
    if actor.unit is None or scope(actor, dossiers.Permission.VIEW).nothing:
        raise NotFound
    return agencies.agency_of(actor.unit)


def _decides(actor: Actor) -> bool:
    return not scope(actor, catalogue.Permission.NON_TERRITORIAL_DECIDE).nothing


def _side(given: str) -> between.Side:
    found = next((each for each, (slug, _name) in SIDES.items() if slug == given), None)
    if given and found is None:
        raise NotFound
    return found or between.Side.FOR_OTHERS


def _number(request: HttpRequest) -> int:
    return page_in(request.GET)


def _row(row: between.SideRow, agency: int) -> dict[str, Any]:
    other = row.competent_id if row.receiving_id == agency else row.receiving_id
    return {
        "code": row.code,
        "url": reverse("desk:dossier", args=[row.public_id]),
        "owner_name": row.owner_name,
        "procedure_name": catalogue.version(row.procedure_version_id).name,
        "other": agencies.unit(other).name,
        "submitted_at": row.submitted_at,
        "received_at": row.received_at,
        "due_at": row.due_at if row.received_at else None,
        "status": {
            "word": dossiers.status_word(row.status),
            "tone": dossiers.TONE[dossiers.Status(row.status)],
        },
    }
