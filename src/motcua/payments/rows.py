"""What the room hands out: frozen rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.payments.models import Obligation, Receipt


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A receipt; its number counts within unit and year. `counter_id`: where the cashier said to sit."""

    id: int
    public_id: UUID
    obligation_id: int
    unit_id: int
    year: int
    number: int
    cashier_id: int
    amount: int
    payer: str
    received_at: datetime
    counter_id: int | None = None


@dataclass(frozen=True, slots=True)
class ObligationRow:
    """Something owed, in whole đồng."""

    id: int
    public_id: UUID
    subject: str
    unit_id: int
    kind: str
    amount: int
    article: str
    due_on: date | None
    state: str
    because: str
    created_at: datetime
    closed_at: datetime | None
    receipt: ReceiptRow | None = None


def receipt_row(receipt: Receipt) -> ReceiptRow:
    return ReceiptRow(
        id=receipt.pk,
        public_id=receipt.public_id,
        obligation_id=receipt.obligation_id,
        unit_id=receipt.unit_id,
        year=receipt.year,
        number=receipt.number,
        cashier_id=receipt.cashier_id,
        amount=receipt.amount,
        payer=receipt.payer,
        received_at=receipt.received_at,
        counter_id=receipt.counter_id,
    )


def obligation_row(obligation: Obligation, receipt: Receipt | None = None) -> ObligationRow:
    return ObligationRow(
        id=obligation.pk,
        public_id=obligation.public_id,
        subject=obligation.subject,
        unit_id=obligation.unit_id,
        kind=obligation.kind,
        amount=obligation.amount,
        article=obligation.article,
        due_on=obligation.due_on,
        state=obligation.state,
        because=obligation.because,
        created_at=obligation.created_at,
        closed_at=obligation.closed_at,
        receipt=receipt_row(receipt) if receipt else None,
    )
