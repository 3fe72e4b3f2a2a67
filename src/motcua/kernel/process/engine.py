"""The engine: `start` and `advance` are pure functions from an instance and an act to the next.

Only a spec decides where work goes; a refusal is a KernelError and leaves the instance untouched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.kernel.errors import KernelError
from motcua.kernel.process.acts import (
    CANCELLED,
    EXPIRED,
    TAKEN_BACK,
    Act,
    Cancel,
    Complete,
    Effect,
    FactArrived,
    Finished,
    SendBack,
    StepClosed,
    TakeBack,
    TimerFired,
)
from motcua.kernel.process.course import Course
from motcua.kernel.process.instance import Instance, OpenStage, OpenStep
from motcua.kernel.process.sending import send_back
from motcua.kernel.process.spec import DONE, Move, Spec, StepKind, TimedKind, TimedMove, way_of

Facts = Mapping[str, object]
Advanced = tuple[Instance, tuple[Effect, ...]]


def start(spec: Spec, facts: Facts, *, at: str | None = None) -> Advanced:
    """A new instance at the first step, or in mid-course at the step `at` (for imported dossiers)."""
    course = Course(spec, Instance(), facts)
    course.enter(spec.start if at is None else spec.step(at).key, None, None, way="")
    return course.done()


def advance(spec: Spec, instance: Instance, act: Act, facts: Facts) -> Advanced:
    """What the act makes of the instance, and what follows from it; KernelError refuses the act."""
    if instance.finished:
        raise KernelError("process.instance.finished")
    course = Course(spec, instance, facts)
    if isinstance(act, Complete):
        _complete(course, instance.step_of(act.token), act.outcome)
    elif isinstance(act, SendBack):
        send_back(course, instance.step_of(act.token), _back_move(spec, instance, act.token), to=act.to)
    elif isinstance(act, TakeBack):
        step = instance.step_of(act.token)
        send_back(course, step, Move(step.step, None, TAKEN_BACK))
    elif isinstance(act, TimerFired):
        _fire(course, act)
    elif isinstance(act, FactArrived):
        _supply(course, act.name)
    else:
        return _cancel(course, instance, act)
    return course.done()


def outcomes(spec: Spec, step: str) -> tuple[str, ...]:
    """What the person at this step may choose, in the order written."""
    return tuple(dict.fromkeys(move.outcome for move in spec.moves_from(spec.step(step).key)))


@dataclass(frozen=True, slots=True)
class Choice:
    """One outcome as a person sees it: the button's words, whether work goes back, what the clock does."""

    key: str
    label: str
    goes_back: bool
    pauses: bool
    article: str


def choices(spec: Spec, step: str) -> tuple[Choice, ...]:
    """The outcomes of a step with their Vietnamese labels; several moves of one outcome are one choice."""
    found: dict[str, Choice] = {}
    for move in spec.moves_from(spec.step(step).key):
        if move.outcome not in found:
            goes_back = move.target is None
            found[move.outcome] = Choice(move.outcome, move.label, goes_back, move.pauses, move.article)
    return tuple(found.values())


def _complete(course: Course, step: OpenStep, outcome: str) -> None:
    ways = course.spec.ways_with(step.step, outcome)
    if not ways:
        raise KernelError(
            "process.outcome.not_offered",
            step=step.step,
            outcome=outcome,
            offered=", ".join(outcomes(course.spec, step.step)),
        )
    course.outcome = outcome
    way, move = course.choose(step.step, ways)
    if move.target is None:
        send_back(course, step, move)
        return
    course.follow(way, move, course.close(step, outcome), step.inside)


def _back_move(spec: Spec, instance: Instance, token: int) -> Move:
    step = instance.step_of(token).step
    for move in spec.moves_from(step):
        if move.target is None:
            return move
    raise KernelError("process.send_back.not_offered", step=step)


def _fire(course: Course, act: TimerFired) -> None:
    holder = course.holder_of(act.token)
    key = holder.step if isinstance(holder, OpenStep) else holder.stage
    timed = next((timed for timed in course.spec.timed_on(key) if timed.key == act.move), None)
    if timed is None:
        raise KernelError("process.timer.unknown", step=key, move=act.move)
    if timed.times is not None and holder.fired.count(timed.key) >= timed.times:
        raise KernelError("process.timer.already_fired", step=key, move=act.move)
    if timed.kind is TimedKind.EXPIRE:
        _expire(course, holder, timed)
        return
    holder = course.mark_fired(holder, timed)
    if timed.kind is TimedKind.ESCALATE and timed.target is not None:
        point = course.divide_beside(holder, timed.key)
        course.enter(timed.target, point, holder.inside, way_of(timed))


def _expire(course: Course, holder: OpenStep | OpenStage, timed: TimedMove) -> None:
    if timed.target is None:
        raise KernelError("process.timer.without_target", move=timed.key)
    course.outcome = EXPIRED
    if isinstance(holder, OpenStep):
        course.enter(timed.target, course.close(holder, EXPIRED), holder.inside, way_of(timed))
    else:
        course.clear_stage(holder, EXPIRED)
        course.enter(timed.target, holder.behind, holder.inside, way_of(timed))


def _supply(course: Course, fact: str) -> None:
    """Each step that waited for the fact is complete; the list is read before any of them moves."""
    for step in tuple(course.open):
        found = course.spec.step(step.step)
        if found.kind is StepKind.WAIT and found.fact == fact:
            _complete(course, step, next(iter(outcomes(course.spec, step.step)), DONE))


def _cancel(course: Course, instance: Instance, act: Cancel) -> Advanced:
    closed: list[Effect] = [StepClosed(step.token, step.step, CANCELLED) for step in instance.open]
    ended = Instance(next_token=instance.next_token, finished=True)
    return ended, (*course.effects, *closed, Finished(act.outcome))
