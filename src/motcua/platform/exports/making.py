"""Write the file of an order: the work of a job, done once however often the job runs."""

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import Refusal
from motcua.platform.exports.models import Export
from motcua.platform.exports.places import place
from motcua.platform.exports.sources import Asked, Document, by_name
from motcua.platform.exports.writing import write, write_document

_log = structlog.get_logger(__name__)


def make(export_id: int) -> None:
    """Write the file, then say in one transaction that it is there and what was taken.

    A worker killed in between leaves a part of a file under another name; the next one begins anew.
    """
    export = Export.objects.filter(pk=export_id, ready_at=None, why_not="").first()
    if export is None:
        return
    try:
        _write(export)
    except Refusal as refusal:
        Export.objects.filter(pk=export.pk, ready_at=None).update(why_not=str(refusal))


def _write(export: Export) -> None:
    asked = Asked(
        export.account_id, export.post_id, export.behalf_id, export.unit_id, export.channel, export.spec
    )
    table = by_name(export.source)(asked)
    whole = place(export.public_id, export.kind)
    part = whole.with_suffix(".part")
    if isinstance(table, Document):
        rows = write_document(part, table)
    else:
        rows = write(part, export.kind, _watermark(export, table.actor), table)
    part.replace(whole)
    _tell(export, table.actor, rows)


def _tell(export: Export, actor: Actor, rows: int) -> None:
    with transaction.atomic(durable=True):
        mine = Export.objects.filter(pk=export.pk, ready_at=None)
        if not mine.update(ready_at=clock.now(), rows=rows):
            return  # another worker was as quick, and has said so
        told = {"source": export.source, "kind": export.kind, "rows": rows, "unit": actor.unit}
        entry = ledger.NewEntry(
            f"export:{export.pk}", "exports.export.made", told, notes={"filter": export.title}
        )
        ledger.append(actor, [entry])


def _watermark(export: Export, actor: Actor) -> str:
    when = export.asked_at.astimezone(clock.ZONE).strftime("%H:%M %d/%m/%Y")
    words = {"who": actor.name, "when": when, "filter": export.title}
    return _("Người xuất: %(who)s · lúc %(when)s · danh sách: %(filter)s") % words
