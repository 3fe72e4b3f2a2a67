"""The dossiers behind a number or a cell: one reading of a page, its steps and what the citizen was asked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier, Result, Step, Supplement
from motcua.dossiers.overview.causes import Cause, Loss, Span, StepSpan, main_cause, where_hours_went
from motcua.dossiers.overview.figures import Figure, dossiers_behind, steps_to_sign
from motcua.dossiers.overview.reach import require_overseer
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier of a leader's list. Moments are local; `holder` None where nobody has taken the step."""

    id: int
    public_id: UUID
    code: str
    owner_name: str
    procedure_version_id: int
    unit: int
    status: int
    submitted_at: datetime
    due_at: datetime | None
    extension_count: int
    step: str = ""
    holder: UUID | None = None
    holder_name: str = ""
    losses: tuple[Loss, ...] = ()

    @property
    def cause(self) -> Cause:
        return main_cause(self.losses)


@dataclass(frozen=True, slots=True)
class ToSign:
    """A result that waits for approval or signature, with who made and who checked it."""

    public_id: UUID
    code: str
    owner_name: str
    procedure_version_id: int
    kind: str
    step: str
    risk_at: datetime
    holder_name: str
    decision: str
    content: str
    fingerprint: str
    drafted_by: int | None
    drafted_at: datetime | None
    approved_by: int | None
    approved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a figure: of one unit, of those due on one day."""

    unit: int | None = None
    day: date | None = None


def page_behind(
    actor: Actor, figure: Figure, now: datetime, part: Part, number: int = 1
) -> tuple[tuple[Line, ...], int]:
    """A numbered page of the dossiers behind a number, and how many there are in all."""
    require_overseer(actor)
    found = narrowed(dossiers_behind(actor, figure, now), part)
    first = (number - 1) * PAGE_SIZE
    soonest = (F("due_at").asc(nulls_last=True), "id")
    order = ("-submitted_at", "-id") if figure is Figure.RECEIVED else soonest
    return lines(found.order_by(*order)[first : first + PAGE_SIZE], now), found.count()


def narrowed(found: QuerySet[Dossier], part: Part) -> QuerySet[Dossier]:
    if part.unit is not None:
        found = found.filter(competent_id=part.unit)
    if part.day is not None:
        begin = datetime(part.day.year, part.day.month, part.day.day, tzinfo=ZONE)
        found = found.filter(due_at__gte=begin, due_at__lt=begin + timedelta(days=1))
    return found


_COLUMNS = (
    "id", "public_id", "code", "owner_name", "version_of_procedure_id", "competent_id", "status",
    "submitted_at", "due_at", "extension_count",
)  # fmt: skip


def lines(found: QuerySet[Dossier], now: datetime) -> tuple[Line, ...]:
    """Rows with who has them and where their hours went, in three readings however many they are."""
    rows = [Line(*row) for row in found.values_list(*_COLUMNS)]
    ids = [row.id for row in rows]
    steps, people = _steps(ids)
    asked = _asked(ids, now)
    return tuple(_with_course(row, steps[row.id], people, asked[row.id], now) for row in rows)


_SPAN = ("name", "kind", "unit_id", "holder_id", "opened_at", "due_at", "closed_at")
"""Columns in the order of StepSpan."""
_HOLDER = ("holder__public_id", "holder__name")
_People = dict[int, tuple[UUID, str]]
"""Account → how addresses and people name it."""


def _steps(ids: Sequence[int]) -> tuple[dict[int, list[StepSpan]], _People]:
    spans: dict[int, list[StepSpan]] = defaultdict(list)
    people: _People = {}
    told = Step.objects.filter(dossier_id__in=ids).order_by("id")
    rest: list[Any]
    for dossier, public_id, name, *rest in told.values_list("dossier_id", *_HOLDER, *_SPAN):
        span = StepSpan(*rest)
        spans[dossier].append(span)
        if span.holder is not None:
            people[span.holder] = (public_id, name)
    return spans, people


def _asked(ids: Sequence[int], now: datetime) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    rows = Supplement.objects.filter(dossier_id__in=ids)
    for dossier, begin, end in rows.values_list("dossier_id", "asked_at", "closed_at"):
        found[dossier].append((begin, end or now))
    return found


def _with_course(
    row: Line, steps: Sequence[StepSpan], people: _People, asked: Sequence[Span], now: datetime
) -> Line:
    current = _current(steps)
    nobody: tuple[UUID | None, str] = (None, "")
    holder, name = people[current.holder] if current and current.holder else nobody
    return replace(
        row,
        step=current.name if current else "",
        holder=holder,
        holder_name=name,
        losses=where_hours_went(steps, asked, now, agencies.calendar_of),
    )


def _current(steps: Iterable[StepSpan]) -> StepSpan | None:
    """The open step of the main course; an opinion asked beside it only where there is nothing else."""
    standing = [step for step in steps if step.closed_at is None]
    return min(standing, key=lambda step: step.kind == "consult", default=None)


def cause_of(dossier_id: int, now: datetime) -> Cause:
    """Where the hours of one dossier went; only for pages that have it in hand."""
    (line,) = lines(Dossier.objects.filter(pk=dossier_id), now)
    return line.cause


def waiting_for_me(actor: Actor, number: int = 1) -> tuple[tuple[ToSign, ...], int]:
    """Results to approve or sign, the nearest to its hour first; and how many."""
    require_overseer(actor)
    found = steps_to_sign(actor).order_by("risk_at", "id")
    first = (number - 1) * PAGE_SIZE
    rows = list(
        found.values_list(
            "dossier_id", "dossier__public_id", "dossier__code", "dossier__owner_name",
            "dossier__version_of_procedure_id", "kind", "name", "risk_at", "holder__name",
        )[first : first + PAGE_SIZE]
    )  # fmt: skip
    results = _newest_results([row[0] for row in rows])
    empty = ("", "", "", None, None, None, None)
    told = (ToSign(*_told(row), *results.get(row[0], empty)) for row in rows)
    return tuple(told), found.count()


def ids_waiting_for_me(actor: Actor, most: int) -> list[UUID]:
    """The same drafts in the same order, for one who takes them all in hand at once."""
    require_overseer(actor)
    found = steps_to_sign(actor).order_by("risk_at", "id")
    return list(found.values_list("dossier__public_id", flat=True)[:most])


def _told(row: Sequence[Any]) -> tuple[Any, ...]:
    """Without the id; a step nobody holds has no name."""
    return *row[1:8], row[8] or ""


def _newest_results(ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    rows = Result.objects.filter(dossier_id__in=ids).order_by("dossier_id", "number")
    wanted = ("decision", "content", "fingerprint", "drafted_by", "drafted_at", "approved_by", "approved_at")
    return {dossier: tuple(rest) for dossier, *rest in rows.values_list("dossier_id", *wanted)}
