"""The tables of the room, one aggregate per file."""

from motcua.payments.models.obligation import Obligation, ObligationKind, ObligationState
from motcua.payments.models.receipt import Receipt, ReceiptBook

__all__ = ["Obligation", "ObligationKind", "ObligationState", "Receipt", "ReceiptBook"]
