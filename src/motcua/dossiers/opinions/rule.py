"""When silence is told, and to whom: pure functions of the hours it has lasted and of who holds what."""

from collections.abc import Sequence
from enum import IntEnum

from django.utils.translation import gettext_lazy as _

from motcua.agencies.api import HolderRow, settings

SECOND_HOURS = settings.register(
    settings.Known(
        key="opinion-second-hours",
        words=_("Báo lãnh đạo nơi hỏi khi ý kiến trễ thêm"),
        counted_in=_("giờ làm việc"),
        usual=8,
        least=1,
        most=400,
        source=_("Một ngày làm việc; mức của chương trình, chưa có văn bản của tỉnh."),
    )
)
"""Office hours of silence after which the second level is told."""


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
