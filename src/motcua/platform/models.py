"""All tables of the platform, for Django to find them."""

from motcua.platform.exports.models import Export
from motcua.platform.files.models import FileRecord
from motcua.platform.files.uploads.models import Upload
from motcua.platform.health.models import Trial
from motcua.platform.idempotency.models import IdempotencyKey
from motcua.platform.imports.models import Import, Line
from motcua.platform.ledger.models import Entry, Head, Note, Seal, Sealed
from motcua.platform.limits.models import Attempt
from motcua.platform.outbox.models import Delivery, OutboxFact
from motcua.platform.proposals.models import Proposal, ProposalRule

__all__ = [
    "Attempt",
    "Delivery",
    "Entry",
    "Export",
    "FileRecord",
    "Head",
    "IdempotencyKey",
    "Import",
    "Line",
    "Note",
    "OutboxFact",
    "Proposal",
    "ProposalRule",
    "Seal",
    "Sealed",
    "Trial",
    "Upload",
]
