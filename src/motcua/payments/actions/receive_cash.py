"""Take money at the counter and write the receipt."""

from django.db import transaction

from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean
from motcua.payments import online
from motcua.payments.access import locked_obligation
from motcua.payments.events import SETTLED
from motcua.payments.models import Obligation, ObligationState, Receipt, ReceiptBook
from motcua.payments.permissions import Permission
from motcua.payments.refusals import AlreadyClosed, AmountDiffers, PayerMissing, UnfitText
from motcua.payments.rows import ReceiptRow, receipt_row
from motcua.platform import clock, ledger, outbox
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.words import say


def receive_cash(actor: Actor, *, obligation_id: int, amount: int, payer: str) -> ReceiptRow:
    """Receive the whole amount in cash; the obligation is settled and a fact says so.

    Raises NotFound (none such, or not this cashier's unit), AmountDiffers, AlreadyClosed, PayerMissing.
    """
    if actor.account is None:
        raise NotFound
    with transaction.atomic():
        owed = locked_obligation(actor, obligation_id, Permission.RECEIVE)
        if owed.state != ObligationState.OPEN:
            raise AlreadyClosed(state=ObligationState(owed.state).label)
        if amount != owed.amount:
            raise AmountDiffers(field="amount", owed=_dong(owed.amount), given=_dong(amount))
        receipt = _write(owed, actor, actor.account, _payer(payer))
        owed.state, owed.closed_at = ObligationState.SETTLED, receipt.received_at
        owed.save(update_fields=["state", "closed_at"])
        online.close_attempts([owed.pk], "paid-in-cash")
        payload = {"obligation": owed.pk, "amount": owed.amount, "receipt": receipt.pk}
        outbox.announce([outbox.Fact(SETTLED, owed.subject, payload, f"obligation:{owed.pk}")])
        notes = {"payer": receipt.payer}
        ledger.append(actor, [ledger.NewEntry(owed.subject, SETTLED, payload, notes=notes)])
    return receipt_row(receipt)


def _write(owed: Obligation, actor: Actor, cashier: int, payer: str) -> Receipt:
    """The receipt under the next number of the unit's book of the local year."""
    now = clock.now()
    ReceiptBook.objects.bulk_create([ReceiptBook(unit_id=owed.unit_id, year=now.year)], ignore_conflicts=True)
    book = ReceiptBook.objects.select_for_update().get(unit_id=owed.unit_id, year=now.year)
    book.last += 1
    book.save(update_fields=["last"])
    return Receipt.objects.create(
        obligation=owed,
        unit_id=owed.unit_id,
        year=book.year,
        number=book.last,
        cashier_id=cashier,
        post_id=actor.post,
        counter_id=actor.counter,
        amount=owed.amount,
        payer=payer,
        received_at=now,
    )


def _payer(text: str) -> str:
    try:
        payer = clean(text)[:200]
    except KernelError as error:
        raise UnfitText(field="payer", reason=say(error.key, **error.values)) from None
    if not payer:
        raise PayerMissing(field="payer")
    return payer


def _dong(amount: int) -> str:
    """Whole đồng with dots between thousands, as printed on receipts."""
    return f"{amount:,}".replace(",", ".")
