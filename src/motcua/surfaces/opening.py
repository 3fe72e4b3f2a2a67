"""A service centre for people outside: where it is, its phone, when it is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.platform import clock
from motcua.platform.ui.moments import WEEKDAYS

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Opening:
    """Days of the week that are alike, and the hours of each: Thứ Hai – thứ Sáu, 07:30–11:30."""

    days: str
    hours: str


@dataclass(frozen=True, slots=True)
class Place:
    """A centre as pages show it."""

    name: str
    address: str
    phone: str
    email: str
    openings: tuple[Opening, ...]


def place_of(centre: agencies.CentreRow, day: date) -> Place:
    """The centre on a day; without hours of its own it keeps those of its unit's calendar."""
    return Place(centre.name, centre.address, centre.phone, centre.email, tuple(openings(_week(centre, day))))


def reached_at(unit: int, on: date | None = None) -> Place | None:
    """The centre that answers for a unit, with its phone and hours, on a day; today unless told."""
    day = on or clock.today()
    centre = agencies.centre_of(unit, day)
    return place_of(centre, day) if centre else None


def centre_for(commune: agencies.UnitRow | None, day: date) -> agencies.CentreRow | None:
    """The centre of a commune; without one the province's, else whichever comes first."""
    found = agencies.centre_of(commune.id, day) if commune else None
    if found is not None:
        return found
    rows = agencies.centres(day)
    return next((row for row in rows if row.kind == "provincial"), rows[0] if rows else None)


def openings(week: Sequence[Sequence[str]]) -> list[Opening]:
    """Seven days of hours, Monday first: equal neighbours are said in one, days off are left out."""
    found = []
    begin = 0
    for place in range(1, len(week) + 1):
        if place < len(week) and week[place] == week[begin]:
            continue
        if week[begin]:
            found.append(Opening(_days(begin, place - 1), ", ".join(week[begin])))
        begin = place
    return found


def _days(first: int, last: int) -> str:
    if first == last:
        return _capital(str(WEEKDAYS[first]))
    values = {"first": _capital(str(WEEKDAYS[first])), "last": str(WEEKDAYS[last])}
    return _("%(first)s đến %(last)s") % values


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _week(centre: agencies.CentreRow, day: date) -> list[list[str]]:
    if centre.hours is not None:
        return [[f"{begin}–{end}" for begin, end in centre.hours.get(name, ())] for name in _DAYS]
    pattern = agencies.calendar_of(centre.unit_id).pattern(day)
    return [[_span(*span) for span in spans] for spans in (pattern.hours if pattern else ((),) * 7)]


def _span(begin: int, end: int) -> str:
    return f"{begin // 60:02d}:{begin % 60:02d}–{end // 60:02d}:{end % 60:02d}"
