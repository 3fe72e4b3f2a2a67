"""Office time laid out as one line of minutes, so that each question is a look-up and no walk over days.

Moments are stamps (see `moment`). An office minute belongs to a span of office hours that is open at its
beginning and closed at its end: with 07:30–11:30 the minute 07:30 is office time and the minute 11:30 is not.
"""

from __future__ import annotations

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


def clamp(minute: int, spans: Spans) -> int:
    """The minute of the day moved into a day's hours.

    Before opening → opening; within a break → the opening after the break; at or after closing → closing.
    """
    for span in spans:
        if minute < span.end:
            return max(minute, span.begin)
    return spans[-1].end


def _part(minute: int, spans: Spans) -> int:
    """Office minutes of a day before a minute of it."""
    total = 0
    for begin, end in spans:
        if minute <= begin:
            break
        total += (end if minute >= end else minute) - begin  # noqa: FURB136 - twice as fast as min()
    return total


class Axis:
    """The working days of a stretch of time in order, with the office minutes that lie before each.

    Every method raises IndexError for a stamp outside the stretch.
    """

    __slots__ = ("_before", "_days", "_first", "_positions", "_spans")

    def __init__(self, first: int, hours: Iterable[Spans]) -> None:
        """`first` is the ordinal of the first day, `hours` the office hours of it and each day after it."""
        self._first = first
        self._positions: list[int] = []
        self._days: list[int] = []
        self._before: list[int] = []
        self._spans: list[Spans] = []
        total = 0
        for ordinal, spans in enumerate(hours, first):
            self._positions.append(len(self._days))
            if spans:
                self._days.append(ordinal)
                self._before.append(total)
                self._spans.append(spans)
                total += sum(end - begin for begin, end in spans)

    @property
    def is_empty(self) -> bool:
        """Whether there is no working day at all."""
        return not self._days

    def _index(self, ordinal: int) -> int:
        """The place, among the working days, of a day or of the first working day after it."""
        offset = ordinal - self._first
        if offset < 0:
            raise IndexError(ordinal)
        return self._positions[offset]

    def forward(self, stamp: int) -> int:
        """The first office minute at or after the stamp."""
        ordinal, minute = divmod(stamp, DAY)
        index = self._index(ordinal)
        if self._days[index] == ordinal:
            for begin, end in self._spans[index]:
                if minute < end:
                    return stamp if minute > begin else ordinal * DAY + begin
            index += 1
        return self._days[index] * DAY + self._spans[index][0][0]

    def worked(self, stamp: int) -> int:
        """Office minutes between the beginning of the axis and the stamp."""
        ordinal, minute = divmod(stamp, DAY)
        index = self._index(ordinal)
        if self._days[index] != ordinal:
            return self._before[index]
        return self._before[index] + _part(minute, self._spans[index])

    def until(self, stamp: int, minutes: int) -> int:
        """So many office minutes further; closing time reached exactly stays closing time."""
        if not minutes:
            return stamp
        worked = self.worked(stamp) + minutes
        index = bisect_left(self._before, worked) - 1
        rest = worked - self._before[index]
        for begin, end in self._spans[index]:
            if rest <= end - begin:
                return self._days[index] * DAY + begin + rest
            rest -= end - begin
        raise IndexError(stamp)

    def travel(self, stamp: int, minutes: int, days: int) -> int:
        """So many office minutes further, then so many working days.

        Closing time reached exactly becomes the next opening; the days keep the minute of the day then
        reached, clamped into the hours of the last day. The day of the stamp must be a working day.
        """
        ordinal, minute = divmod(stamp, DAY)
        index = self._index(ordinal)
        if minutes:
            rest = self._before[index] + _part(minute, self._spans[index]) + minutes
            index = bisect_right(self._before, rest) - 1
            rest -= self._before[index]
            for begin, end in self._spans[index]:
                if rest < end - begin:
                    minute = begin + rest
                    break
                rest -= end - begin
            else:
                raise IndexError(stamp)
        if not days:
            return self._days[index] * DAY + minute
        index += days
        return self._days[index] * DAY + clamp(minute, self._spans[index])

    def split(self, begin: int, at: int) -> tuple[int, int]:
        """How often one can travel a whole day from `begin` without passing `at`, and the minutes from there.

        Both must lie on working days, `at` not before `begin`.
        """
        first, nominal = divmod(begin, DAY)
        ordinal, minute = divmod(at, DAY)
        here = index = self._index(ordinal)
        reached = clamp(nominal, self._spans[index])
        if minute < reached:
            index -= 1
            reached = clamp(nominal, self._spans[index])
        since = self._before[here] + _part(minute, self._spans[here])
        return index - self._index(first), since - self._before[index] - _part(reached, self._spans[index])

    def onto_working_day(self, stamp: int) -> int:
        """The stamp itself on a working day, else the next working day at that minute, clamped."""
        ordinal, minute = divmod(stamp, DAY)
        index = self._index(ordinal)
        if self._days[index] == ordinal:
            return stamp
        return self._days[index] * DAY + clamp(minute, self._spans[index])

    def closing(self, stamp: int, days: int) -> int:
        """Closing time of the working day so many working days after the day of the stamp."""
        index = self._index(stamp // DAY) + days
        return self._days[index] * DAY + self._spans[index][-1].end
