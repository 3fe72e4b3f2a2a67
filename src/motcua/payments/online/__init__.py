"""Paying online: attempts, what providers say of them, the money that came, refunds.

An obligation may have many attempts, and one payment settles it: money is taken in under the obligation's
lock, one row for each transaction of the provider's, and `decide` says what becomes of it.
"""

from motcua.payments.online.asking import ask_due, ask_now
from motcua.payments.online.closing import close_attempts
from motcua.payments.online.deciding import Known, Verdict, decide
from motcua.payments.online.hearing import Outcome, hear
from motcua.payments.online.looking import MoneyView, NoticeRow, may_look, money_view, money_waiting
from motcua.payments.online.reading import (
    AttemptRow,
    IncomingRow,
    OnlineReceiptRow,
    OnlineState,
    attempts_of,
    obligation_by_public_id,
    online_receipt,
    online_receipts_of,
    online_state,
    reason_words,
    still_payable,
)
from motcua.payments.online.refunding import (
    RefundRow,
    approve_refund,
    ask_refund,
    decline_refund,
    give_back,
    hand_over,
    refunds_waiting,
)
from motcua.payments.online.starting import Destination, TransferRow, start, transfer, transfer_row

__all__ = [
    "AttemptRow",
    "Destination",
    "IncomingRow",
    "Known",
    "MoneyView",
    "NoticeRow",
    "OnlineReceiptRow",
    "OnlineState",
    "Outcome",
    "RefundRow",
    "TransferRow",
    "Verdict",
    "approve_refund",
    "ask_due",
    "ask_now",
    "ask_refund",
    "attempts_of",
    "close_attempts",
    "decide",
    "decline_refund",
    "give_back",
    "hand_over",
    "hear",
    "may_look",
    "money_view",
    "money_waiting",
    "obligation_by_public_id",
    "online_receipt",
    "online_receipts_of",
    "online_state",
    "reason_words",
    "refunds_waiting",
    "start",
    "still_payable",
    "transfer",
    "transfer_row",
]
