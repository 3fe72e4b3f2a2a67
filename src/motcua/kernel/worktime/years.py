"""A calendar year by year: whether a year's days off stand; a year written down from the law and its notice.

Source: Labour Code of 2019, art. 112 (the holidays) and art. 111 (a holiday on a weekly day off is made up on
the next working day). Days by the moon, and which day goes with 2 September, are announced each year: nothing
here reckons them. Left out: swapped days, which each notice says by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from motcua.kernel.errors import KernelError
from motcua.kernel.worktime.calendar import Calendar, DayKind, DayRule
from motcua.kernel.worktime.rawcalendar import read_calendar, write_calendar

NATIONAL_DAY, ANCESTORS, NEW_YEAR = "Quốc khánh", "Ngày Giỗ Tổ Hùng Vương", "Tết Nguyên đán"
MADE_UP = " (nghỉ bù)"

FIXED = (
    (1, 1, "Tết Dương lịch"),
    (4, 30, "Ngày Chiến thắng"),
    (5, 1, "Ngày Quốc tế Lao động"),
    (9, 2, NATIONAL_DAY),
)
"""Month, day, name: the same each year by Labour Code art. 112."""
_NAMES = frozenset({name for _month, _day_, name in FIXED} | {ANCESTORS, NEW_YEAR})

BY = (11, 1)
"""Month and day by which the next year is looked for."""
LEAST_NEW_YEAR = 5
MOST_NEW_YEAR = 16
"""Days in a row at lunar new year: five by art. 112; more with weekends and swaps, the most is our own."""


class Standing(StrEnum):
    """What is known of a year's days off."""

    MISSING = "missing"
    EXPECTED = "expected"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Announced:
    """What a year's notice says: lunar new year from–to, the Hung Kings' day, the day beside 2 September."""

    year: int
    new_year: tuple[date, date]
    ancestors: date
    beside: date
    source: str


def standing(calendar: Calendar, year: int) -> Standing:
    """Whether a year is in the calendar. 1 January is off each year: how its row stands, the year stands."""
    if not calendar.known_from <= date(year, 1, 1) <= date(year, 12, 31) <= calendar.known_to:
        return Standing.MISSING
    first = calendar.rule(date(year, 1, 1))
    return Standing.CONFIRMED if first is not None and first.confirmed else Standing.EXPECTED


def year_wanted(calendar: Calendar, today: date) -> int | None:
    """The first year not confirmed yet, this one or the next; None when both are."""
    years = (today.year, today.year + 1)
    return next((year for year in years if standing(calendar, year) is not Standing.CONFIRMED), None)


def year_overdue(calendar: Calendar, today: date) -> int | None:
    """The year that should have been confirmed: the next one by 1 November, our own rule."""
    year = year_wanted(calendar, today)
    return year if year is not None and today >= date(year - 1, *BY) else None


def expected_new_year(calendar: Calendar, year: int) -> tuple[date, date] | None:
    """First and last day off only expected in January and February, after 1 January; None without."""
    days = list(_expected(calendar, date(year, 1, 2), date(year, 3, 1)))
    return (days[0], days[-1]) if days else None


def expected_ancestors(calendar: Calendar, year: int) -> date | None:
    """The Hung Kings' day, while it is only expected: in March or April, before the 30th; None without."""
    return next(_expected(calendar, date(year, 3, 1), date(year, 4, 30)), None)


def _expected(calendar: Calendar, begin: date, end: date) -> Iterator[date]:
    """Days off nobody has confirmed, from `begin` until before `end`, in order."""
    return (
        rule.day
        for rule in calendar.days
        if begin <= rule.day < end and rule.kind is DayKind.OFF and not rule.confirmed
    )


def beside_national_day(year: int) -> tuple[date, date]:
    """The days one of which is off with 2 September: the one before it or the one after (art. 112)."""
    return date(year, 9, 1), date(year, 9, 3)


def with_year(calendar: Calendar, version: str, told: Announced) -> Calendar:
    """The calendar with a year's days off confirmed; days only expected, or told so before, give way to them.

    KernelError `worktime.year.new_year`, `.ancestors`, `.beside` name the day that cannot be, `.gap` a year
    that does not follow what is known.
    """
    _refuse(calendar, told)
    kept = {rule.day: rule for rule in calendar.days if rule.day.year != told.year or _is_decided(rule)}
    end = max(calendar.known_to, date(told.year, 12, 31))
    bare = replace(calendar, version=version, known_to=end, days=tuple(kept.values()))
    rules = {rule.day: rule for rule in _holidays(told)}
    made_up = {rule.day: rule for rule in _made_up(bare, told, sorted(rules.values(), key=_day))}
    days = sorted({**made_up, **rules, **kept}.values(), key=_day)
    return read_calendar(write_calendar(replace(bare, days=tuple(days))))


def _is_decided(rule: DayRule) -> bool:
    """Whether the day was put there by a decision of its own."""
    return rule.confirmed and (rule.kind is not DayKind.OFF or rule.name.removesuffix(MADE_UP) not in _NAMES)


def _refuse(calendar: Calendar, told: Announced) -> None:
    first, last = told.new_year
    length = (last - first).days + 1
    early, late = date(told.year, 1, 10), date(told.year, 3, 5)
    if not (early <= first <= last <= late and LEAST_NEW_YEAR <= length <= MOST_NEW_YEAR):
        raise KernelError("worktime.year.new_year", year=told.year, least=LEAST_NEW_YEAR, most=MOST_NEW_YEAR)
    if not date(told.year, 3, 25) <= told.ancestors <= date(told.year, 5, 5):
        raise KernelError("worktime.year.ancestors", year=told.year)
    if told.beside not in beside_national_day(told.year):
        raise KernelError("worktime.year.beside", year=told.year)
    if calendar.known_to < date(told.year - 1, 12, 31):
        raise KernelError("worktime.year.gap", year=told.year, end=calendar.known_to)


def _holidays(told: Announced) -> Iterator[DayRule]:
    for month, day, name in FIXED:
        yield _off(date(told.year, month, day), name, told.source)
    yield _off(told.beside, NATIONAL_DAY, told.source)
    yield _off(told.ancestors, ANCESTORS, told.source)
    first, last = told.new_year
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield _off(date.fromordinal(ordinal), NEW_YEAR, told.source)


def _made_up(calendar: Calendar, told: Announced, rules: Sequence[DayRule]) -> Iterator[DayRule]:
    """Working days off for holidays on weekly days off (art. 111); lunar new year is announced whole."""
    taken = {rule.day for rule in rules}
    first, last = told.new_year
    for rule in rules:
        pattern = calendar.pattern(rule.day)
        if first <= rule.day <= last or pattern is None or pattern.hours[rule.day.weekday()]:
            continue
        day = rule.day
        while day in taken or not calendar.is_working(day):
            day += timedelta(days=1)
        taken.add(day)
        yield _off(day, f"{rule.name}{MADE_UP}", told.source)


def _off(day: date, name: str, source: str) -> DayRule:
    return DayRule(day, DayKind.OFF, name, source, confirmed=True, spans=())


def _day(rule: DayRule) -> date:
    return rule.day
