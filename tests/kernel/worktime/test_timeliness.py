"""The column «Kết quả» of the routing slip, case by case."""

import pytest

from kernel.worktime.worlds import at, shipped
from motcua.kernel.worktime import Timeliness, timeliness

HCMC = shipped()
MONDAY_TEN = "2026-11-09 10:00"


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("2026-11-09 10:01", Timeliness.LATE),
        ("2026-11-09 10:00", Timeliness.ON_TIME),
        ("2026-11-09 07:30", Timeliness.ON_TIME),
        # Saturday and Sunday count to Monday: nobody is early by a day off
        ("2026-11-08 20:00", Timeliness.ON_TIME),
        ("2026-11-07 09:00", Timeliness.ON_TIME),
        ("2026-11-06 17:00", Timeliness.EARLY),
        ("2026-11-02 09:00", Timeliness.EARLY),
    ],
)
def test_by_the_working_day(done: str, expected: Timeliness) -> None:
    assert timeliness(HCMC, at(MONDAY_TEN), at(done)) is expected


def test_seconds_make_nobody_late() -> None:
    assert timeliness(HCMC, at(MONDAY_TEN), at(MONDAY_TEN).replace(second=59)) is Timeliness.ON_TIME


def test_without_a_due_moment_nothing_is_said() -> None:
    assert timeliness(HCMC, None, at(MONDAY_TEN)) is None
