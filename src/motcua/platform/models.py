"""All tables of the platform, for Django to find them."""

from motcua.platform.ledger.models import Entry, Head, Note, Seal, Sealed
from motcua.platform.outbox.models import Delivery, OutboxFact

__all__ = ["Delivery", "Entry", "Head", "Note", "OutboxFact", "Seal", "Sealed"]
