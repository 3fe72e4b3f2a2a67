"""A calendar of office time: which days are worked and at what hours. The calendar is data; this is its
frozen form.

Source: working time and holidays of the Labour Code and the yearly announcements of swapped days; the hours
are each province's own. `rawcalendar` reads the JSON; `axis` lays the days out for counting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from motcua.kernel.errors import KernelError
from motcua.kernel.worktime.axis import Axis, Span, Spans

BEYOND = 1096
"""Days after the last announced day for which due dates are still given, by the weekly hours alone."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

SATURDAY = 5


class DayKind(StrEnum):
    """What a day named in the calendar is."""

    OFF = "off"
    """A holiday or a day off in its stead."""
    CLOSED = "closed"
    """The unit is closed (moving, flood, …) while others work."""
    WORKED = "worked"
    """A day off that is worked in the stead of another day."""
    HOURS = "hours"
    """A working day with hours of its own, such as a half day."""


@dataclass(frozen=True, slots=True)
class DayRule:
    """One day that differs from the weekly hours. `spans` is empty for a day off."""

    day: date
    kind: DayKind
    name: str
    source: str
    confirmed: bool
    spans: Spans
    in_place_of: date | None = None
    """A worked day without hours of its own has the hours of the weekday of the day it stands in for."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Weekly office hours, in force from one day to another (None: until further notice)."""

    begin: date
    end: date | None
    hours: tuple[Spans, ...]
    """Seven entries, Monday first; an empty one is a day without office hours."""
    saturday_intake: Spans = ()
    """Hours on Saturday in which papers are taken in; office hours only if the calendar counts them."""
    name: str = ""

    def covers(self, day: date) -> bool:
        """Whether the pattern is in force on that day."""
        return self.begin <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Office time of one agency. Build it with `from_data`; all questions are answered without I/O.

    `known_from`–`known_to` is the time for which holidays have been entered. Later days are counted by the
    weekly hours alone for three years (`explain` says so); anything further or earlier is refused with
    KernelError `worktime.calendar.out_of_range`.
    """

    code: str
    version: str
    name: str
    known_from: date
    known_to: date
    cutoff: int
    """Minute of the day after which a same-day procedure is due the next working day."""
    saturday_intake_counts: bool
    patterns: tuple[Pattern, ...]
    days: tuple[DayRule, ...]
    _rules: dict[date, DayRule] = field(init=False, repr=False, compare=False, default_factory=dict)
    axis: Axis = field(init=False, repr=False, compare=False)
    """The line of office minutes, laid out once."""
    _every_day: list[Axis] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        self._rules.update((rule.day, rule) for rule in self.days)
        object.__setattr__(self, "axis", Axis(self.known_from.toordinal(), self._hours()))

    def rule(self, day: date) -> DayRule | None:
        """What the calendar says about this very day, if anything."""
        return self._rules.get(day)

    def pattern(self, day: date) -> Pattern | None:
        """The weekly hours in force on a day."""
        return next((pattern for pattern in self.patterns if pattern.covers(day)), None)

    def spans(self, day: date) -> Spans:
        """The office hours of a day, in order; empty when it is off."""
        rule = self._rules.get(day)
        if rule is not None and (rule.spans or rule.in_place_of is None):
            return rule.spans
        pattern = self.pattern(day)
        if pattern is None:
            return ()
        weekday = (day if rule is None or rule.in_place_of is None else rule.in_place_of).weekday()
        if weekday == SATURDAY and self.saturday_intake_counts and not pattern.hours[weekday]:
            return pattern.saturday_intake
        return pattern.hours[weekday]

    def intake_spans(self, day: date) -> Spans:
        """The hours of a day in which papers are taken in: office hours, or those of a Saturday intake."""
        spans = self.spans(day)
        if spans or day.weekday() != SATURDAY or day in self._rules:
            return spans
        pattern = self.pattern(day)
        return pattern.saturday_intake if pattern is not None else ()

    def is_working(self, day: date) -> bool:
        """Whether the day has office hours. A Saturday on which papers are only taken in has none."""
        return bool(self.spans(day))

    def every_day_axis(self) -> Axis:
        """The line on which a limit in calendar days runs, laid out at the first question.

        No day of it is off: a day without office hours borrows those of the next working day.
        """
        if not self._every_day:
            self._every_day.append(Axis(self.known_from.toordinal(), _lend(list(self._hours()))))
        return self._every_day[0]

    def out_of_range(self) -> KernelError:
        """The refusal of a moment that the calendar cannot count."""
        return KernelError(
            "worktime.calendar.out_of_range",
            calendar=self.code,
            begin=self.known_from,
            end=self.known_to,
        )

    def _hours(self) -> Iterator[Spans]:
        for ordinal in range(self.known_from.toordinal(), self.known_to.toordinal() + BEYOND):
            yield self.spans(date.fromordinal(ordinal))


def _lend(hours: list[Spans]) -> list[Spans]:
    """Give each day off the hours of the next working day; days after the last one stay empty."""
    lent: list[Spans] = []
    following: Spans = ()
    for spans in reversed(hours):
        following = spans or following
        lent.append(following)
    return lent[::-1]


__all__ = ["BEYOND", "WEEKDAYS", "Calendar", "DayKind", "DayRule", "Pattern", "Span", "Spans"]
