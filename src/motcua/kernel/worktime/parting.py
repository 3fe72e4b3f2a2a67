"""A unit gets a calendar of its own, begun as a copy, or goes back to another from a day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from motcua.kernel.worktime.calendar import Calendar
from motcua.kernel.worktime.rawcalendar import read_calendar, write_calendar


def copied(calendar: Calendar, code: str, version: str, name: str) -> Calendar:
    """The same days and hours under a code of their own."""
    return _checked(replace(calendar, code=code, version=version, name=name))


def joined(first: Calendar, then: Calendar, day: date, version: str) -> Calendar:
    """The first calendar up to the day before, the other from the day on; code and name stay the first's.

    The day's cut-off and whether Saturdays count are the other's: they have no days of their own.
    """
    last = day - timedelta(days=1)
    before = (
        replace(each, end=last if each.end is None or each.end > last else each.end)
        for each in first.patterns
        if each.begin < day
    )
    after = (
        replace(each, begin=max(each.begin, day))
        for each in then.patterns
        if each.end is None or each.end >= day
    )
    days = (
        *(rule for rule in first.days if rule.day < day),
        *(rule for rule in then.days if rule.day >= day),
    )
    return _checked(
        replace(
            then,
            code=first.code,
            version=version,
            name=first.name,
            known_from=first.known_from,
            patterns=(*before, *after),
            days=days,
        )
    )


def _checked(calendar: Calendar) -> Calendar:
    """Through the same door as calendars from files, so that both are held to the same rules."""
    return read_calendar(write_calendar(calendar))
