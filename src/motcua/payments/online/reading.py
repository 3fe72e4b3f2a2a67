"""Reading how paying online stands."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.payments.models import (
    OPEN_ATTEMPT,
    Attempt,
    Incoming,
    Obligation,
    ObligationState,
    OnlineReceipt,
    Receipt,
)
from motcua.payments.rows import ObligationRow, obligation_row
from motcua.platform.errors import NotFound

REASON = {
    "forged": _("Chữ ký không đúng: không tin."),
    "over": _("Lần nộp này đã kết thúc trước đó."),
    "unknown": _("Không có lần nộp nào mang mã tham chiếu này."),
    "bank-pending": _("Ngân hàng đang xử lý, chưa biết kết quả."),
    "not-paid": _("Bên thanh toán báo không thành; không có tiền bị trừ."),
    "nobody-paid-yet": _("Chưa ai nộp."),
    "no-money-in-it": _("Báo đã nộp nhưng không ghi số tiền hoặc số giao dịch."),
    "told-before": _("Giao dịch này đã được ghi nhận trước đó."),
    "another-amount": _("Số tiền nhận được khác số phải nộp."),
    "paid": _("Nộp đúng và đủ."),
    "paid-late": _("Tiền đến muộn, khoản này vẫn chưa nộp: ghi nhận."),
    "paid-already": _("Khoản này đã nộp rồi: trả lại."),
    "owed-no-more": _("Khoản này không còn phải nộp: trả lại."),
    "waived": _("Khoản này đã được miễn: trả lại."),
    "paid-otherwise": _("Đã nộp bằng cách khác."),
    "paid-in-cash": _("Đã nộp tiền mặt tại quầy."),
    "no-answer": _("Quá số ngày chờ mà bên thanh toán không nói gì thêm."),
}


def reason_words(code: str) -> str:
    """The sentence of a reason; a ground somebody wrote is its own."""
    return str(REASON.get(code, code))


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One try. `reason` is a code of `reason_words`."""

    public_id: UUID
    reference: str
    way: str
    amount: int
    state: str
    reason: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """Money that came; `code` is the provider's number of it."""

    id: int
    public_id: UUID
    obligation_id: int | None
    reference: str
    code: str
    amount: int
    bank: str
    paid_at: datetime
    heard_at: datetime
    pays: bool
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class OnlineReceiptRow:
    """An electronic receipt; numbered within unit and year."""

    public_id: UUID
    obligation_id: int
    unit_id: int
    year: int
    number: int
    amount: int
    received_at: datetime
    transaction: str
    bank: str


@dataclass(frozen=True, slots=True)
class OnlineState:
    """How an obligation stands for whoever pays it: its attempts, its money, its receipt."""

    obligation: ObligationRow
    attempts: tuple[AttemptRow, ...]
    incoming: tuple[IncomingRow, ...]
    receipt: OnlineReceiptRow | None

    @property
    def is_checking(self) -> bool:
        """Whether a bank has something in hand of which nobody knows the end."""
        is_open = self.obligation.state == ObligationState.OPEN
        return is_open and any(each.state == "pending" for each in self.attempts)

    @property
    def has_open(self) -> bool:
        return any(each.state in OPEN_ATTEMPT for each in self.attempts)


def obligation_by_public_id(public_id: UUID) -> ObligationRow:
    """For a surface that then checks access to the subject. Raises NotFound."""
    found = Obligation.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return obligation_row(found, Receipt.objects.filter(obligation=found).first())


def online_state(public_id: UUID) -> OnlineState:
    """The same with all that happened online. Raises NotFound."""
    owed = obligation_by_public_id(public_id)
    attempts = Attempt.objects.filter(obligation_id=owed.id).order_by("id")
    incoming = Incoming.objects.filter(obligation_id=owed.id).order_by("id")
    receipts = online_receipts_of([owed.id])
    return OnlineState(
        owed, tuple(map(attempt_row, attempts)), tuple(map(incoming_row, incoming)), receipts.get(owed.id)
    )


def attempts_of(obligation_id: int) -> tuple[AttemptRow, ...]:
    return tuple(map(attempt_row, Attempt.objects.filter(obligation_id=obligation_id).order_by("id")))


def online_receipts_of(obligations: Collection[int]) -> dict[int, OnlineReceiptRow]:
    """Electronic receipts by obligation, for a room that has checked access to what they are for."""
    found = OnlineReceipt.objects.filter(obligation_id__in=obligations).select_related("incoming")
    return {each.obligation_id: _receipt_row(each) for each in found}


def online_receipt(obligation_id: int) -> OnlineReceiptRow:
    """Raises NotFound."""
    found = online_receipts_of([obligation_id]).get(obligation_id)
    if found is None:
        raise NotFound
    return found


def still_payable(reference: str) -> int | None:
    """What an attempt is to pay, in đồng; None when it must not be charged any more."""
    found = Attempt.objects.filter(reference=reference).select_related("obligation").first()
    if found is None or found.state not in OPEN_ATTEMPT or found.obligation.state != ObligationState.OPEN:
        return None
    return found.amount


def attempt_row(attempt: Attempt) -> AttemptRow:
    return AttemptRow(
        public_id=attempt.public_id,
        reference=attempt.reference,
        way=attempt.way,
        amount=attempt.amount,
        state=attempt.state,
        reason=attempt.because,
        started_at=attempt.started_at,
    )


def incoming_row(incoming: Incoming) -> IncomingRow:
    return IncomingRow(
        id=incoming.pk,
        public_id=incoming.public_id,
        obligation_id=incoming.obligation_id,
        reference=incoming.reference,
        code=incoming.transaction,
        amount=incoming.amount,
        bank=incoming.bank,
        paid_at=incoming.paid_at,
        heard_at=incoming.heard_at,
        pays=incoming.pays,
        state=incoming.state,
        reason=incoming.reason,
    )


def _receipt_row(receipt: OnlineReceipt) -> OnlineReceiptRow:
    return OnlineReceiptRow(
        public_id=receipt.public_id,
        obligation_id=receipt.obligation_id,
        unit_id=receipt.unit_id,
        year=receipt.year,
        number=receipt.number,
        amount=receipt.amount,
        received_at=receipt.received_at,
        transaction=receipt.incoming.transaction,
        bank=receipt.incoming.bank,
    )
