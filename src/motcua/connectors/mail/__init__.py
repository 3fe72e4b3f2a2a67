"""Mail by SMTP: plugs itself into `notifications` for e-mail when MOTCUA_SMTP_URL names a server.

smtp://, smtps:// (TLS from the start) or smtp+starttls://, with user and password where the server wants
them; MOTCUA_SMTP_FROM is the sender. SMTP knows no keys: a letter whose end the server may have heard is not
sent again (`is_keyed`), and its Message-ID is made of the message's key, so that two copies would be told
apart from two letters.
"""
