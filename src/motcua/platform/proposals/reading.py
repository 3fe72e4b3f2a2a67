"""What waits for a second person, and what became of the rest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import DateTimeField, Func, Q, QuerySet
from django.utils.functional import Promise

from motcua.platform import clock
from motcua.platform.access import Actor, scope
from motcua.platform.errors import NotFound
from motcua.platform.proposals.deciding import is_own, may_decide
from motcua.platform.proposals.kinds import by_name, kinds
from motcua.platform.proposals.making import Fact
from motcua.platform.proposals.models import Proposal, State

HISTORY_A_PAGE = 30
MOST_WAITING = 200
"""What waits expires after two weeks; nobody reads more than this on a page."""


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal as somebody sees it; people are account ids, to be named by who knows accounts."""

    public_id: UUID
    kind: str
    words: str | Promise
    subject: str
    about: str
    unit_id: int | None
    facts: tuple[Fact, ...]
    because: str
    proposed_by: int
    proposed_for: int | None
    proposed_at: datetime
    expires_at: datetime
    state: str
    decided_by: int | None
    decided_for: int | None
    decided_at: datetime | None
    decided_because: str
    may_decide: bool
    may_withdraw: bool

    @property
    def people(self) -> frozenset[int]:
        told = (self.proposed_by, self.proposed_for, self.decided_by, self.decided_for)
        return frozenset(account for account in told if account is not None)


def concerns(actor: Actor) -> bool:
    """Whether somebody may have to do with any kind of change here."""
    return any(not scope(actor, kind.permission).nothing for kind in kinds())


def waiting(actor: Actor) -> tuple[ProposalRow, ...]:
    """Open proposals within reach, and one's own; what runs out first comes first."""
    rows = _waiting(actor).order_by("expires_at", "pk")[:MOST_WAITING]
    return tuple(_row(actor, proposal, is_open=True) for proposal in rows)


def waiting_count(actor: Actor) -> int:
    """How many `waiting` has."""
    return _waiting(actor).count()


def waiting_about(actor: Actor, subject: str, kinds: Collection[str]) -> tuple[ProposalRow, ...]:
    """Those of some kinds about one subject, for the page of that subject."""
    rows = _waiting(actor).filter(subject=subject, kind__in=kinds).order_by("expires_at", "pk")
    return tuple(_row(actor, proposal, is_open=True) for proposal in rows[:MOST_WAITING])


def decided(actor: Actor, number: int = 1) -> tuple[tuple[ProposalRow, ...], int]:
    """A page of those that are over, the newest first, and how many there are."""
    found = _visible(actor).exclude(decided_at=None)
    first = (max(1, number) - 1) * HISTORY_A_PAGE
    rows = found.order_by("-decided_at", "-pk")[first : first + HISTORY_A_PAGE]
    return tuple(_row(actor, proposal, is_open=False) for proposal in rows), found.count()


def one(actor: Actor, public_id: UUID) -> ProposalRow:
    """Raises NotFound, also without the right over it."""
    proposal = _visible(actor).filter(public_id=public_id).first()
    if proposal is None:
        raise NotFound
    is_open = proposal.state == State.WAITING and proposal.expires_at > clock.now()
    return _row(actor, proposal, is_open=is_open)


def is_open(public_id: UUID) -> bool:
    """Whether a change still waits for somebody; for rooms that keep its subject as it was sent."""
    return Proposal.objects.filter(_still_open(), public_id=public_id).exists()


def _still_open() -> Q:
    now = Func(function="motcua_now", output_field=DateTimeField())
    return Q(state=State.WAITING, expires_at__gt=now)


def _waiting(actor: Actor) -> QuerySet[Proposal]:
    return _visible(actor).filter(_still_open())


def _visible(actor: Actor) -> QuerySet[Proposal]:
    """Of the kinds and units over which one has the right, and what one proposed oneself."""
    within = [
        Q(kind=kind.name) & scope(actor, kind.permission).q(unit_field="unit_id", field_field="field_code")
        for kind in kinds()
        if not scope(actor, kind.permission).nothing
    ]
    own = Q(proposed_by=actor.account) if actor.account is not None else Q(pk__in=[])
    return Proposal.objects.filter(reduce(or_, within, own))


def _row(actor: Actor, proposal: Proposal, *, is_open: bool) -> ProposalRow:
    state = proposal.state if is_open or proposal.state != State.WAITING else State.EXPIRED
    return ProposalRow(
        public_id=proposal.public_id,
        kind=proposal.kind,
        words=by_name(proposal.kind).words,
        subject=proposal.subject,
        about=proposal.about,
        unit_id=proposal.unit_id,
        facts=tuple(Fact(*fact) for fact in proposal.facts),
        because=proposal.because,
        proposed_by=proposal.proposed_by,
        proposed_for=proposal.proposed_for,
        proposed_at=proposal.proposed_at,
        expires_at=proposal.expires_at,
        state=str(state),
        decided_by=proposal.decided_by,
        decided_for=proposal.decided_for,
        decided_at=proposal.decided_at,
        decided_because=proposal.words,
        may_decide=is_open and may_decide(actor, proposal),
        may_withdraw=is_open and is_own(actor, proposal),
    )
