"""Facts this room announces. Payloads hold ids and amounts only."""

SETTLED = "payments.obligation.settled"
"""Money was received: {obligation, amount, receipt}; subject is what it was for."""

WAIVED = "payments.obligation.waived"
"""Nothing needs to be paid any more: {obligation, amount}."""
