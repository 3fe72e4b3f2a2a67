"""What a thing owes and what was paid for it: obligations and the cashier's receipts.

The room keeps an opaque reference of what the money is for ("dossier:42") and knows no dossier; who
cares hears the fact `payments.obligation.settled`. Amounts are whole đồng. Payment online comes with
its partner; here money is taken at the counter, in cash, against a numbered receipt.
"""
