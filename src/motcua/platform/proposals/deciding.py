"""A second person approves or refuses; who proposed may withdraw; what nobody decides expires."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from motcua.platform import clock
from motcua.platform.access import SYSTEM, Actor, allowed
from motcua.platform.errors import NotFound
from motcua.platform.proposals.kinds import Approved, by_name
from motcua.platform.proposals.making import record, words_of
from motcua.platform.proposals.models import Proposal, State
from motcua.platform.proposals.refusals import OwnProposal, ProposalExpired, ProposalOver, SubjectChanged

_AT_ONCE = 100


def approve(actor: Actor, public_id: UUID) -> None:
    """Make the change, in the same transaction, in the approver's name.

    A proposal whose subject has changed since is closed and refused. Raises NotFound, OwnProposal,
    ProposalOver, ProposalExpired, SubjectChanged, and what the change itself refuses: then it waits on.
    """
    with transaction.atomic():
        proposal = _to_decide(actor, public_id)
        kind = by_name(proposal.kind)
        is_stale = kind.mark(proposal.content) != proposal.mark
        if is_stale:
            _close(actor, proposal, State.STALE)
            record(actor, proposal, "stale")
        else:
            _close(actor, proposal, State.APPLIED)
            kind.apply(actor, _approved(proposal))
            record(actor, proposal, "approved")
    if is_stale:
        raise SubjectChanged


def refuse(actor: Actor, public_id: UUID, *, because: str) -> None:
    """Leave everything as it is. Raises as `approve`, and WordsMissing."""
    told = words_of(because)
    with transaction.atomic():
        proposal = _to_decide(actor, public_id)
        _close(actor, proposal, State.REFUSED, told)
        record(actor, proposal, "refused", told)


def withdraw(actor: Actor, public_id: UUID, *, because: str) -> None:
    """Take back what oneself proposed, or a deputy for one. Raises NotFound, ProposalOver, WordsMissing."""
    told = words_of(because)
    with transaction.atomic():
        proposal = _locked(public_id)
        if not is_own(actor, proposal):
            raise NotFound
        _require_open(proposal)
        _close(actor, proposal, State.WITHDRAWN, told)
        record(actor, proposal, "withdrawn", told)


def expire() -> None:
    """Close what waited too long, a hundred at a time; what is locked is being decided."""
    while _expire_some():
        pass


def _expire_some() -> bool:
    with transaction.atomic():
        late = Proposal.objects.filter(state=State.WAITING, expires_at__lte=clock.now())
        found = list(late.select_for_update(skip_locked=True).order_by("pk")[:_AT_ONCE])
        for proposal in found:
            _close(SYSTEM, proposal, State.EXPIRED)
            record(SYSTEM, proposal, "expired")
    return bool(found)


def is_own(actor: Actor, proposal: Proposal) -> bool:
    """Whether one of those who propose is one of those who ask: themselves, or whom they stand in for."""
    asking = {actor.account, actor.on_behalf} - {None}
    return bool(asking & {proposal.proposed_by, proposal.proposed_for})


def may_decide(actor: Actor, proposal: Proposal) -> bool:
    """The right of its kind over its unit, and another person."""
    reaches = allowed(actor, by_name(proposal.kind).permission, proposal.unit_id, proposal.field_code or None)
    return actor.account is not None and reaches and not is_own(actor, proposal)


def _to_decide(actor: Actor, public_id: UUID) -> Proposal:
    proposal = _locked(public_id)
    permission = by_name(proposal.kind).permission
    if actor.account is None or not allowed(actor, permission, proposal.unit_id, proposal.field_code or None):
        raise NotFound
    if is_own(actor, proposal):
        raise OwnProposal
    _require_open(proposal)
    return proposal


def _locked(public_id: UUID) -> Proposal:
    rows: QuerySet[Proposal] = Proposal.objects.select_for_update().filter(public_id=public_id)
    proposal = rows.first()
    if proposal is None:
        raise NotFound
    return proposal


def _require_open(proposal: Proposal) -> None:
    if proposal.state != State.WAITING:
        raise ProposalOver
    if proposal.expires_at <= clock.now():
        raise ProposalExpired


def _close(actor: Actor, proposal: Proposal, state: State, told: str = "") -> None:
    proposal.state, proposal.words = state, told
    proposal.decided_by, proposal.decided_for = actor.account, actor.on_behalf
    proposal.decided_at = clock.now()
    proposal.save(update_fields=["state", "words", "decided_by", "decided_for", "decided_at"])


def _approved(proposal: Proposal) -> Approved:
    return Approved(
        public_id=proposal.public_id,
        content=proposal.content,
        because=proposal.because,
        proposed_by=proposal.proposed_by,
        proposed_for=proposal.proposed_for,
    )
