"""The register of dossiers (form 07) of one's own agency, by days, for the screen and for paper."""

from dataclasses import replace
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import RegisterLine
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.ui.fields import Field, problems_of
from motcua.surfaces import wording
from motcua.surfaces.days import day_of
from motcua.surfaces.desk.bulk import PRINTS
from motcua.surfaces.session import actor_of, staff_only

MOST_DAYS = 92
"""A quarter: what one prints and binds."""


@require_safe
@staff_only
def register(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    typed = {name: request.GET.get(name, "").strip()[:20] for name in ("tu", "den")}
    today = clock.today()
    begin, end = (day_of(typed[name]) if typed[name] else today for name in ("tu", "den"))
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
    is_right = begin is not None and end is not None and not any(wrong.values())
    context = {
        "section": "desk",
        "fields": fields,
        "problems": problems_of(fields),
        "agency_name": agencies.agency_of(actor.unit).name if actor.unit else "",
        "begin": begin,
        "end": end,
        "is_right": is_right,
        "prints": PRINTS,
        "lines": _lines(actor, begin, end) if is_right and begin and end else [],
    }
    return render(request, "desk/register.html", context, status=200 if is_right else 422)


def _lines(actor: Actor, begin: date, end: date) -> list[RegisterLine]:
    """What the agency took in, under its own name or at the person's own unit, as one book."""
    if actor.unit is None:
        return []
    units = {actor.unit, agencies.agency_of(actor.unit).id}
    found = [line for unit in units for line in dossiers.register(actor, unit, begin, end)]
    found.sort(key=lambda line: (line.received_at, line.code))
    return [
        replace(line, serial=serial, returned_how=str(wording.RETURN.get(line.returned_how, "")))
        for serial, line in enumerate(found, start=1)
    ]


def _shown(day: date | None, typed: str) -> str:
    return f"{day:%d/%m/%Y}" if day else typed
