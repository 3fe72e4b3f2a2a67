"""Calls to call back, in turn; and what became of the others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from motcua.feedback.access import holds, units_within
from motcua.feedback.models import Call
from motcua.feedback.permissions import Permission
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

PAGE_SIZE = 50


class Pile(StrEnum):
    WAITING = "waiting"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call in a list. `place`: whose turn it is, from 1, within its unit; None where it is over."""

    public_id: UUID
    unit: int
    phone: str = field(repr=False)
    name: str = field(repr=False)
    words: str = field(repr=False)
    code: str
    taken_at: datetime
    call_by: datetime
    is_late: bool
    place: int | None
    tries: int
    answer: str = field(repr=False)
    is_feedback: bool
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class CallView:
    """A call with its tries (when, whether somebody answered) and the feedback it has become."""

    row: CallRow
    tries: tuple[tuple[datetime, bool], ...]
    matter: UUID | None
    matter_code: str


def calls_page(actor: Actor, pile: Pile, number: int = 1) -> tuple[CallRow, ...]:
    """A page of a pile: those waiting in turn, those that are over the newest first. One query."""
    begin, now = (max(1, number) - 1) * PAGE_SIZE, clock.now()
    found = _visible(actor).filter(closed_at__isnull=pile is Pile.WAITING)
    if pile is Pile.WAITING:
        turn = Window(RowNumber(), partition_by=[F("unit_id")], order_by=["call_by", "pk"])
        found = found.annotate(place=turn).order_by("call_by", "pk")
    else:
        found = found.order_by("-closed_at", "-pk")
    return tuple(_row(each, now) for each in _counted(found)[begin : begin + PAGE_SIZE])


def counts(actor: Actor) -> Mapping[Pile, int]:
    """How many wait and how many are over. One query. Raises NotFound for whoever has no use for it."""
    if not holds(actor, Permission.MATTER_HANDLE):
        raise NotFound
    waits = Q(closed_at__isnull=True)
    found = _visible(actor).aggregate(waits=Count("pk", filter=waits), over=Count("pk", filter=~waits))
    return {Pile.WAITING: found["waits"], Pile.DONE: found["over"]}


def call(actor: Actor, public_id: UUID) -> CallView:
    """One call. Raises NotFound."""
    found = _counted(_visible(actor)).filter(public_id=public_id).select_related("matter").first()
    if found is None:
        raise NotFound
    if found.closed_at is None:
        before = Q(call_by__lt=found.call_by) | Q(call_by=found.call_by, pk__lte=found.pk)
        waiting = Call.objects.filter(before, unit_id=found.unit_id, closed_at__isnull=True)
        found.place = waiting.count()  # type: ignore[attr-defined]
    return CallView(
        _row(found, clock.now()),
        tuple(found.tries.order_by("number").values_list("tried_at", "is_reached")),
        found.matter.public_id if found.matter else None,
        found.matter.code if found.matter else "",
    )


def held(actor: Actor, public_id: UUID) -> Call:
    """One call, locked. Raises NotFound."""
    found = _visible(actor).select_for_update().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def _visible(actor: Actor) -> QuerySet[Call]:
    units = units_within(actor, Permission.MATTER_HANDLE)
    return Call.objects.all() if units is None else Call.objects.filter(unit_id__in=sorted(units))


def _counted(found: QuerySet[Call]) -> QuerySet[Call]:
    return found.annotate(tried=Count("tries"))


def _row(found: Call, now: datetime) -> CallRow:
    return CallRow(
        found.public_id,
        found.unit_id,
        found.phone,
        found.name,
        found.words,
        found.code,
        found.taken_at,
        found.call_by,
        found.closed_at is None and found.call_by < now,
        getattr(found, "place", None),
        getattr(found, "tried", 0),
        found.answer,
        found.matter_id is not None,
        found.closed_at,
    )
