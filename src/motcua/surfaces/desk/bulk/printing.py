"""Slips of many dossiers. Printing is no act: the preview is followed by the sheets, nothing is stored."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import LineRow
from motcua.dossiers.api import printing as slips
from motcua.payments import api as payments
from motcua.platform.errors import NotFound, Refusal
from motcua.surfaces.days import day_of
from motcua.surfaces.desk.bulk.pages import shown_line, ticked
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.sheets import Sheet, receipt_sheet, routing_sheet

RECEIPT, ROUTING = "giay-hen", "phieu-kiem-soat"
PRINTS = {
    RECEIPT: gettext_lazy("In giấy hẹn"),
    ROUTING: gettext_lazy("In phiếu kiểm soát"),
}
"""What can be printed of many dossiers, by its name in the form."""


@require_POST
@staff_only
def print_many(request: HttpRequest) -> HttpResponse:
    """Which slips will be printed and which not and why; then one page of them, each on its own sheet."""
    kind = request.POST.get("in", "")
    if kind not in PRINTS:
        raise NotFound
    found = slips.to_print(actor_of(request), ticked(request))
    whys = {each.state.id: slips.no_receipt(each.state) if kind == RECEIPT else None for each in found}
    printable = tuple(each for each in found if whys[each.state.id] is None)
    context = {"section": "desk", "kind": kind, "title": PRINTS[kind], "count": len(printable)}
    if request.POST.get("lam") == "in" and printable:
        sheets = {RECEIPT: _receipts, ROUTING: _routing_slips}[kind](request, printable)
        return render(
            request, "desk/print_sheets.html", context | {"sheets": sheets, "printed_again": found[0].now}
        )
    context |= {
        "total": len(found),
        "back": _back(request),
        "chosen": [str(each.state.public_id) for each in printable],
        "lines": [_to_print(n, each, whys[each.state.id]) for n, each in enumerate(found, 1)],
    }
    return render(request, "desk/print_preview.html", context)


def _back(request: HttpRequest) -> str:
    """To the days of the register they were ticked in, or the worklist."""
    days = {name: request.POST.get(name, "")[:20] for name in ("tu", "den")}
    if not all(day_of(typed) for typed in days.values()):
        return reverse("desk:worklist")
    return f"{reverse('desk:register')}?{urlencode(days)}"


def _receipts(request: HttpRequest, found: tuple[slips.Printed, ...]) -> list[Sheet]:
    charges = payments.obligations_of([each.state.subject for each in found])
    centres = {unit: agencies.centre_of(unit) for unit in {each.state.receiving_id for each in found}}
    name = actor_of(request).name
    return [
        receipt_sheet(
            request,
            each,
            each.accepted_by or name,
            charges[each.state.subject],
            centres[each.state.receiving_id],
        )
        for each in found
    ]


def _routing_slips(_request: HttpRequest, found: tuple[slips.Printed, ...]) -> list[Sheet]:
    hand_overs = dossiers.routing_slips([each.state for each in found])
    return [routing_sheet(each, passed) for each, passed in zip(found, hand_overs, strict=True)]


def _to_print(number: int, each: slips.Printed, why_not: Refusal | None) -> dict[str, Any]:
    line = LineRow(number, each.state.public_id, each.state.code, each.state.owner_name, "", "")
    if why_not is not None:
        return shown_line(replace(line, sentence=str(why_not)), {"word": _("Không in"), "tone": "wait"})
    return shown_line(replace(line, sentence=each.version.name), {"word": _("Sẽ in"), "tone": "work"})
