"""Sending work back to whence it came, or to an earlier step on the same way."""

from __future__ import annotations

from motcua.kernel.errors import KernelError
from motcua.kernel.process.course import Course
from motcua.kernel.process.instance import Arrival, OpenStep, Passed, chain
from motcua.kernel.process.spec import Move


def send_back(course: Course, step: OpenStep, move: Move, *, to: str | None = None) -> None:
    """Close the step and reopen an earlier one; refused while a parallel branch is still open.

    Going back over a point where work was divided would do the other branch's work twice.
    """
    passed = _earlier(course, step, to)
    course.turn_clock(move)
    course.outcome = move.outcome
    course.close(step, move.outcome)
    still_around = course.stages_around(passed.inside)
    for stage in tuple(course.stages):
        if stage.token in course.stages_around(step.inside) and stage.token not in still_around:
            course.stages.remove(stage)
    course.open_step(passed.node, passed, passed.inside)


def _earlier(course: Course, step: OpenStep, to: str | None) -> Passed:
    for passed in chain(step.behind):
        if passed.parts:
            if _has_other_parts(course, step, passed.token):
                raise KernelError("process.send_back.branch_open", step=step.step, gate=passed.node)
        elif to is None or passed.node == to:
            return passed
    if to is None:
        raise KernelError("process.send_back.first_step", step=step.step)
    course.spec.step(to)
    raise KernelError("process.send_back.not_passed", step=step.step, to=to)


def _has_other_parts(course: Course, step: OpenStep, point: int) -> bool:
    mine = (step.token, *course.stages_around(step.inside))
    return any(
        passed.token == point
        for place in course.places()
        if isinstance(place, Arrival) or place.token not in mine
        for passed in chain(place.behind)
    )
