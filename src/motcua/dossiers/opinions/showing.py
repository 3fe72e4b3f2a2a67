"""What other units were asked about a dossier, what they said, and how long they have said nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.agencies import api as agencies
from motcua.dossiers.models import Consultation
from motcua.dossiers.state import DossierState, OpenStep
from motcua.dossiers.status import WAITING
from motcua.kernel import worktime
from motcua.kernel.process import StepKind
from motcua.platform.clock import ZONE


class Answering(StrEnum):
    """How an opinion stands. `PUT_OFF`: the dossier waits, so the hour is set anew when it goes on."""

    ANSWERED = "answered"
    WAITED_FOR = "waited-for"
    PUT_OFF = "put-off"
    SILENT = "silent"
    NO_MORE = "no-more"
    """Nobody waits for it any more: the dossier went on or ended without it."""


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One opinion; `answer` is empty until given, `silent_minutes` are office minutes since its hour."""

    unit: str
    question: str
    asked_at: datetime
    due_at: datetime
    answer: str
    answered_at: datetime | None
    standing: Answering
    silent_minutes: int = 0


def opinions_of(state: DossierState, now: datetime) -> tuple[OpinionRow, ...]:
    """In the order they were asked; those the process itself asks for stand there while they are open."""
    opened = {step.token: step for step in state.steps if step.kind == StepKind.CONSULT}
    by_hand = state.holders.get("consultations") or any(token < 0 for token in opened)
    rows = Consultation.objects.filter(dossier_id=state.id).order_by("id") if by_hand else ()
    found = [_asked(row, state, opened.get(row.token), now) for row in rows]
    return (*found, *_of_process(state, opened, now))


def _asked(row: Consultation, state: DossierState, step: OpenStep | None, now: datetime) -> OpinionRow:
    standing = Answering.NO_MORE if step is None else standing_of(state, row.due_at, now)
    if row.answered_at is not None:
        standing = Answering.ANSWERED
    return OpinionRow(
        unit=agencies.unit(row.unit_id).name,
        question=row.question,
        asked_at=row.asked_at,
        due_at=row.due_at,
        answer=row.answer,
        answered_at=row.answered_at,
        standing=standing,
        silent_minutes=silent_minutes(row.unit_id, row.due_at, now) if standing is Answering.SILENT else 0,
    )


def _of_process(state: DossierState, opened: dict[int, OpenStep], now: datetime) -> Iterator[OpinionRow]:
    for token, step in opened.items():
        if token < 0 or step.due_at is None:
            continue
        standing = standing_of(state, step.due_at, now)
        silent = silent_minutes(step.unit, step.due_at, now) if standing is Answering.SILENT else 0
        name = agencies.unit(step.unit).name
        yield OpinionRow(name, step.name, step.opened_at, step.due_at, "", None, standing, silent)


def standing_of(state: DossierState, due_at: datetime, now: datetime) -> Answering:
    """Of an opinion that is open; says the same as the list of those not given in time."""
    if state.status in WAITING:
        return Answering.PUT_OFF
    return Answering.SILENT if due_at < now else Answering.WAITED_FOR


def silent_minutes(unit: int, due_at: datetime, now: datetime) -> int:
    """Office minutes of the unit asked that have gone by since its hour."""
    calendar = agencies.calendar_of(unit)
    return worktime.working_minutes(calendar, due_at.astimezone(ZONE), now.astimezone(ZONE))
