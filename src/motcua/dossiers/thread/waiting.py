"""Threads with a message nobody has answered, for those who may answer: a list and its numbers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, DateTimeField, Func, Q, QuerySet

from motcua.catalogue import api as catalogue
from motcua.dossiers.models import Thread
from motcua.dossiers.permissions import Permission
from motcua.dossiers.training import in_training, is_outside
from motcua.platform import clock
from motcua.platform.access import Actor, Scope, scope
from motcua.platform.errors import NotFound

PAGE_SIZE = 50
_OF_DOSSIER = ("public_id", "code", "owner_name", "version_of_procedure")
_NOW = Func(function="motcua_now", output_field=DateTimeField())
"""The clock's moment, asked in the statement itself: the desk counts on every page."""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A dossier with an unanswered message."""

    dossier: UUID
    code: str
    owner_name: str
    procedure: str
    asked_at: datetime
    answer_by: datetime
    is_late: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many threads wait for an answer, and how many of them longer than they should."""

    all: int
    late: int


def answers_any(actor: Actor) -> bool:
    """Whether somebody answers messages of people at all."""
    return not scope(actor, Permission.THREAD_ANSWER).nothing


def waiting_page(actor: Actor, number: int = 1) -> tuple[tuple[WaitingRow, ...], Waiting]:
    """A page of what waits, the latest on top, and the numbers. Raises NotFound for who answers nobody."""
    if not answers_any(actor):
        raise NotFound
    first, now = (max(1, number) - 1) * PAGE_SIZE, clock.now()
    shown = (f"dossier__{column}" for column in _OF_DOSSIER)
    found = _waiting(actor).select_related("dossier").only("asked_at", "answer_by", *shown)
    found = found.order_by("answer_by", "dossier_id")
    return tuple(_row(each, now) for each in found[first : first + PAGE_SIZE]), waiting(actor)


def waiting(actor: Actor) -> Waiting:
    """The numbers beside the lists of the desk and in the morning's digest, in one question."""
    late = Count("pk", filter=Q(answer_by__lt=_NOW))
    return Waiting(**_waiting(actor).aggregate(all=Count("pk"), late=late))


def _waiting(actor: Actor) -> QuerySet[Thread]:
    """Where it is decided; before it has come there, where it was taken in."""
    reach = scope(actor, Permission.THREAD_ANSWER)
    opened = Thread.objects.filter(asked_at__isnull=False)
    if not is_outside(actor):
        opened = opened.filter(dossier__is_training=in_training(actor))
    if reach.everything:
        return opened
    on_its_way = Q(dossier__clock_started_at__isnull=True) & _within(reach, "receiving")
    return opened.filter(_within(reach, "competent") | on_its_way)


def _within(reach: Scope, side: str) -> Q:
    return reach.q(
        unit_field=f"dossier__{side}_id",
        field_field="dossier__field_code",
        procedure_field="dossier__procedure_code",
    )


def _row(thread: Thread, now: datetime) -> WaitingRow:
    dossier = thread.dossier
    answer_by = thread.answer_by or now
    return WaitingRow(
        dossier=dossier.public_id,
        code=dossier.code,
        owner_name=dossier.owner_name,
        procedure=catalogue.version(dossier.version_of_procedure_id).name,
        asked_at=(thread.asked_at or now).astimezone(clock.ZONE),
        answer_by=answer_by.astimezone(clock.ZONE),
        is_late=answer_by < now,
    )
