"""One filing, and those somebody has not sent yet."""

from uuid import UUID

from motcua.dossiers.filing.keeping import of, row_of
from motcua.dossiers.filing.rows import Bearer, FilingRow
from motcua.dossiers.models import Dossier
from motcua.platform.errors import NotFound

MOST_SHOWN = 50


def one(bearer: Bearer, draft: UUID) -> FilingRow:
    """Raises NotFound, also for a filing of somebody else."""
    row = of(bearer).select_related("draft").filter(pk=draft).first()
    if row is None:
        raise NotFound
    return row_of(row)


def unsent(bearer: Bearer) -> tuple[FilingRow, ...]:
    """What somebody began and did not send, the newest first."""
    found = of(bearer).filter(sent_at__isnull=True).select_related("draft").order_by("-saved_at")
    return tuple(map(row_of, found[:MOST_SHOWN]))


def dossier_of(filing: FilingRow) -> UUID | None:
    """The dossier a filing became; None while it was not sent."""
    return Dossier.objects.filter(intent_key=filing.id).values_list("public_id", flat=True).first()
