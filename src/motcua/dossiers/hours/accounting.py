"""How many office hours each step of a dossier took, of how many it might; a pause is in none of them.

Hours are those of the step's own unit. Steps side by side each have theirs, so they do not add up to the
legal time; a result that waits to be fetched takes nobody's hours.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.models import Step, Supplement
from motcua.dossiers.overview import Loss, Span, StepSpan, split, where_hours_went
from motcua.dossiers.state import DossierState
from motcua.kernel import worktime
from motcua.kernel.process import StepKind
from motcua.kernel.worktime import Calendar, Recipe
from motcua.parties import api as parties

CalendarOf = Callable[[int], Calendar]


@dataclass(frozen=True, slots=True)
class HourRow:
    """One step; `closed_at` None while it is open, `allowed` None where no hour was set. Office minutes."""

    step: str
    unit: int
    holder: int | None
    opened_at: datetime
    closed_at: datetime | None
    minutes: int
    allowed: int | None
    over: int


@dataclass(frozen=True, slots=True)
class Hours:
    """The account of a dossier, the names of those who had it, and what was lost, the largest first."""

    rows: tuple[HourRow, ...]
    names: dict[int, str]
    losses: tuple[Loss, ...]


def hours_of(state: DossierState, now: datetime) -> Hours:
    """Of a dossier in hand, in three readings however long its story."""
    until = min(now, state.finished_at or now)
    columns = ("name", "kind", "unit_id", "holder_id", "opened_at", "due_at", "closed_at")
    found = Step.objects.filter(dossier_id=state.id).order_by("opened_at", "id").values_list(*columns)
    steps = [StepSpan(*row) for row in found]
    asked = Supplement.objects.filter(dossier_id=state.id).values_list("asked_at", "closed_at")
    waited = [(begin, end or until) for begin, end in asked]
    return Hours(
        rows=steps_account(steps, _pauses(state, until), until, agencies.calendar_of),
        names=parties.account_names({step.holder for step in steps if step.holder is not None}),
        losses=where_hours_went(steps, waited, until, agencies.calendar_of),
    )


def steps_account(
    steps: Sequence[StepSpan], pauses: Sequence[Span], until: datetime, calendar_of: CalendarOf
) -> tuple[HourRow, ...]:
    """A row for each step of the main course and each opinion, in the order they were opened."""
    return tuple(_row(step, pauses, until, calendar_of) for step in steps if step.kind != StepKind.RETURN)


def _row(step: StepSpan, pauses: Sequence[Span], until: datetime, calendar_of: CalendarOf) -> HourRow:
    end = min(step.closed_at or until, until)

    def minutes(begin: datetime, over: datetime) -> int:
        _paused, running = split([(begin, over)], pauses)
        return sum(worktime.working_minutes(calendar_of(step.unit), a, b) for a, b in running)

    return HourRow(
        step=step.name,
        unit=step.unit,
        holder=step.holder,
        opened_at=step.opened_at,
        closed_at=step.closed_at,
        minutes=minutes(step.opened_at, end),
        allowed=minutes(step.opened_at, step.due_at) if step.due_at is not None else None,
        over=minutes(step.due_at, end) if step.due_at is not None and step.due_at < end else 0,
    )


def _pauses(state: DossierState, until: datetime) -> list[Span]:
    if state.recipe is None:
        return []
    return [(pause.begin, pause.end or until) for pause in Recipe.from_data(state.recipe).pauses]
