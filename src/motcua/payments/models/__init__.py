"""The tables of the room, one aggregate per file."""

from motcua.payments.models.attempt import (
    NO_ANSWER,
    OPEN_ATTEMPT,
    Attempt,
    AttemptState,
    Incoming,
    IncomingState,
    Notice,
    OnlineBook,
    OnlineReceipt,
    Refund,
    RefundState,
    Way,
)
from motcua.payments.models.day_file import DayFile, DayLine, DaySign, LineVerdict
from motcua.payments.models.obligation import Obligation, ObligationKind, ObligationState
from motcua.payments.models.receipt import Receipt, ReceiptBook

__all__ = [
    "NO_ANSWER",
    "OPEN_ATTEMPT",
    "Attempt",
    "AttemptState",
    "DayFile",
    "DayLine",
    "DaySign",
    "Incoming",
    "IncomingState",
    "LineVerdict",
    "Notice",
    "Obligation",
    "ObligationKind",
    "ObligationState",
    "OnlineBook",
    "OnlineReceipt",
    "Receipt",
    "ReceiptBook",
    "Refund",
    "RefundState",
    "Way",
]
