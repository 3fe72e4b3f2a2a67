"""The national payment platform: plugs itself into `payments` when MOTCUA_PAYMENT_URL names one.

Its messages are JSON with the field names of the platform (INIT, QUERY, REFUND, and CONFIRM which it sends
us); each carries `MaXacThuc`, a digest over its fields in a fixed order and a shared secret. Where the
handbook is silent (the hash, the order of all messages but CONFIRM, refunds, the file of a day) what stands
here is our own and unverified: one table in `messages.py` and settings.
"""
