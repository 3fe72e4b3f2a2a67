"""Give money back, whole, to where it came from: by rule when it paid for nothing, else by two people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean
from motcua.payments import events, ports
from motcua.payments.models import Incoming, IncomingState, Obligation, Refund, RefundState
from motcua.payments.online.references import new_reference
from motcua.payments.permissions import Permission
from motcua.payments.ports import OutOfReachError, RefundAnswer, RefundOrder
from motcua.payments.refusals import NothingToGiveBack, ReasonMissing, RefundDecided, SameTwo, UnfitText
from motcua.platform import clock, ledger, outbox
from motcua.platform.access import SYSTEM, Actor, require, scope
from motcua.platform.errors import NotFound
from motcua.platform.outbox import RetryLater
from motcua.platform.words import say


@dataclass(frozen=True, slots=True)
class RefundRow:
    """Money on its way back."""

    public_id: UUID
    incoming: UUID
    amount: int
    state: str
    because: str
    asked_by: int | None
    asked_at: datetime
    decided_by: int | None


def give_back(incoming: Incoming, because: str) -> Refund:
    """By rule, nobody needs to decide: it paid for nothing. In the transaction that took it in."""
    refund = _refund(incoming, because, RefundState.APPROVED, None)
    _announce(refund, incoming, SYSTEM)
    return refund


def ask_refund(actor: Actor, incoming: UUID, because: str) -> RefundRow:
    """Ask that money be given back; another person approves it. Raises NotFound, NothingToGiveBack."""
    if actor.account is None:
        raise NotFound
    ground = _ground(because)
    with transaction.atomic():
        found = _locked(actor, incoming, Permission.REFUND_ASK)
        if found.state not in {IncomingState.PAID, IncomingState.UNMATCHED}:
            raise NothingToGiveBack(state=IncomingState(found.state).label)
        refund = _refund(found, ground, RefundState.ASKED, actor.account)
        _move(found, IncomingState.REFUND_ASKED)
        entry = ledger.NewEntry(_subject(found), events.REFUND_ASKED, _payload(refund), notes={"why": ground})
        ledger.append(actor, [entry])
    return refund_row(refund)


def approve_refund(actor: Actor, refund: UUID) -> RefundRow:
    """The second person agrees; the order leaves with the outbox. Raises NotFound, SameTwo, RefundDecided."""
    with transaction.atomic():
        found, incoming = _decided(actor, refund, RefundState.APPROVED)
        _announce(found, incoming, actor)
    return refund_row(found)


def decline_refund(actor: Actor, refund: UUID) -> RefundRow:
    """The second person does not: the money stays where it was. Raises NotFound, SameTwo, RefundDecided."""
    with transaction.atomic():
        found, incoming = _decided(actor, refund, RefundState.DECLINED)
        _move(incoming, IncomingState(found.before))
        ledger.append(actor, [ledger.NewEntry(_subject(incoming), events.REFUND_DECLINED, _payload(found))])
    return refund_row(found)


def refunds_waiting(actor: Actor) -> tuple[RefundRow, ...]:
    """Refunds that wait for a second person, within reach of whoever may approve them; the oldest first."""
    reach = scope(actor, Permission.REFUND_APPROVE)
    if reach.nothing:
        raise NotFound
    waiting = Refund.objects.filter(state=RefundState.ASKED).select_related("incoming")
    if not reach.everything:
        waiting = waiting.filter(
            incoming__obligation__in=Obligation.objects.filter(reach.q(unit_field="unit_id"))
        )
    return tuple(map(refund_row, waiting.order_by("asked_at")))


def hand_over(refund_id: int) -> Callable[[], None]:
    """For the outbox: ask the provider to give it back; returns what writes its answer down."""
    refund = Refund.objects.select_related("incoming").get(pk=refund_id)
    gateway = ports.gateway()
    if refund.state != RefundState.APPROVED:
        return _nothing
    if gateway is None or gateway.name != refund.incoming.provider:
        raise RetryLater
    order = RefundOrder(
        refund.reference, refund.incoming.reference, refund.incoming.transaction, refund.amount
    )
    try:
        answer = gateway.refund(order)
    except OutOfReachError as error:
        raise RetryLater from error
    return partial(_answered, refund_id, answer)


def _answered(refund_id: int, answer: RefundAnswer) -> None:
    refund = Refund.objects.select_for_update().get(pk=refund_id)
    if refund.state != RefundState.APPROVED:
        return
    incoming = Incoming.objects.select_for_update().get(pk=refund.incoming_id)
    refund.state = RefundState.DONE if answer.is_done else RefundState.REFUSED
    refund.transaction, refund.settled_at = answer.transaction[:60], clock.now()
    refund.save(update_fields=["state", "transaction", "settled_at"])
    # What the provider refuses to give back waits for a person.
    _move(incoming, IncomingState.REFUNDED if answer.is_done else IncomingState.UNMATCHED)
    name = events.REFUNDED if answer.is_done else events.REFUND_REFUSED
    if answer.is_done:
        key = f"refund:{refund.pk}:done"
        outbox.announce([outbox.Fact(name, _subject(incoming), _payload(refund), key)])
    ledger.append(SYSTEM, [ledger.NewEntry(_subject(incoming), name, _payload(refund))])


def refund_row(refund: Refund) -> RefundRow:
    return RefundRow(
        public_id=refund.public_id,
        incoming=refund.incoming.public_id,
        amount=refund.amount,
        state=refund.state,
        because=refund.because,
        asked_by=refund.asked_by_id,
        asked_at=refund.asked_at,
        decided_by=refund.decided_by_id,
    )


def _refund(incoming: Incoming, because: str, state: RefundState, account: int | None) -> Refund:
    return Refund.objects.create(
        incoming=incoming,
        reference=new_reference(),
        amount=incoming.amount,
        state=state,
        before=incoming.state if account is not None else IncomingState.UNMATCHED,
        because=because,
        asked_by_id=account,
        asked_at=clock.now(),
    )


def _decided(actor: Actor, refund: UUID, state: RefundState) -> tuple[Refund, Incoming]:
    if actor.account is None:
        raise NotFound
    row = Refund.objects.filter(public_id=refund).values_list("incoming__public_id", flat=True).first()
    if row is None:
        raise NotFound
    incoming = _locked(actor, row, Permission.REFUND_APPROVE)
    found = Refund.objects.select_for_update().get(public_id=refund)
    if found.state != RefundState.ASKED:
        raise RefundDecided(state=RefundState(found.state).label)
    if found.asked_by_id == actor.account:
        raise SameTwo
    found.state, found.decided_by_id, found.decided_at = state, actor.account, clock.now()
    found.save(update_fields=["state", "decided_by", "decided_at"])
    return found, incoming


def _locked(actor: Actor, incoming: UUID, permission: Permission) -> Incoming:
    found = Incoming.objects.filter(public_id=incoming).select_related("obligation").first()
    if found is None:
        raise NotFound
    # Money nobody could match belongs to no unit: it takes a right over all of them.
    require(actor, permission, found.obligation.unit_id if found.obligation else None)
    if found.obligation_id is not None:
        Obligation.objects.select_for_update().get(pk=found.obligation_id)
    return Incoming.objects.select_for_update(of=("self",)).select_related("obligation").get(pk=found.pk)


def _announce(refund: Refund, incoming: Incoming, actor: Actor) -> None:
    subject = f"refund:{refund.pk}"
    outbox.announce([outbox.Fact(events.REFUND_APPROVED, subject, {}, f"{subject}:approved")])
    ledger.append(actor, [ledger.NewEntry(_subject(incoming), events.REFUND_APPROVED, _payload(refund))])


def _move(incoming: Incoming, state: IncomingState) -> None:
    incoming.state = state
    incoming.save(update_fields=["state"])


def _subject(incoming: Incoming) -> str:
    return incoming.obligation.subject if incoming.obligation else f"incoming:{incoming.pk}"


def _payload(refund: Refund) -> dict[str, object]:
    return {"refund": refund.pk, "incoming": refund.incoming_id, "amount": refund.amount}


def _ground(text: str) -> str:
    try:
        ground = clean(text)[:500]
    except KernelError as error:
        raise UnfitText(field="because", reason=say(error.key, **error.values)) from None
    if not ground:
        raise ReasonMissing(field="because")
    return ground


def _nothing() -> None:
    """Its fate is known already."""
