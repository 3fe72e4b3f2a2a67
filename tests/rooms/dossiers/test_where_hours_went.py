"""Where the hours of a dossier went: a table of courses, each with what took its time."""

from datetime import datetime

import pytest

from kernel.worktime.worlds import SHIPPED, calendar
from motcua.dossiers.overview import Cause, StepSpan, main_cause, where_hours_went
from motcua.kernel.worktime import ZONE

UNIT, HOLDER = 7, 1


def day(number: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the second week of November 2026; the 9th is a Monday."""
    return datetime(2026, 11, number, hour, minute, tzinfo=ZONE)


def step(
    kind: str, opened: datetime, due: datetime | None, closed: datetime | None, holder: int | None = HOLDER
) -> StepSpan:
    return StepSpan(kind, kind, UNIT, holder, opened, due, closed)


NOW = day(12, 10)
EXAMINED_LATE = step("examine", day(9, 8), day(9, 16), day(10, 9))
UNTAKEN = step("assign", day(12, 8), day(12, 9), None, None)
COURSES = {
    "every step in its hours": ((step("examine", day(9, 8), day(9, 16), day(9, 15)),), (), ()),
    "a step over its hours, the night not counted": ((EXAMINED_LATE,), (), ((Cause.STEP_OVER, 150),)),
    "one still open": ((step("sign", day(12, 8), day(12, 9), None),), (), ((Cause.STEP_OVER, 60),)),
    "one that nobody took": (
        (step("assign", day(12, 8), day(12, 9), None, None),),
        (),
        ((Cause.NO_HOLDER, 60),),
    ),
    "taken in late": ((step("receive", day(12, 8), day(12, 9), None, None),), (), ((Cause.TAKEN_LATE, 60),)),
    "an opinion was awaited for a part of it": (
        (EXAMINED_LATE, step("consult", day(9, 14), day(9, 15), day(9, 16, 30))),
        (),
        ((Cause.STEP_OVER, 120), (Cause.OPINION, 30)),
    ),
    "the citizen was asked the whole time": (
        (EXAMINED_LATE,),
        ((day(9, 10), day(11, 8)),),
        ((Cause.CITIZEN, 150),),
    ),
    "no moment is counted twice": (
        (EXAMINED_LATE, step("consult", day(9, 14), day(9, 15), None)),
        ((day(9, 10), day(9, 16, 20)), (day(9, 10), day(9, 16, 20))),
        ((Cause.OPINION, 130), (Cause.CITIZEN, 20)),
    ),
    "a result lies ready as long as it likes": ((step("return", day(9, 8), day(9, 9), None),), (), ()),
    "a step without hours is never over them": ((step("examine", day(9, 8), None, None),), (), ()),
}


@pytest.mark.parametrize("course", COURSES)
def test_each_minute_over_is_somebodys(course: str) -> None:
    steps, asked, expected = COURSES[course]
    office = calendar(SHIPPED / "hcmc.json")
    losses = where_hours_went(steps, asked, NOW, lambda _unit: office)
    assert tuple((loss.cause, loss.minutes) for loss in losses) == expected
    assert main_cause(losses) == (expected[0][0] if expected else Cause.PLAN)
