"""How names and logins are kept: one spelling inside, whatever was typed."""

import unicodedata


def plain_login(text: str) -> str:
    """The stored form of a login: trimmed, one composition, lower case; nothing if it holds control signs."""
    login = unicodedata.normalize("NFC", text).strip().lower()
    return login if login.isprintable() else ""
