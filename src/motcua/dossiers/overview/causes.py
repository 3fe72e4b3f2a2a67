"""Where the hours of a dossier went: a pure function of its steps and of what was asked of the citizen.

A step that stood open beyond its own due moment took time from the dossier. Of that time, what went by while
another unit was asked for an opinion, or the citizen for papers, is theirs; the rest is the step's. Steps are
put off when the legal clock pauses, so a lawful pause never counts as a loss.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.kernel import worktime
from motcua.kernel.process import StepKind
from motcua.kernel.worktime import Calendar

Span = tuple[datetime, datetime]


class Cause(StrEnum):
    TAKEN_LATE = "taken-late"
    NO_HOLDER = "no-holder"
    STEP_OVER = "step-over"
    OPINION = "opinion"
    CITIZEN = "citizen"
    PLAN = "plan"
    """No step stood longer than it may: the steps' hours do not fit the limit, or it came here late."""


@dataclass(frozen=True, slots=True)
class StepSpan:
    """A step as it went; `closed_at` None while it is open."""

    name: str
    kind: str
    unit: int
    holder: int | None
    opened_at: datetime
    due_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Loss:
    """Office minutes lost to one cause at one step."""

    cause: Cause
    step: str
    unit: int
    minutes: int


def where_hours_went(
    steps: Sequence[StepSpan],
    asked_of_citizen: Sequence[Span],
    until: datetime,
    calendar_of: Callable[[int], Calendar],
) -> tuple[Loss, ...]:
    """Every loss up to a moment, the largest first; empty when no step stood longer than it may."""
    opinions = [(s.opened_at, s.closed_at or until) for s in steps if s.kind == StepKind.CONSULT]
    losses: list[Loss] = []
    for step in steps:
        end = min(step.closed_at or until, until)
        if step.kind in {StepKind.CONSULT, StepKind.RETURN} or step.due_at is None or end <= step.due_at:
            continue
        calendar = calendar_of(step.unit)
        by_citizen, rest = split([(step.due_at, end)], asked_of_citizen)
        by_others, own = split(rest, opinions)
        for cause, spans in (
            (Cause.CITIZEN, by_citizen),
            (Cause.OPINION, by_others),
            (_own_cause(step), own),
        ):
            minutes = sum(worktime.working_minutes(calendar, begin, over) for begin, over in spans)
            if minutes:
                losses.append(Loss(cause, step.name, step.unit, minutes))
    return tuple(sorted(losses, key=lambda loss: -loss.minutes))


def main_cause(losses: Sequence[Loss]) -> Cause:
    """The one that took most."""
    return losses[0].cause if losses else Cause.PLAN


def _own_cause(step: StepSpan) -> Cause:
    if step.kind == StepKind.RECEIVE:
        return Cause.TAKEN_LATE
    return Cause.STEP_OVER if step.holder is not None else Cause.NO_HOLDER


def split(spans: Sequence[Span], windows: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """What of the spans lies within the windows, and what remains; no moment is given twice."""
    inside: list[Span] = []
    rest = list(spans)
    for begin, end in sorted(windows):
        left: list[Span] = []
        for a, b in rest:
            low, high = max(a, begin), min(b, end)
            if low >= high:
                left.append((a, b))
                continue
            inside.append((low, high))
            left += [(x, y) for x, y in ((a, low), (high, b)) if x < y]
        rest = left
    return inside, rest
