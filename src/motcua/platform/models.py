"""All tables of the platform, for Django to find them."""

from motcua.platform.ledger.models import Entry, Head, Note, Seal, Sealed

__all__ = ["Entry", "Head", "Note", "Seal", "Sealed"]
