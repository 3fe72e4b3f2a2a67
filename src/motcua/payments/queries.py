"""Reading what is owed and what was paid."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Sum

from motcua.payments.models import Obligation, ObligationState, Receipt
from motcua.payments.permissions import Permission
from motcua.payments.rows import ObligationRow, ReceiptRow, obligation_row, receipt_row
from motcua.platform.access import Actor, require, scope
from motcua.platform.errors import NotFound


def obligations(subject: str) -> tuple[ObligationRow, ...]:
    """All obligations of a thing with their receipts, for a room that has checked access to the thing."""
    return obligations_of([subject])[subject]


def obligations_of(subjects: Collection[str]) -> dict[str, tuple[ObligationRow, ...]]:
    """The same of many things in two looks."""
    found = list(Obligation.objects.filter(subject__in=subjects).order_by("id"))
    receipts = {row.obligation_id: row for row in Receipt.objects.filter(obligation__subject__in=subjects)}
    rows: dict[str, list[ObligationRow]] = {subject: [] for subject in subjects}
    for each in found:
        rows[each.subject].append(obligation_row(each, receipts.get(each.pk)))
    return {subject: tuple(owed) for subject, owed in rows.items()}


def owed(subject: str) -> int:
    """What is still to be paid for a thing, in đồng."""
    still_open = Obligation.objects.filter(subject=subject, state=ObligationState.OPEN)
    return still_open.aggregate(total=Sum("amount"))["total"] or 0


def charged(subject: str) -> int:
    """What is owed or was paid for a thing, in đồng; what was cancelled or waived does not count."""
    states = (ObligationState.OPEN, ObligationState.SETTLED)
    found = Obligation.objects.filter(subject=subject, state__in=states)
    return found.aggregate(total=Sum("amount"))["total"] or 0


def settled(subject: str) -> bool:
    """Whether nothing is owed for a thing (any more, or ever)."""
    return not Obligation.objects.filter(subject=subject, state=ObligationState.OPEN).exists()


def receipt(actor: Actor, receipt_id: int) -> ReceiptRow:
    """A receipt of a unit whose money the actor may look at. Raises NotFound."""
    reach = scope(actor, Permission.VIEW).q(unit_field="unit_id")
    found = Receipt.objects.filter(reach, pk=receipt_id).first()
    if found is None:
        raise NotFound
    return receipt_row(found)


def receipts_between(actor: Actor, unit: int, begin: datetime, end: datetime) -> tuple[ReceiptRow, ...]:
    """The receipts a unit wrote in a span, in the order of their numbers. Raises NotFound."""
    require(actor, Permission.VIEW, unit)
    found = Receipt.objects.filter(unit_id=unit, received_at__gte=begin, received_at__lt=end)
    return tuple(map(receipt_row, found.order_by("year", "number")))
