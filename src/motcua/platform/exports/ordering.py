"""Order a file, see how far one's orders are, fetch one, and throw away what is a day old."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import FileResponse

from motcua.platform import clock, jobs
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.exports.models import Export
from motcua.platform.exports.places import place

KEPT_FOR = timedelta(hours=24)
LONGEST_TITLE = 200
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
}

_NAMES = {"xlsx": "danh-sach", "csv": "danh-sach", "json": "du-lieu-cua-toi"}


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One order: ready when `rows` is known, given up when `why_not` says so, else under way."""

    public_id: UUID
    title: str
    kind: str
    asked_at: datetime
    expires_at: datetime
    rows: int | None
    why_not: str


def order(actor: Actor, source: str, spec: Mapping[str, Any], *, title: str, kind: str) -> UUID:
    """Ask for a file; a job writes it. `title` names list and filter as the person reads them."""
    if actor.account is None or kind not in _TYPES:
        raise NotFound
    with transaction.atomic():
        export = Export.objects.create(
            account_id=actor.account,
            post_id=actor.post,
            behalf_id=actor.on_behalf,
            unit_id=actor.unit,
            channel=actor.channel,
            source=source,
            spec=dict(spec),
            title=title[:LONGEST_TITLE],
            kind=kind,
            asked_at=clock.now(),
        )
        jobs.defer("exports.make", export=export.pk)
    return export.public_id


def exports_of(actor: Actor) -> tuple[ExportRow, ...]:
    """The orders of the last day, the newest first."""
    rows = Export.objects.filter(account_id=actor.account or 0, asked_at__gt=clock.now() - KEPT_FOR)
    return tuple(
        ExportRow(e.public_id, e.title, e.kind, e.asked_at, e.asked_at + KEPT_FOR, e.rows, e.why_not)
        for e in rows.order_by("-asked_at", "-pk")
    )


def attachment(actor: Actor, public_id: UUID) -> FileResponse:
    """The file, for whoever ordered it and nobody else."""
    mine = Export.objects.filter(
        public_id=public_id, account_id=actor.account or 0, asked_at__gt=clock.now() - KEPT_FOR
    )
    export = mine.exclude(ready_at=None).first()
    if export is None or not place(export.public_id, export.kind).is_file():
        raise NotFound
    local = export.asked_at.astimezone(clock.ZONE)
    response = FileResponse(
        place(export.public_id, export.kind).open("rb"),
        as_attachment=True,
        filename=f"{_NAMES[export.kind]}-{local:%Y%m%d-%H%M}.{export.kind}",
        content_type=_TYPES[export.kind],
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def purge() -> None:
    """Throw away files and orders that are a day old; the ledger keeps that there was one."""
    for export in Export.objects.filter(asked_at__lte=clock.now() - KEPT_FOR):
        for kind in (export.kind, "part"):
            place(export.public_id, kind).unlink(missing_ok=True)
        export.delete()
