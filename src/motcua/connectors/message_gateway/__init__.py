"""A message gateway over HTTP: plugs itself into `notifications` when MOTCUA_MESSAGES_URL names one.

The gateway takes `POST /messages` {key, channel, to, title, text} and answers for a key at
`GET /messages/<key>`; a key it has taken before is taken once. Later it tells at /tin-nhan/bao/ what became
of a key, signed by MOTCUA_MESSAGES_SECRET. Vendors differ in words, not in kind: another one is another
folder like this.
"""
