"""The officer's list as a file: the rows of the very query that makes the page, without its pages."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.catalogue import api as catalogue
from motcua.dossiers.asked import whose
from motcua.dossiers.queries.filters import EVERYTHING, Filter, exact_filter, filter_words
from motcua.dossiers.queries.search import search
from motcua.dossiers.queries.worklist import ListName, WorkRow, worklist_rows
from motcua.dossiers.words import CHANNEL, status_word
from motcua.platform import exports
from motcua.platform.access import Actor
from motcua.platform.exports import Asked, Cell, Table

WORKLIST = "dossiers.worklist"


def export_worklist(
    actor: Actor, name: ListName | None, *, title: str, kind: str, chosen: Filter = EVERYTHING
) -> UUID:
    """Order a list as it is narrowed, or (no list) what its words find anywhere, as a file: xlsx or csv."""
    spec = {"list": name.value if name else "", "filter": filter_words(chosen), "words": chosen.words}
    return exports.order(actor, WORKLIST, spec, title=title, kind=kind)


@exports.source(WORKLIST)
def worklist_table(asked: Asked) -> Table:
    actor = whose(asked)
    name, words = str(asked.spec["list"]), str(asked.spec["words"])
    chosen = exact_filter(asked.spec["filter"], words)
    found: Iterable[WorkRow] = (
        worklist_rows(actor, ListName(name), chosen) if name else search(actor, chosen.words)
    )
    columns = (
        _("Mã hồ sơ"), _("Chủ hồ sơ"), _("Thủ tục"), _("Bước"), _("Người giữ"), _("Hạn của bước"),
        _("Hẹn trả lúc"), _("Trạng thái"), _("Kênh nộp"),
    )  # fmt: skip
    return Table(actor, columns, _cells(found))


def _cells(rows: Iterable[WorkRow]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [
            row.code,
            row.owner_name,
            catalogue.version(row.procedure_version_id).name,
            row.step,
            row.holder_name,
            row.step_due_at,
            row.due_at,
            status_word(row.status),
            str(CHANNEL.get(row.channel, row.channel)),
        ]
