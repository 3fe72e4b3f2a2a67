"""A calendar with some days or the weekly hours changed, as a version of its own.

Nothing is taken out of the past by itself: whoever changes a day of the past changes what replays by the new
version, and dossiers keep the version they were promised under.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from motcua.kernel.errors import KernelError
from motcua.kernel.worktime.axis import Spans
from motcua.kernel.worktime.calendar import Calendar, DayKind, DayRule, Pattern
from motcua.kernel.worktime.rawcalendar import read_calendar, write_calendar

LONGEST = 366
"""Days a single closure may last."""


@dataclass(frozen=True, slots=True)
class DayChanged:
    """A day whose office hours differ between two calendars; `name` is what the new one calls it."""

    day: date
    before: Spans
    after: Spans
    name: str


def off_days(begin: date, end: date, kind: DayKind, name: str, source: str) -> tuple[DayRule, ...]:
    """Days without office hours, both ends included. KernelError `worktime.amend.period`."""
    if not begin <= end < begin + timedelta(days=LONGEST):
        raise KernelError("worktime.amend.period", begin=begin, end=end)
    count = (end - begin).days + 1
    return tuple(
        DayRule(begin + timedelta(days=number), kind, name, source, confirmed=True, spans=())
        for number in range(count)
    )


def swapped(off: date, worked: date, name: str, source: str) -> tuple[DayRule, ...]:
    """A working day off, and a day off worked in its stead, with its hours."""
    return (
        DayRule(off, DayKind.OFF, name, source, confirmed=True, spans=()),
        DayRule(worked, DayKind.WORKED, name, source, confirmed=True, spans=(), in_place_of=off),
    )


def with_days(calendar: Calendar, version: str, rules: Iterable[DayRule]) -> Calendar:
    """The calendar where these days are as told. KernelError `worktime.amend.unknown_day`, `.no_hours`."""
    new = {rule.day: rule for rule in rules}
    _require_known(calendar, new)
    kept = {rule.day: rule for rule in calendar.days}
    days = tuple(rule for _day, rule in sorted({**kept, **new}.items()))
    return _checked(replace(calendar, version=version, days=days))


def without_days(calendar: Calendar, version: str, begin: date, end: date) -> Calendar:
    """The calendar where the weekly hours hold again on these days. KernelError `worktime.amend.nothing`."""
    kept = tuple(rule for rule in calendar.days if not begin <= rule.day <= end)
    if len(kept) == len(calendar.days):
        raise KernelError("worktime.amend.nothing", begin=begin, end=end)
    return _checked(replace(calendar, version=version, days=kept))


def with_hours(calendar: Calendar, version: str, pattern: Pattern) -> Calendar:
    """The calendar with other weekly hours from a day on: what was in force ends the day before."""
    _require_known(calendar, [pattern.begin])
    last = pattern.begin - timedelta(days=1)
    earlier = tuple(
        replace(each, end=last if each.end is None or each.end > last else each.end)
        for each in calendar.patterns
        if each.begin < pattern.begin
    )
    return _checked(replace(calendar, version=version, patterns=(*earlier, pattern)))


def changed_days(old: Calendar, new: Calendar) -> Iterator[DayChanged]:
    """The days for which holidays are known on which the office hours differ."""
    begin, end = min(old.known_from, new.known_from), max(old.known_to, new.known_to)
    for number in range((end - begin).days + 1):
        day = begin + timedelta(days=number)
        before, after = old.spans(day), new.spans(day)
        if before != after:
            rule = new.rule(day)
            yield DayChanged(day, before, after, "" if rule is None else rule.name)


def _require_known(calendar: Calendar, days: Iterable[date]) -> None:
    for day in days:
        if not calendar.known_from <= day <= calendar.known_to:
            raise KernelError(
                "worktime.amend.unknown_day", day=day, begin=calendar.known_from, end=calendar.known_to
            )


def _checked(calendar: Calendar) -> Calendar:
    """Through the same door as calendars from files, so that both are held to the same rules."""
    return read_calendar(write_calendar(calendar))
