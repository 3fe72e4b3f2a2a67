"""The door of the room."""

from motcua.payments import online, reconciling
from motcua.payments.actions.oblige import cancel, oblige
from motcua.payments.actions.receive_cash import receive_cash
from motcua.payments.actions.waive import waive
from motcua.payments.permissions import Permission
from motcua.payments.queries import (
    charged,
    obligations,
    obligations_of,
    owed,
    receipt,
    receipts_between,
    settled,
)
from motcua.payments.rows import ObligationRow, ReceiptRow

__all__ = [
    "ObligationRow",
    "Permission",
    "ReceiptRow",
    "cancel",
    "charged",
    "obligations",
    "obligations_of",
    "oblige",
    "online",
    "owed",
    "receipt",
    "receipts_between",
    "receive_cash",
    "reconciling",
    "settled",
    "waive",
]
