"""Begin to pay: never a second charge while a first may still be one; the provider is asked before."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from motcua.agencies import api as agencies
from motcua.payments import ports
from motcua.payments.models import (
    NO_ANSWER,
    OPEN_ATTEMPT,
    Attempt,
    AttemptState,
    Obligation,
    ObligationState,
    Way,
)
from motcua.payments.online.asking import ask_about
from motcua.payments.online.reading import AttemptRow, attempt_row
from motcua.payments.online.references import new_reference
from motcua.payments.ports import Order, OutOfReachError, Payee, Purpose
from motcua.payments.refusals import GatewaySilent, NothingOwed, NotOnline
from motcua.platform import clock
from motcua.platform.errors import NotFound

FIRST_ASK = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the person goes: the provider's page, or ours ("" for `url`), which says how it stands."""

    url: str = ""


def start(
    obligation: UUID, *, account: int | None, purpose: Purpose, return_url: str, language: str = "vi"
) -> Destination:
    """Send the person to pay on the provider's page, unless an earlier attempt may be a payment.

    For a surface that has checked that the person may. No transaction is open while the provider is spoken
    to. Raises NotFound, NotOnline (no provider), NothingOwed, GatewaySilent (nothing was charged).
    """
    gateway = _gateway()
    owed = _asked_before(obligation)
    if owed is None:
        return Destination()
    attempt = _open(obligation, Way.GATEWAY, account)
    unit = agencies.unit(owed.unit_id)
    order = Order(
        reference=attempt.reference,
        amount=attempt.amount,
        unit_code=unit.identifier,
        unit_name=unit.name,
        purpose=purpose,
        return_url=return_url,
        language=language,
    )
    try:
        return Destination(gateway.start(order))
    except OutOfReachError as error:
        raise GatewaySilent from error


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A transfer to make: `text` is what its QR code says."""

    reference: str
    amount: int
    payee: Payee
    text: str


def transfer_row(attempt: AttemptRow) -> TransferRow | None:
    """How an attempt by transfer is paid; None when no provider is plugged in."""
    gateway = ports.gateway()
    if gateway is None:
        return None
    text = gateway.transfer_text(attempt.reference, attempt.amount)
    return TransferRow(attempt.reference, attempt.amount, gateway.payee, text)


def transfer(obligation: UUID, *, account: int | None) -> AttemptRow | None:
    """An attempt to be paid by a transfer that carries its reference.

    None when an earlier attempt may be a payment: look at how it stands. Raises as `start`.
    """
    _gateway()
    if _asked_before(obligation) is None:
        return None
    return attempt_row(_open(obligation, Way.TRANSFER, account))


def _gateway() -> ports.Gateway:
    found = ports.gateway()
    if found is None:
        raise NotOnline
    return found


def _asked_before(obligation: UUID) -> Obligation | None:
    """What is owed, when no attempt on it is or may be a payment; every one whose end the provider has not
    told is asked about first, also those we ceased to ask about."""
    untold = Q(ask_at__isnull=False) | Q(because=NO_ANSWER)
    waiting = Attempt.objects.filter(untold, obligation__public_id=obligation)
    try:
        in_hand = [ask_about(attempt) for attempt in waiting.order_by("id")]
    except OutOfReachError as error:
        raise GatewaySilent from error
    owed = Obligation.objects.filter(public_id=obligation).first()
    if owed is None:
        raise NotFound
    if owed.state != ObligationState.OPEN:
        return None
    is_pending = Attempt.objects.filter(obligation=owed, state=AttemptState.PENDING).exists()
    return None if is_pending or any(in_hand) else owed


def _open(obligation: UUID, way: Way, account: int | None) -> Attempt:
    """The open attempt of this way, or a new one; under the obligation's lock there is only one."""
    with transaction.atomic():
        owed = Obligation.objects.select_for_update().get(public_id=obligation)
        if owed.state != ObligationState.OPEN:
            raise NothingOwed(state=ObligationState(owed.state).label)
        found = Attempt.objects.filter(obligation=owed, way=way, state__in=OPEN_ATTEMPT).first()
        if found is not None:
            return found
        now = clock.now()
        return Attempt.objects.create(
            obligation=owed,
            reference=new_reference(),
            way=way,
            amount=owed.amount,
            account_id=account,
            started_at=now,
            ask_at=now + FIRST_ASK,
        )
