"""The obstacle register: what officers cannot do for want of an answer, who has to answer, until when.

Asked of a unit by a unit, about a procedure, a dossier, or neither; answered once, in writing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import training
from motcua.dossiers.access import visible
from motcua.dossiers.acting import LONGEST_TEXT, fit
from motcua.dossiers.followup.refusals import (
    AlreadyAnswered,
    DayGone,
    NoSuchDepartment,
    NoSuchDossier,
    NoSuchProcedure,
    NothingWritten,
)
from motcua.dossiers.models import Obstacle
from motcua.dossiers.overview import PAGE_SIZE
from motcua.dossiers.permissions import Permission
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, Scope, scope
from motcua.platform.errors import NotFound

RAISED, ANSWERED = "dossiers.obstacle.raised", "dossiers.obstacle.answered"


class Side(StrEnum):
    """Whose question it is: waits for us to answer; raised by us and open; answered, of either side."""

    TO_ANSWER = "to-answer"
    OURS = "ours"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class ObstacleRow:
    """Moments aware; `answered_at` None while it waits. Posts are ids."""

    public_id: UUID
    unit: int
    department: int
    procedure_code: str
    dossier: UUID | None
    dossier_code: str | None
    question: str
    due_on: date
    raised_at: datetime
    raised_by: int
    answer: str
    answered_at: datetime | None
    answered_by: int | None


@dataclass(frozen=True, slots=True)
class Raise:
    """`procedure` and `dossier` are codes, or empty."""

    question: str
    department: str
    due_on: date
    procedure: str = ""
    dossier: str = ""


_COLUMNS = (
    "public_id", "unit_id", "department_id", "procedure_code", "dossier__public_id", "dossier__code",
    "question", "due_on", "raised_at", "raised_by", "answer", "answered_at", "answered_by",
)  # fmt: skip


def raise_obstacle(actor: Actor, command: Raise) -> UUID:
    """Put a question to a department. Raises Refusal."""
    require_may_raise(actor)
    question = _words(command.question, "question")
    department = departments().get(command.department)
    if department is None:
        raise NoSuchDepartment(field="department")
    training.insist_apart(training.in_training(actor), department.id, "department")
    procedure, field = _procedure(command.procedure)
    with transaction.atomic(durable=True):
        now = clock.now()
        if command.due_on < now.date():
            raise DayGone(field="due_on")
        dossier, about_field = _dossier(actor, command.dossier)
        row = Obstacle.objects.create(
            unit_id=agencies.agency_of(actor.unit or 0).id,
            department_id=department.id,
            field_code=about_field or field,
            procedure_code=procedure,
            dossier_id=dossier,
            question=question,
            due_on=command.due_on,
            raised_at=now,
            raised_by=actor.post or 0,
        )
        told = {"unit": row.unit_id, "department": row.department_id, "due": row.due_on.isoformat()}
        told |= {"dossier": row.dossier_id} if row.dossier_id else {}
        _record(actor, row, RAISED, told, {"question": question})
    return row.public_id


def answer_obstacle(actor: Actor, public_id: UUID, answer: str) -> None:
    """Answer it, once. Raises Refusal."""
    words = _words(answer, "answer")
    with transaction.atomic(durable=True):
        found = Obstacle.objects.select_for_update(of=("self",)).filter(_asked_of(actor), public_id=public_id)
        row = found.first()
        if row is None:
            raise NotFound
        if row.answered_at is not None:
            raise AlreadyAnswered
        row.answer, row.answered_at, row.answered_by = words, clock.now(), actor.post or 0
        row.save(update_fields=["answer", "answered_at", "answered_by"])
        _record(actor, row, ANSWERED, {"department": row.department_id}, {"answer": words})


def obstacles_page(
    actor: Actor, side: Side, number: int = 1
) -> tuple[tuple[ObstacleRow, ...], dict[Side, int]]:
    """A numbered page, those due first on top (answered ones: the newest), and how many each list has."""
    require_obstacles(actor)
    sides = _sides(actor)
    counted = {each.name: Count("pk", filter=condition) for each, condition in sides.items()}
    counts = Obstacle.objects.filter(_seen(actor)).aggregate(**counted)
    order = ("-due_on", "-id") if side is Side.ANSWERED else ("due_on", "id")
    first = (number - 1) * PAGE_SIZE
    found = Obstacle.objects.filter(_seen(actor), sides[side]).order_by(*order)
    return _rows(found[first : first + PAGE_SIZE]), {each: counts[each.name] for each in Side}


def obstacle(actor: Actor, public_id: UUID) -> tuple[ObstacleRow, bool]:
    """One of them, and whether this person may answer it now. Raises NotFound."""
    found = _rows(Obstacle.objects.filter(_seen(actor), public_id=public_id))
    if not found:
        raise NotFound
    mine = Obstacle.objects.filter(_asked_of(actor), public_id=public_id, answered_at__isnull=True).exists()
    return found[0], mine


def departments() -> dict[str, agencies.UnitRow]:
    """Who can be asked: departments and committees of the province, by identifier."""
    return {row.identifier: row for row in agencies.units_of_kind("department", "province_committee")}


def require_obstacles(actor: Actor) -> None:
    """Its pages exist for those who may raise or answer."""
    if all(scope(actor, each).nothing for each in (Permission.OBSTACLE_RAISE, Permission.OBSTACLE_ANSWER)):
        raise NotFound


def may_raise(actor: Actor) -> bool:
    return actor.unit is not None and not scope(actor, Permission.OBSTACLE_RAISE).nothing


def require_may_raise(actor: Actor) -> None:
    if not may_raise(actor):
        raise NotFound


def _asked_of(actor: Actor) -> Q:
    return _within(scope(actor, Permission.OBSTACLE_ANSWER), "department_id")


def _raised_by(actor: Actor) -> Q:
    """What one raised oneself, and what was raised where one may raise, in one's fields."""
    own = Q(raised_by=actor.post) if actor.post is not None else Q(pk__in=[])
    reach = scope(actor, Permission.OBSTACLE_RAISE)
    if reach.nothing:
        return Q(pk__in=[])
    return own | _within(reach, "unit_id")


def _within(reach: Scope, unit_field: str) -> Q:
    """The reach as a condition that may stand on either side of an «or», where an empty one would vanish."""
    return reach.q(unit_field=unit_field, field_field="field_code") or Q(pk__isnull=False)


def _seen(actor: Actor) -> Q:
    return _asked_of(actor) | _raised_by(actor)


def _sides(actor: Actor) -> dict[Side, Q]:
    waits = Q(answered_at__isnull=True)
    return {
        Side.TO_ANSWER: waits & _asked_of(actor),
        Side.OURS: waits & _raised_by(actor),
        Side.ANSWERED: ~waits,
    }


def _rows(found: QuerySet[Obstacle]) -> tuple[ObstacleRow, ...]:
    return tuple(ObstacleRow(*row) for row in found.values_list(*_COLUMNS))


def _words(given: str, field: str) -> str:
    words = fit(given, field=field, most=LONGEST_TEXT, lines=True)
    if not words:
        raise NothingWritten(field=field)
    return words


def _procedure(code: str) -> tuple[str, str]:
    """A procedure in force today, by its code, and its field; none is fine."""
    if not code.strip():
        return "", ""
    try:
        version = catalogue.version_on(code.strip(), clock.today())
    except NotFound:
        raise NoSuchProcedure(field="procedure") from None
    return version.code, version.field_code


def _dossier(actor: Actor, code: str) -> tuple[int | None, str]:
    """A dossier this person may see, by its code, and its field; none is fine."""
    if not code.strip():
        return None, ""
    found = visible(actor).filter(code=code.strip().upper()).values_list("pk", "field_code").first()
    if found is None:
        raise NoSuchDossier(field="dossier")
    return found


def _record(actor: Actor, row: Obstacle, name: str, payload: dict[str, Any], notes: dict[str, str]) -> None:
    ledger.append(actor, [ledger.NewEntry(f"obstacle:{row.pk}", name, payload, notes=notes)])
