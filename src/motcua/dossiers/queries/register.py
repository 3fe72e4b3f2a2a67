"""Form 07, the register of dossiers of an agency and day span: a view, never a book of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers.access import visible
from motcua.dossiers.models import Delivery
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of Form 07. Moments are local."""

    serial: int
    code: str
    procedure: str
    owner: str
    competent: str
    received_at: datetime
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    returned_how: str


def register(actor: Actor, receiving: int, begin: date, end: date) -> Iterator[RegisterLine]:
    """What a unit received from `begin` up to and including `end`, in the order of receipt."""
    since = datetime.combine(begin, time(), ZONE)
    until = datetime.combine(end + timedelta(days=1), time(), ZONE)
    rows = visible(actor).filter(
        receiving_id=receiving, submitted_at__gte=since, submitted_at__lt=until, accepted_at__isnull=False
    )
    rows = rows.order_by("submitted_at", "id")
    channels = dict(Delivery.objects.filter(dossier__in=rows).values_list("dossier_id", "channel"))
    for serial, row in enumerate(rows.iterator(chunk_size=500), start=1):
        yield RegisterLine(
            serial=serial,
            code=row.code,
            procedure=catalogue.version(row.version_of_procedure_id).name,
            owner=row.owner_name,
            competent=agencies.unit(row.competent_id).name,
            received_at=row.submitted_at.astimezone(ZONE),
            due_at=row.due_at.astimezone(ZONE) if row.due_at else None,
            finished_at=row.finished_at.astimezone(ZONE) if row.finished_at else None,
            returned_at=row.returned_at.astimezone(ZONE) if row.returned_at else None,
            returned_how=channels.get(row.pk, ""),
        )
