"""Name boards and notices of a centre, printed from its record and its calendar."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.kernel.worktime import Calendar, DayKind
from motcua.platform import clock
from motcua.platform.access import Actor, scope
from motcua.platform.errors import NotFound
from motcua.platform.ui.moments import weekday
from motcua.surfaces.session import actor_of, staff_only

AHEAD = timedelta(days=60)
"""How far the notice of days off looks."""
_KIND = {
    "intake": gettext_lazy("Tiếp nhận"),
    "return": gettext_lazy("Trả kết quả"),
    "both": gettext_lazy("Tiếp nhận và trả kết quả"),
}
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@require_safe
@staff_only
def boards(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    centre = _centre(actor)
    calendar = agencies.calendar_of(centre.unit_id)
    agency = agencies.agency_of(centre.unit_id)
    context = {
        "section": "counter",
        "page": "boards",
        "agency_name": agency.name,
        "centre": centre,
        "hours": _hours(centre, calendar, today),
        "boards": [_board(row) for row in centre.counters_on(today)],
        "days_off": _days_off(calendar, today),
        "until": today + AHEAD,
        "day": today,
        "address": _absolute(request, reverse("portal:home")),
    }
    return render(request, "counter/boards.html", context)


def _centre(actor: Actor) -> agencies.CentreRow:
    """The centre that serves one's own unit, for those who work with dossiers there."""
    found = agencies.centre_of(actor.unit) if actor.unit else None
    if found is None or scope(actor, dossiers.Permission.VIEW).nothing:
        raise NotFound
    return found


def _board(row: agencies.CounterRow) -> dict[str, Any]:
    names = catalogue.field_names() if row.fields else {}
    return {
        "number": row.number,
        "name": row.name or str(_KIND.get(row.kind, "")),
        "kind": str(_KIND.get(row.kind, "")) if row.name else "",
        "fields": sorted(names[code] for code in row.fields if code in names),
    }


def _hours(centre: agencies.CentreRow, calendar: Calendar, today: date) -> list[dict[str, str]]:
    """The week as people say it: days with the same hours together."""
    monday = today - timedelta(days=today.weekday())
    said = [(weekday(monday + timedelta(days=n)), _said(centre, calendar, today, n)) for n in range(7)]
    shown = []
    for words, group in groupby(said, key=lambda each: each[1]):
        days = [name for name, _words in group]
        name = f"{days[0]} – {days[-1]}" if len(days) > 1 else days[0]
        shown.append({"days": name, "hours": words or _("nghỉ")})
    return shown


def _said(centre: agencies.CentreRow, calendar: Calendar, today: date, number: int) -> str:
    """The hours of a weekday: the centre's own or, where it has none, those of its calendar."""
    if centre.hours is not None:
        return ", ".join(f"{begin} – {end}" for begin, end in centre.hours.get(_WEEK[number], ()))
    pattern = calendar.pattern(today)
    spans = pattern.hours[number] if pattern is not None else ()
    return ", ".join(str(span).replace("-", " – ") for span in spans)


def _days_off(calendar: Calendar, today: date) -> list[dict[str, Any]]:
    """Days of the next weeks that differ from the week: off, closed, worked instead of another."""
    kinds = {DayKind.OFF: _("nghỉ"), DayKind.CLOSED: _("đóng cửa"), DayKind.WORKED: _("làm bù")}
    return [
        {"day": rule.day, "name": rule.name, "kind": kinds[rule.kind], "is_confirmed": rule.confirmed}
        for rule in sorted(calendar.days, key=lambda rule: rule.day)
        if today <= rule.day <= today + AHEAD and rule.kind in kinds
    ]


def _absolute(request: HttpRequest, path: str) -> str:
    return f"{settings.MOTCUA_ADDRESS}{path}" if settings.MOTCUA_ADDRESS else request.build_absolute_uri(path)
