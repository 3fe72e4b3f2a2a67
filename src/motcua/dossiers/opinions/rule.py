"""When silence is told, and to whom: pure functions of the hours it has lasted and of who holds what."""

from collections.abc import Sequence
from enum import IntEnum

from motcua.agencies.api import HolderRow

SECOND_HOURS = "opinion-second-hours"
"""The province's setting: office hours of silence after which the second level is told."""
SECOND_HOURS_USUAL = 8
"""One working day, where nobody has fixed it; our own."""


class Level(IntEnum):
    """Who is told: first whoever answers for the unit that was asked, then for the unit that decides."""

    ASKED = 1
    ASKING = 2


def is_time_for(level: Level, silent_minutes: int, second_hours: int) -> bool:
    """The unit asked at its own hour, the unit that decides after the second limit, in office minutes."""
    return silent_minutes >= (0 if level is Level.ASKED else second_hours * 60)


def who_answers_for(
    unit: int, heads: Sequence[HolderRow], leaders: Sequence[HolderRow]
) -> tuple[HolderRow, ...]:
    """Whoever leads the unit itself, else heads it as a section; else the nearest leader above it."""
    nearest = leaders[0].unit_id if leaders else None
    for role, place in ((leaders, unit), (heads, unit), (leaders, nearest)):
        found = tuple(row for row in role if row.unit_id == place)
        if found:
            return found
    return ()
