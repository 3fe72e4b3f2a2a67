"""Money that came, for officers: one with all that was told of it, and what waits for somebody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from motcua.payments.models import Incoming, IncomingState, Notice, Obligation, Refund, RefundState
from motcua.payments.online.reading import IncomingRow, incoming_row
from motcua.payments.online.refunding import RefundRow, refund_row
from motcua.payments.permissions import Permission
from motcua.platform.access import Actor, allowed, scope
from motcua.platform.errors import NotFound

MOST_SHOWN = 200
MOST_NOTICES = 50
_LOOKS = (Permission.RECONCILE_VIEW, Permission.REFUND_ASK, Permission.REFUND_APPROVE)


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """Something that was told: by which way, what was decided of it and why (a code of `reason_words`)."""

    source: str
    status: str
    amount: int | None
    is_genuine: bool
    reason: str
    heard_at: datetime


@dataclass(frozen=True, slots=True)
class MoneyView:
    """One transaction: what it was for ("" when nobody knows), its notices and refunds, what may be done."""

    money: IncomingRow
    subject: str
    unit_id: int | None
    notices: tuple[NoticeRow, ...]
    refunds: tuple[RefundRow, ...]
    may_ask: bool
    may_decide: bool


def money_view(actor: Actor, incoming: UUID) -> MoneyView:
    """Raises NotFound, also without any right over its unit."""
    found = Incoming.objects.filter(public_id=incoming).select_related("obligation").first()
    unit = found.obligation.unit_id if found is not None and found.obligation else None
    if found is None or not any(allowed(actor, each, unit) for each in _LOOKS):
        raise NotFound
    told = Notice.objects.filter(provider=found.provider, transaction=found.transaction).order_by("id")
    refunds = tuple(map(refund_row, Refund.objects.filter(incoming=found).order_by("id")))
    waiting = next((each for each in refunds if each.state == RefundState.ASKED), None)
    is_free = found.state in {IncomingState.PAID, IncomingState.UNMATCHED}
    return MoneyView(
        money=incoming_row(found),
        subject=found.obligation.subject if found.obligation else "",
        unit_id=unit,
        notices=tuple(map(_notice, told[:MOST_NOTICES])),
        refunds=refunds,
        may_ask=is_free and allowed(actor, Permission.REFUND_ASK, unit),
        may_decide=waiting is not None
        and waiting.asked_by != actor.account
        and allowed(actor, Permission.REFUND_APPROVE, unit),
    )


def money_waiting(actor: Actor) -> tuple[IncomingRow, ...]:
    """What a person must look at, of the units within reach: unmatched, or asked to be given back.

    Raises NotFound for who may look at none.
    """
    reaches = [scope(actor, each) for each in _LOOKS]
    if all(each.nothing for each in reaches):
        raise NotFound
    waits = Q(state=IncomingState.UNMATCHED) | Q(refunds__state=RefundState.ASKED)
    rows = Incoming.objects.filter(waits).distinct()
    if not any(each.everything for each in reaches):
        units = Q(pk__in=[])
        for each in reaches:
            units |= each.q(unit_field="unit_id")
        rows = rows.filter(obligation__in=Obligation.objects.filter(units))
    return tuple(map(incoming_row, rows.order_by("heard_at")[:MOST_SHOWN]))


def may_look(actor: Actor) -> bool:
    """Whether these pages are of any use to them."""
    return any(not scope(actor, each).nothing for each in _LOOKS)


def _notice(notice: Notice) -> NoticeRow:
    return NoticeRow(
        notice.source, notice.status, notice.amount, notice.is_genuine, notice.reason, notice.heard_at
    )
