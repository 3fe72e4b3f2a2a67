"""The marks that stand on the papers of a dossier, for officers; nobody else is ever shown them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.dossiers.models import PaperMark
from motcua.dossiers.paper_marks.frames import Frame
from motcua.dossiers.state import DossierState
from motcua.platform.clock import ZONE


@dataclass(frozen=True, slots=True)
class MarkRow:
    """`number` counts the marks of one file, in the order they were made."""

    id: int
    number: int
    file: UUID
    page: int
    frame: Frame
    words: str
    who: str
    unit: str
    marked_at: datetime
    authors: frozenset[int]


def marks_of(state: DossierState, file: UUID | None = None) -> tuple[MarkRow, ...]:
    """Those on one file, or on all files, of a dossier in hand: one statement."""
    standing = PaperMark.objects.filter(dossier_id=state.id, withdrawn_at__isnull=True)
    if file is not None:
        standing = standing.filter(file__public_id=file)
    numbers: Counter[int] = Counter()
    rows = []
    for mark in standing.select_related("file", "author", "behalf").order_by("file_id", "id"):
        numbers[mark.file_id] += 1
        rows.append(_row(mark, numbers[mark.file_id]))
    return tuple(rows)


def _row(mark: PaperMark, number: int) -> MarkRow:
    return MarkRow(
        id=mark.pk,
        number=number,
        file=mark.file.public_id,
        page=mark.page,
        frame=Frame(mark.left, mark.top, mark.width, mark.height),
        words=mark.words,
        who=_who(mark),
        unit=agencies.unit(mark.unit).name if mark.unit is not None else "",
        marked_at=mark.marked_at.astimezone(ZONE),
        authors=frozenset({mark.author_id, mark.behalf_id or mark.author_id}),
    )


def _who(mark: PaperMark) -> str:
    if mark.behalf is None:
        return mark.author.name
    return _("%(name)s (thay %(principal)s)") % {"name": mark.author.name, "principal": mark.behalf.name}
