"""Matters as the office lists them, and as whoever spoke sees them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from motcua.agencies import api as agencies
from motcua.feedback.access import holds, may, units_within
from motcua.feedback.matters import rules
from motcua.feedback.matters.rules import BY_PERSON, OPEN, Act, State
from motcua.feedback.models import Matter, MatterWord
from motcua.feedback.permissions import Permission
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

PAGE_SIZE = 50
FOR_PERSON = frozenset({"said", "accept", "decline", "explain", "answer", "prolong", "reopen"})
"""What the person reads of what was written; an explanation together with the answer."""


class Pile(StrEnum):
    OPEN = "open"
    LATE = "late"
    TO_EXPLAIN = "to-explain"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter in one line."""

    public_id: UUID
    code: str
    channel: str
    about: str
    state: str
    unit: int
    received_at: datetime
    due_at: datetime
    is_late: bool
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class WordRow:
    """One thing written. `unit` of officers, None of the person."""

    kind: str
    text: str = field(repr=False)
    said_at: datetime
    unit: int | None


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter with what was written; `person` is empty for whoever spoke, and where nobody said who."""

    row: MatterRow
    source: str
    concerns: int
    clock: str
    forwarded_to: int | None
    dossier: UUID | None
    dossier_code: str
    procedure_code: str
    words: tuple[WordRow, ...]
    person: Mapping[str, str] = field(repr=False)
    acts: frozenset[Act]
    reopen_until: datetime | None


def handles(actor: Actor) -> bool:
    """Whether the pages of matters are of any use to somebody."""
    return holds(actor, Permission.MATTER_HANDLE) or holds(actor, Permission.MATTER_LEAD)


def matters_page(actor: Actor, pile: Pile, number: int = 1) -> tuple[MatterRow, ...]:
    """A page of a pile, what is due first comes first; done ones the newest first. One query."""
    begin = (max(1, number) - 1) * PAGE_SIZE
    order = ("-pk",) if pile is Pile.DONE else ("due_at", "pk")
    first = MatterWord.objects.filter(matter=OuterRef("pk"), number=1).values("text")
    found = _visible(actor).filter(_of(pile, actor)).annotate(said=Subquery(first)).order_by(*order)
    now = clock.now()
    return tuple(_row(each, now) for each in found[begin : begin + PAGE_SIZE])


def counts(actor: Actor) -> Mapping[Pile, int]:
    """How many there are in each pile. One query. Raises NotFound for whoever has no use for it."""
    if not handles(actor):
        raise NotFound
    asked = {pile.name: Count("pk", filter=_of(pile, actor)) for pile in Pile}
    found = _visible(actor).aggregate(**asked)
    return {pile: found[pile.name] for pile in Pile}


def late_count(actor: Actor, now: datetime) -> int:
    """How many answers are late within reach. One query."""
    return _visible(actor).filter(state__in=sorted(OPEN), due_at__lt=now).count()


def matter(actor: Actor, public_id: UUID) -> MatterView:
    """One matter for an officer. Raises NotFound."""
    found = _visible(actor).filter(public_id=public_id).select_related("person", "dossier").first()
    if found is None:
        raise NotFound
    acts = {act for act in Act if act not in BY_PERSON and _may_do(actor, found, act)}
    return _view(found, acts, for_person=False)


def may_read(actor: Actor, public_id: UUID) -> bool:
    """Whether an officer reads it."""
    return _visible(actor).filter(public_id=public_id).exists()


def of_person(actor: Actor, public_id: UUID, *, is_shown: bool) -> MatterView:
    """One matter for whoever spoke. `is_shown`: the browser has shown its code and phone. Raises NotFound."""
    found = mine_or_shown(actor, public_id, is_shown=is_shown)
    acts = {act for act in BY_PERSON if rules.may(act, found.channel, found.state)}
    over = found.reopen_until is None or clock.now() > found.reopen_until
    if found.is_reopened or over:
        acts -= {Act.REOPEN}
    return _view(found, acts, for_person=True)


def mine(actor: Actor) -> tuple[MatterRow, ...]:
    """What this account sent, the newest first."""
    if actor.account is None or actor.kind not in {"person", "organisation"}:
        return ()
    found, now = Matter.objects.filter(account_id=actor.account).order_by("-pk"), clock.now()
    return tuple(_row(each, now) for each in found[:PAGE_SIZE])


def find(code: str, phone: str) -> UUID:
    """A matter by its code, and its phone where one was given. Raises NotFound."""
    found = Matter.objects.filter(code=code.strip().upper()).select_related("person").first()
    if found is None:
        raise NotFound
    person = getattr(found, "person", None)
    try:
        given = codes.phone(phone) if phone.strip() else ""
    except KernelError:
        raise NotFound from None
    if person is not None and person.phone and person.phone != given:
        raise NotFound
    return found.public_id


def mine_or_shown(actor: Actor, public_id: UUID, *, is_shown: bool, lock: bool = False) -> Matter:
    """The matter, for its account or a browser that was shown it. Raises NotFound."""
    some = Matter.objects.select_for_update() if lock else Matter.objects.all()
    found = some.filter(public_id=public_id).first()
    if found is None or actor.kind not in {"person", "organisation", "anonymous"}:
        raise NotFound
    if not is_shown and (actor.account is None or found.account_id != actor.account):
        raise NotFound
    return found


def receivers(actor: Actor, public_id: UUID) -> tuple[agencies.UnitRow, ...]:
    """Agencies a matter may be forwarded to: all of the province but the one that has it."""
    row = _visible(actor).filter(public_id=public_id).first()
    if row is None:
        raise NotFound
    kinds = {"commune_committee", "department", "province_committee"}
    return tuple(each for each in agencies.units_of_kind(*kinds) if each.id != row.unit_id)


def may_answer(actor: Actor, row: Matter) -> bool:
    """Whether an officer answers it: never somebody it may be about."""
    if actor.account in row.kept_from or actor.kind != "staff":
        return False
    if may(actor, Permission.MATTER_LEAD, row.unit_id):
        return True
    return not row.is_led and may(actor, Permission.MATTER_HANDLE, row.unit_id)


def may_explain(actor: Actor, row: Matter) -> bool:
    """Whether an officer explains it for the agency that was asked."""
    if actor.account in row.kept_from or row.forwarded_to_id is None or actor.kind != "staff":
        return False
    if may(actor, Permission.MATTER_LEAD, row.forwarded_to_id):
        return True
    return not row.is_led and may(actor, Permission.MATTER_HANDLE, row.forwarded_to_id)


def _may_do(actor: Actor, row: Matter, act: Act) -> bool:
    if not rules.may(act, row.channel, row.state):
        return False
    if act is Act.PROLONG and row.clock != "answer":
        return False
    return may_explain(actor, row) if act is Act.EXPLAIN else may_answer(actor, row)


def _visible(actor: Actor) -> QuerySet[Matter]:
    """What an officer may read: of their units, what is led only for who leads, nothing they may be in."""
    if actor.kind != "staff" or actor.account is None:
        return Matter.objects.none()
    found = Matter.objects.filter(
        _reach(actor, "unit") | (Q(state="forwarded") & _reach(actor, "forwarded_to"))
    )
    return found.exclude(kept_from__contains=[actor.account])


def _reach(actor: Actor, column: str) -> Q:
    leads, handles_too = (
        _within(units_within(actor, permission), column)
        for permission in (Permission.MATTER_LEAD, Permission.MATTER_HANDLE)
    )
    return leads | (Q(is_led=False) & handles_too)


def _within(units: frozenset[int] | None, column: str) -> Q:
    return Q(pk__isnull=False) if units is None else Q(**{f"{column}_id__in": sorted(units)})


def _of(pile: Pile, actor: Actor) -> Q:
    if pile is Pile.TO_EXPLAIN:
        return Q(state=State.FORWARDED) & _reach(actor, "forwarded_to")
    still = Q(state__in=sorted(OPEN))
    if pile is Pile.DONE:
        return ~still
    return still & Q(due_at__lt=clock.now()) if pile is Pile.LATE else still


def _row(found: Matter, now: datetime) -> MatterRow:
    return MatterRow(
        found.public_id,
        found.code,
        found.channel,
        found.about,
        found.state,
        found.unit_id,
        found.received_at,
        found.due_at,
        found.state in OPEN and found.due_at < now,
        getattr(found, "said", ""),
    )


def _view(found: Matter, acts: set[Act], *, for_person: bool) -> MatterView:
    words = [
        WordRow(each.kind, each.text, each.said_at, each.unit_id)
        for each in found.words.order_by("number")
        if not for_person or is_for_person(each.kind, found)
    ]
    person = None if for_person else getattr(found, "person", None)
    named = ("name", "phone", "email", "address")
    return MatterView(
        row=_row(found, clock.now()),
        source=found.source,
        concerns=found.concerns_id,
        clock=found.clock,
        forwarded_to=found.forwarded_to_id,
        dossier=found.dossier.public_id if found.dossier else None,
        dossier_code=found.dossier.code if found.dossier else "",
        procedure_code=found.procedure_code,
        words=tuple(words),
        person={name: getattr(person, name) for name in named} if person else {},
        acts=frozenset(acts),
        reopen_until=found.reopen_until,
    )


def is_read_by_person(kind: str) -> bool:
    """Whether whoever spoke comes to read what is written with an act."""
    return kind in FOR_PERSON


def is_for_person(kind: str, found: Matter) -> bool:
    """Whether whoever spoke reads a word of this kind now: an explanation goes along with the answer."""
    return is_read_by_person(kind) and (kind != "explain" or found.answered_at is not None)
