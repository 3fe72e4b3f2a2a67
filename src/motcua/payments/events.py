"""Facts this room announces. Payloads hold ids and amounts only."""

SETTLED = "payments.obligation.settled"
"""Money was received: {obligation, amount, receipt}; subject is what it was for."""

WAIVED = "payments.obligation.waived"
"""Nothing needs to be paid any more: {obligation, amount}."""

REFUND_ASKED = "payments.refund.asked"
"""Somebody asked that money be given back; another person decides. In the ledger."""

REFUND_APPROVED = "payments.refund.approved"
"""Money is to go back to where it came from; subject is the refund."""

REFUND_DECLINED = "payments.refund.declined"
REFUNDED = "payments.refund.done"
REFUND_REFUSED = "payments.refund.refused"
"""In the ledger: what became of it."""

FILE_READ = "payments.day.read"
DAY_SIGNED = "payments.day.signed"
"""In the ledger: a provider's file of a day was read; somebody signed for the day."""
