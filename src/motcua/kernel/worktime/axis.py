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


class Axis:
    """The working days of a stretch of time in order, with the office minutes that lie before each.

    Every method raises IndexError for a stamp after the last day; a stamp before the first day must be
    refused by the caller (`first` and `after` bound the stretch).
    """

    __slots__ = ("_before", "_days", "_positions", "_spans", "after", "first")

    def __init__(self, first: int, hours: Iterable[Spans]) -> None:
        """`first` is the ordinal of the first day, `hours` the office hours of it and each day after it."""
        self.first = first
        self._positions: list[int] = []
        self._days: list[int] = []
        self._before: list[int] = []
        self._spans: list[Spans] = []
        total = 0
        ordinal = first
        for ordinal, spans in enumerate(hours, first):
            self._positions.append(len(self._days))
            if spans:
                self._days.append(ordinal)
                self._before.append(total)
                self._spans.append(spans)
                total += sum(end - begin for begin, end in spans)
        self.after = ordinal + 1

    def __len__(self) -> int:
        """How many working days there are."""
        return len(self._days)

    def position(self, stamp: int) -> int:
        """How many working days lie before the day of the stamp."""
        return self._positions[stamp // DAY - self.first]

    def forward(self, stamp: int) -> int:
        """The first office minute at or after the stamp."""
        ordinal, minute = divmod(stamp, DAY)
        index = self._positions[ordinal - self.first]
        if self._days[index] == ordinal:
            for begin, end in self._spans[index]:
                if minute < end:
                    return stamp if minute > begin else ordinal * DAY + begin
            index += 1
        return self._days[index] * DAY + self._spans[index][0].begin

    def worked(self, stamp: int) -> int:
        """Office minutes between the beginning of the axis and the stamp."""
        ordinal, minute = divmod(stamp, DAY)
        index = self._positions[ordinal - self.first]
        total = self._before[index]
        if self._days[index] == ordinal:
            for begin, end in self._spans[index]:
                if minute <= begin:
                    break
                total += min(minute, end) - begin
        return total

    def until(self, worked: int) -> int:
        """The moment at which so many office minutes have passed; a closing time stays a closing time."""
        index = bisect_left(self._before, worked) - 1
        rest = worked - self._before[index]
        for begin, end in self._spans[index]:
            if rest <= end - begin:
                return self._days[index] * DAY + begin + rest
            rest -= end - begin
        raise IndexError(worked)

    def onward(self, worked: int) -> int:
        """The office minute before which so many have passed; a closing time becomes the next opening."""
        index = bisect_right(self._before, worked) - 1
        rest = worked - self._before[index]
        for begin, end in self._spans[index]:
            if rest < end - begin:
                return self._days[index] * DAY + begin + rest
            rest -= end - begin
        raise IndexError(worked)

    def move(self, stamp: int, days: int) -> int:
        """So many working days further, at the same minute of the day clamped into that day's hours.

        The day of the stamp must be a working day.
        """
        ordinal, minute = divmod(stamp, DAY)
        index = self._positions[ordinal - self.first] + days
        return self._days[index] * DAY + clamp(minute, self._spans[index])

    def onto_working_day(self, stamp: int) -> int:
        """The stamp itself on a working day, else the next working day at that minute, clamped."""
        ordinal, minute = divmod(stamp, DAY)
        index = self._positions[ordinal - self.first]
        if self._days[index] == ordinal:
            return stamp
        return self._days[index] * DAY + clamp(minute, self._spans[index])

    def closing(self, stamp: int, days: int = 0) -> int:
        """Closing time of the working day of the stamp, or of the day so many working days after it."""
        index = self._positions[stamp // DAY - self.first] + days
        return self._days[index] * DAY + self._spans[index][-1].end
