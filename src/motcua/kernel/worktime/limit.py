"""Time limits as the law writes them: a number and a unit, or the same day, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import KernelError

LARGEST = 1000
"""No procedure known to us takes longer; a larger number is a slip of the pen."""
LARGEST_MINUTES = 9_999_999


class LimitUnit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAYS = "wd"
    """ngày làm việc: days that have office hours."""
    CALENDAR_DAYS = "d"
    """ngày: every day of the calendar."""
    WORKING_HOURS = "h"
    """giờ làm việc: hours of office time."""
    SAME_DAY = "sameday"
    """trong ngày: by closing time of the day of receipt, after the cut-off of the next working day."""
    OFFICE_MINUTES = "m"
    """Minutes of office time: only for a due date that another system promised and that is kept."""
    NONE = "none"
    """No appointment date is given."""


COUNTED = frozenset(
    {
        LimitUnit.WORKING_DAYS,
        LimitUnit.CALENDAR_DAYS,
        LimitUnit.WORKING_HOURS,
        LimitUnit.OFFICE_MINUTES,
    }
)
"""The units that carry a number."""

_WRITTEN = re.compile(r"([0-9]{1,7})(wd|d|h|m)")


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit. `amount` is ≥ 1 for wd, d and h, and 0 for `sameday` and `none`."""

    amount: int
    unit: LimitUnit

    def __post_init__(self) -> None:
        counted = self.unit in COUNTED
        largest = LARGEST_MINUTES if self.unit is LimitUnit.OFFICE_MINUTES else LARGEST
        if (counted and not 1 <= self.amount <= largest) or (not counted and self.amount != 0):
            raise KernelError("worktime.limit.amount", limit=str(self), largest=largest)

    def __str__(self) -> str:
        """As it is written in data: "10wd", "5d", "8h", "sameday", "none"."""
        return f"{self.amount}{self.unit}" if self.unit in COUNTED else str(self.unit)

    @classmethod
    def parse(cls, text: str) -> Limit:
        """Read "10wd", "5d", "8h", "sameday" or "none"; KernelError `worktime.limit.malformed` otherwise."""
        if text in {"sameday", "none"}:
            return cls(0, LimitUnit(text))
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise KernelError("worktime.limit.malformed", limit=text)
        return cls(int(found[1]), LimitUnit(found[2]))

    def to_data(self) -> str:
        """Plain JSON: the written form."""
        return str(self)

    @classmethod
    def from_data(cls, data: str) -> Limit:
        """The limit as it was stored."""
        return cls.parse(data)
