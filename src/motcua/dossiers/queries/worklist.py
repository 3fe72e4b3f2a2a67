"""Worklists: whose turn it is, sorted by risk of being late. One condition feeds a list and its count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from motcua.dossiers.models import Dossier, Step
from motcua.dossiers.permissions import Permission
from motcua.dossiers.queries.filters import (
    EVERYTHING,
    WAITS,
    Filter,
    filter_q,
    late_q,
    own_accounts,
    silent_q,
)
from motcua.dossiers.rules import PERMISSION_OF_KIND
from motcua.dossiers.training import units_q
from motcua.kernel.process import StepKind
from motcua.parties import api as parties
from motcua.platform.access import Actor, Scope, scope


class ListName(StrEnum):
    MINE = "mine"
    UNIT = "unit"
    WAITING_CITIZEN = "waiting-citizen"
    WAITING_OTHERS = "waiting-others"
    LATE = "late"
    FORGOTTEN = "forgotten"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One open step in a list; `unit_id` is where it lies.

    Moments are aware; `due_at` is the dossier's, None while it waits.
    """

    step_id: int
    token: int
    step: str
    kind: str
    step_due_at: datetime | None
    risk_at: datetime
    unit_id: int
    holder_id: int | None
    holder_name: str
    public_id: UUID
    code: str
    owner_name: str
    procedure_version_id: int
    status: int
    due_at: datetime | None
    recipe: dict[str, object] | None
    competent_id: int
    channel: str
    is_non_territorial: bool
    finished_at: datetime | None
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """What open work of a list has in common: the choices its filter can offer."""

    procedures: tuple[tuple[str, int], ...]
    """Code, and a version by which its name is found."""
    holders: tuple[tuple[UUID, str], ...]
    competent: tuple[int, ...]
    fields: tuple[str, ...]


PAGE_SIZE = 50


_OF_STEP = ("id", "token", "name", "kind", "due_at", "risk_at", "unit_id", "holder_id")
_OF_DOSSIER = (
    "public_id", "code", "owner_name", "version_of_procedure", "status", "due_at", "recipe", "competent",
    "channel", "is_non_territorial", "finished_at",
)  # fmt: skip
"""The columns of WorkRow in its order; the holder's name comes between, the moment of reception last."""


def worklist_page(
    actor: Actor, name: ListName, number: int = 1, chosen: Filter = EVERYTHING
) -> tuple[WorkRow, ...]:
    """A numbered page of a list, the riskiest first."""
    first = (number - 1) * PAGE_SIZE
    found = _steps(actor, name, chosen).order_by("risk_at", "id")
    steps: list[tuple[Any, ...]] = list(found.values_list("dossier_id", *_OF_STEP)[first : first + PAGE_SIZE])
    # The list is found and sorted within its index; dossiers are then fetched for this page alone, together.
    named = Dossier.objects.filter(pk__in={step[0] for step in steps}).annotate(received=_received())
    dossiers = {row[0]: row[1:] for row in named.values_list("pk", *_OF_DOSSIER, "received")}
    holders = {step[-1] for step in steps if step[-1]}
    names = parties.account_names(holders) if holders else {}
    return tuple(WorkRow(*(*step[1:], names.get(step[-1], ""), *dossiers[step[0]])) for step in steps)


def worklist_rows(actor: Actor, name: ListName, chosen: Filter = EVERYTHING) -> Iterator[WorkRow]:
    """The whole list in its order, read bit by bit."""
    lines = _lines(_steps(actor, name, chosen).order_by("risk_at", "id"))
    return (WorkRow(*row) for row in lines.iterator(chunk_size=1000))


def worklist_ids(actor: Actor, name: ListName, most: int, chosen: Filter = EVERYTHING) -> list[UUID]:
    """The dossiers of a list, the riskiest first, for one who takes them all in hand at once."""
    steps = _steps(actor, name, chosen).order_by("risk_at", "id")
    return list(steps.values_list("dossier__public_id", flat=True)[:most])


def _lines(steps: QuerySet[Step]) -> QuerySet[Step, tuple[Any, ...]]:
    """Only what a line shows, without making whole objects of three tables."""
    named = steps.annotate(held_by=Coalesce("holder__name", Value("")), received=_received("dossier__"))
    return named.values_list(
        *_OF_STEP, "held_by", *(f"dossier__{column}" for column in _OF_DOSSIER), "received"
    )


def _received(prefix: str = "") -> Coalesce:
    return Coalesce(f"{prefix}accepted_at", f"{prefix}submitted_at")


def counts(actor: Actor, chosen: Filter = EVERYTHING) -> dict[ListName, int]:
    """How many rows each list has, by the very conditions that make the lists."""
    within = _within_turn(actor)
    together = {name.name: Count("pk", filter=condition) for name, condition in within.items()}
    found = _opened().filter(turn_q(actor), filter_q(actor, chosen)).aggregate(**together)
    beside = [name for name in ListName if name not in within]
    apart = dict(zip(beside, counts_of(actor, [(name, chosen) for name in beside]), strict=True))
    return {name: apart[name] if name in apart else found[name.name] for name in ListName}


def counts_of(actor: Actor, wanted: Sequence[tuple[ListName, Filter]]) -> list[int]:
    """The same for lists each narrowed in its own way, in one question."""
    counted = [
        _steps(actor, name, chosen)
        .order_by()
        .annotate(which=Value(which, output_field=IntegerField()))
        .values("which")
        .annotate(rows=Count("pk"))
        .values_list("which", "rows")
        for which, (name, chosen) in enumerate(wanted)
    ]
    found = dict(counted[0].union(*counted[1:], all=True)) if counted else {}
    return [found.get(which, 0) for which in range(len(wanted))]


def found_in(actor: Actor, name: ListName) -> Found:
    """What a list can be narrowed by, read from the list itself."""
    rows = _steps(actor, name).order_by().annotate(code=F("dossier__procedure_code"))
    seen = set(
        rows.values_list(
            "code", "dossier__version_of_procedure", "holder__public_id", "holder__name", "competent_id",
            "field_code",
        ).distinct()
    )  # fmt: skip
    return Found(
        procedures=tuple(sorted({code: version for code, version, *_rest in sorted(seen, key=str)}.items())),
        holders=tuple(sorted({(row[2], row[3]) for row in seen if row[2]}, key=lambda each: each[1])),
        competent=tuple(sorted({row[4] for row in seen})),
        fields=tuple(sorted({row[5] for row in seen})),
    )


def _opened() -> QuerySet[Step]:
    return Step.objects.filter(closed_at__isnull=True)


def _steps(actor: Actor, name: ListName, chosen: Filter = EVERYTHING) -> QuerySet[Step]:
    opened = _opened().filter(filter_q(actor, chosen))
    if name is ListName.WAITING_OTHERS:
        return opened.filter(_asked_of_others(actor), kind="consult")
    if name is ListName.FORGOTTEN:
        return opened.filter(~WAITS, _forgotten(actor))
    if name is ListName.SILENT:
        return opened.filter(silent_q(), _asks_or_owes(actor))
    return opened.filter(turn_q(actor), _within_turn(actor)[name])


def _within_turn(actor: Actor) -> dict[ListName, Q]:
    """The lists of what is this person's turn; their rows are counted in one reading."""
    return {
        ListName.MINE: ~WAITS & Q(holder_id__in=own_accounts(actor)),
        ListName.UNIT: ~WAITS,
        ListName.WAITING_CITIZEN: WAITS,
        ListName.LATE: late_q(),
    }


PROCEDURE = "dossier__procedure_code"
"""Asked only for deputies of single procedures: lists of all others are found within their index."""


def turn_q(actor: Actor) -> Q:
    """Open steps that are this person's turn by role, unit and field."""
    by_scope: dict[Scope, list[str]] = {}
    for kind, permission in PERMISSION_OF_KIND.items():
        by_scope.setdefault(scope(actor, permission), []).append(str(kind))
    found = Q(pk__in=[])
    for reach, kinds in by_scope.items():
        if not reach.nothing:
            found |= Q(kind__in=kinds) & reach.q(
                unit_field="unit_id", field_field="field_code", procedure_field=PROCEDURE
            )
    return found & units_q(actor)


def _forgotten(actor: Actor) -> Q:
    """Steps an alarm was raised for and nobody has taken since, for those who may take or reassign them."""
    reach = scope(actor, Permission.REASSIGN)
    forgotten = Q(alarmed_at__isnull=False, holder__isnull=True)
    may_reassign = reach.q(
        unit_field="unit_id", field_field="field_code", procedure_field=PROCEDURE
    ) & units_q(actor)
    return forgotten & turn_q(actor) | forgotten & may_reassign


def _asked_of_others(actor: Actor) -> Q:
    """Opinions asked by my unit and not yet given."""
    reach = scope(actor, Permission.CONSULT)
    return reach.q(unit_field="competent_id", field_field="field_code", procedure_field=PROCEDURE) & units_q(
        actor
    )


def _asks_or_owes(actor: Actor) -> Q:
    """Both sides of an opinion, each with who answers for it: the unit that decides and the unit asked."""
    sides = {
        "competent_id": (Permission.CONSULT, Permission.OVERSEE),
        "unit_id": (PERMISSION_OF_KIND[StepKind.CONSULT], Permission.OVERSEE),
    }
    # Each side is said with its kind, for a right that reaches everything is an empty condition.
    found = Q(pk__in=[])
    for unit, permissions in sides.items():
        for permission in permissions:
            reach = scope(actor, permission).q(
                unit_field=unit, field_field="field_code", procedure_field=PROCEDURE
            )
            found |= Q(kind=StepKind.CONSULT) & reach
    return found & units_q(actor)


def row_of(dossier: Dossier, step: Step | None) -> WorkRow:
    """A line for a dossier and one of its open steps; a finished dossier has none."""
    return WorkRow(
        step_id=step.pk if step else 0,
        token=step.token if step else 0,
        step=step.name if step else "",
        kind=step.kind if step else "",
        step_due_at=step.due_at if step else None,
        risk_at=step.risk_at if step else dossier.submitted_at,
        unit_id=step.unit_id if step else dossier.competent_id,
        holder_id=step.holder_id if step else None,
        holder_name=step.holder.name if step and step.holder else "",
        public_id=dossier.public_id,
        code=dossier.code,
        owner_name=dossier.owner_name,
        procedure_version_id=dossier.version_of_procedure_id,
        status=dossier.status,
        due_at=dossier.due_at,
        recipe=dossier.recipe,
        competent_id=dossier.competent_id,
        channel=dossier.channel,
        is_non_territorial=dossier.is_non_territorial,
        finished_at=dossier.finished_at,
        received_at=dossier.accepted_at or dossier.submitted_at,
    )
