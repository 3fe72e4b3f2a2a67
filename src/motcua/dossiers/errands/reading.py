"""One's own errands: to do, given and not yet done, done. Nobody else's are in sight."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, DateTimeField, Func, Q, QuerySet
from django.db.models.functions import TruncDate

from motcua.dossiers import access
from motcua.dossiers.models import Errand
from motcua.dossiers.queries.filters import own_accounts
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

PAGE_SIZE = 50
_TODAY = TruncDate(Func(function="motcua_now", output_field=DateTimeField()), tzinfo=clock.ZONE)
"""The local date, asked in the statement itself: the desk counts errands on every page."""


class Pile(StrEnum):
    TO_DO = "to-do"
    GIVEN = "given"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ErrandRow:
    """One errand. `code` and `dossier` only where the reader may see the dossier now."""

    public_id: UUID
    giver_id: int
    giver: str
    owner_id: int
    owner: str
    text: str
    due_on: date
    given_at: datetime
    answer: str
    closed_at: datetime | None
    is_taken_back: bool
    address: str
    is_of_dossier: bool
    dossier: UUID | None = None
    code: str = ""
    may_answer: bool = False
    may_take_back: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """What somebody still has to do, how much of it is late, and what they gave that is late."""

    to_do: int
    late: int
    given_late: int


def errands_page(actor: Actor, pile: Pile, number: int = 1) -> tuple[tuple[ErrandRow, ...], dict[Pile, int]]:
    """A numbered page of a pile, those due first on top (of the done: the newest), and how many each has."""
    piles = _piles(actor)
    counted = {each.name: Count("pk", filter=condition) for each, condition in piles.items()}
    counts = _mine(actor).aggregate(**counted)
    order = ("-closed_at", "-id") if pile is Pile.DONE else ("due_on", "id")
    first = (number - 1) * PAGE_SIZE
    found = _mine(actor).filter(piles[pile]).select_related("giver", "owner").order_by(*order)
    rows = tuple(_row(actor, each) for each in found[first : first + PAGE_SIZE])
    return rows, {each: counts[each.name] for each in Pile}


def errand(actor: Actor, public_id: UUID) -> ErrandRow:
    """One of them, with its dossier if this person may see that. Raises NotFound."""
    found = _mine(actor).select_related("giver", "owner", "dossier").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    seen = _dossier(actor, found)
    return _row(actor, found, *seen)


def about_dossier(actor: Actor, dossier: int) -> tuple[ErrandRow, ...]:
    """What still waits of one's own errands about a dossier, those due first on top."""
    found = _mine(actor).filter(dossier_id=dossier, closed_at__isnull=True)
    return tuple(
        _row(actor, each) for each in found.select_related("giver", "owner").order_by("due_on", "id")
    )


def waiting(actor: Actor) -> Waiting:
    """The numbers beside the lists of the desk and in the morning's digest, in one question."""
    piles, late = _piles(actor), Q(due_on__lt=_TODAY)
    found = (
        _mine(actor)
        .filter(closed_at__isnull=True)
        .aggregate(
            to_do=Count("pk", filter=piles[Pile.TO_DO]),
            late=Count("pk", filter=piles[Pile.TO_DO] & late),
            given_late=Count("pk", filter=piles[Pile.GIVEN] & late),
        )
    )
    return Waiting(**found)


def _mine(actor: Actor) -> QuerySet[Errand]:
    who = own_accounts(actor)
    return Errand.objects.filter(Q(owner_id__in=who) | Q(giver_id__in=who))


def _piles(actor: Actor) -> dict[Pile, Q]:
    who, waits = own_accounts(actor), Q(closed_at__isnull=True)
    return {
        Pile.TO_DO: waits & Q(owner_id__in=who),
        Pile.GIVEN: waits & Q(giver_id__in=who),
        Pile.DONE: ~waits,
    }


def _dossier(actor: Actor, row: Errand) -> tuple[UUID | None, str]:
    """Asked at every reading: who may no longer see the dossier finds neither its code nor a way to it."""
    if row.dossier is None:
        return None, ""
    try:
        state, _now = access.dossier(actor, row.dossier.public_id)
    except NotFound:
        return None, ""
    return state.public_id, state.code


def _row(actor: Actor, row: Errand, dossier: UUID | None = None, code: str = "") -> ErrandRow:
    who, waits = own_accounts(actor), row.closed_at is None
    return ErrandRow(
        public_id=row.public_id,
        giver_id=row.giver_id,
        giver=row.giver.name,
        owner_id=row.owner_id,
        owner=row.owner.name,
        text=row.text,
        due_on=row.due_on,
        given_at=row.given_at,
        answer=row.answer,
        closed_at=row.closed_at,
        is_taken_back=row.is_taken_back,
        address=row.address,
        is_of_dossier=row.dossier_id is not None,
        dossier=dossier,
        code=code,
        may_answer=waits and row.owner_id in who,
        may_take_back=waits and row.giver_id in who,
    )
