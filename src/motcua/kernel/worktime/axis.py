"""Office time laid out as one line of minutes, so that each question is a look-up and no walk over days.

Moments are stamps (see `moment`). An office minute belongs to a span of office hours that is open at its
beginning and closed at its end: with 07:30–11:30 the minute 07:30 is office time and the minute 11:30 is not.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from motcua.kernel.worktime.moment import DAY


class Span(NamedTuple):
    """A stretch of office hours within one day, in minutes of the day; `end` itself is no office minute."""

    begin: int
    end: int

    def __str__(self) -> str:
        return "{:02d}:{:02d}-{:02d}:{:02d}".format(*divmod(self.begin, 60), *divmod(self.end, 60))


Spans = tuple[Span, ...]


class Hours:
    """The office hours of a working day as tables, one entry for each minute of the day."""

    __slots__ = ("clamped", "closing", "following", "minutes", "total", "worked")

    def __init__(self, spans: Spans) -> None:
        self.minutes = [minute for begin, end in spans for minute in range(begin, end)]
        """The office minutes in order."""
        self.total = len(self.minutes)
        self.closing = spans[-1].end
        self.worked = [0] * DAY
        """How many office minutes lie before a minute."""
        self.following = [-1] * DAY
        """The first office minute at or after a minute; -1 if there is none."""
        office = set(self.minutes)
        passed, ahead = self.total, -1
        for minute in reversed(range(DAY)):
            if minute in office:
                passed, ahead = passed - 1, minute
            self.worked[minute], self.following[minute] = passed, ahead
        self.clamped = [minute if minute >= 0 else self.closing for minute in self.following]
        """A minute moved into the hours: in a break → the opening after it; after closing → closing."""


_hours = functools.lru_cache(maxsize=512)(Hours)
"""Calendars share the tables: a province has a handful of different office hours."""


class Axis:
    """The working days of a stretch of time in order, with the office minutes that lie before each.

    Every method raises IndexError for a stamp after the stretch, `forward` and `worked` also for one before
    it.
    """

    __slots__ = ("_before", "_days", "_first", "_hours", "_positions")

    def __init__(self, first: int, hours: Iterable[Spans]) -> None:
        """`first` is the ordinal of the first day, `hours` the office hours of it and each day after it."""
        self._first = first
        self._positions: list[int] = []
        self._days: list[int] = []
        self._before: list[int] = []
        self._hours: list[Hours] = []
        total = 0
        for ordinal, spans in enumerate(hours, first):
            self._positions.append(len(self._days))
            if spans:
                self._days.append(ordinal)
                self._before.append(total)
                self._hours.append(_hours(spans))
                total += self._hours[-1].total

    @property
    def is_empty(self) -> bool:
        """Whether there is no working day at all."""
        return not self._days

    def forward(self, stamp: int) -> int:
        """The first office minute at or after the stamp."""
        ordinal, minute = stamp // DAY, stamp % DAY
        if ordinal < self._first:
            raise IndexError(stamp)
        index = self._positions[ordinal - self._first]
        if self._days[index] == ordinal:
            following = self._hours[index].following[minute]
            if following >= 0:
                return ordinal * DAY + following
            index += 1
        return self._days[index] * DAY + self._hours[index].minutes[0]

    def worked(self, stamp: int) -> int:
        """Office minutes between the beginning of the axis and the stamp."""
        ordinal, minute = stamp // DAY, stamp % DAY
        if ordinal < self._first:
            raise IndexError(stamp)
        index = self._positions[ordinal - self._first]
        if self._days[index] == ordinal:
            return self._before[index] + self._hours[index].worked[minute]
        return self._before[index]

    def until(self, stamp: int, minutes: int) -> int:
        """So many office minutes further; closing time reached exactly stays closing time."""
        if not minutes:
            return stamp
        worked = self.worked(stamp) + minutes
        index = bisect_left(self._before, worked) - 1
        return self._days[index] * DAY + self._hours[index].minutes[worked - self._before[index] - 1] + 1

    def travel(self, stamp: int, minutes: int, days: int) -> int:
        """So many office minutes further, then so many working days.

        Closing time reached exactly becomes the next opening; the days keep the minute of the day then
        reached, clamped into the hours of the last day. The day of the stamp must be a working day.
        """
        ordinal, minute = stamp // DAY, stamp % DAY
        index = self._positions[ordinal - self._first]
        if minutes:
            hours = self._hours[index]
            rest = hours.worked[minute] + minutes
            if rest >= hours.total:
                rest += self._before[index]
                index = bisect_right(self._before, rest) - 1
                rest -= self._before[index]
            minute = self._hours[index].minutes[rest]
        if days:
            index += days
            minute = self._hours[index].clamped[minute]
        return self._days[index] * DAY + minute

    def split(self, begin: int, at: int) -> tuple[int, int]:
        """How often one can travel a whole day from `begin` without passing `at`, and the minutes from there.

        Both must lie on working days, `at` not before `begin`.
        """
        first, nominal = begin // DAY, begin % DAY
        ordinal, minute = at // DAY, at % DAY
        index = self._positions[ordinal - self._first]
        hours = self._hours[index]
        passed = index - self._positions[first - self._first]
        reached = hours.clamped[nominal]
        since = hours.worked[minute]
        if minute >= reached:
            return passed, since - hours.worked[reached]
        hours = self._hours[index - 1]
        return passed - 1, since + hours.total - hours.worked[hours.clamped[nominal]]

    def onto_working_day(self, stamp: int) -> int:
        """The stamp itself on a working day, else the next working day at that minute, clamped."""
        ordinal, minute = stamp // DAY, stamp % DAY
        index = self._positions[ordinal - self._first]
        if self._days[index] == ordinal:
            return stamp
        return self._days[index] * DAY + self._hours[index].clamped[minute]

    def closing(self, stamp: int, days: int) -> int:
        """Closing time of the working day so many working days after the day of the stamp."""
        index = self._positions[stamp // DAY - self._first] + days
        return self._days[index] * DAY + self._hours[index].closing
