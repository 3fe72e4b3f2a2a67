"""Put a mark on a page, take one away. A dossier and its file stay as they are, so nothing is locked.

The ledger has each mark under a subject of its own: ids in the payload, the words among the notes, which can
be erased. It is no event of the dossier's, whose events other programs read.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from motcua.dossiers import access
from motcua.dossiers.acting import fit
from motcua.dossiers.impartiality import insist_impartial
from motcua.dossiers.models import Paper, PaperMark
from motcua.dossiers.paper_marks.frames import Frame
from motcua.dossiers.paper_marks.refusals import (
    FrameOutside,
    NothingRemarked,
    NotToMark,
    NotToWithdraw,
    PaperFull,
)
from motcua.dossiers.paper_marks.rule import LONGEST, MOST, may_mark, may_withdraw
from motcua.dossiers.perform import kernel_words
from motcua.dossiers.state import DossierState
from motcua.platform import clock, files, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

MARKED, WITHDRAWN = "dossiers.paper_mark.made", "dossiers.paper_mark.withdrawn"


@dataclass(frozen=True, slots=True)
class NewMark:
    """`page` is counted from 1."""

    file: UUID
    page: int
    frame: Frame
    words: str


def mark(actor: Actor, public_id: UUID, command: NewMark) -> None:
    """Put a mark on a page of a paper of this dossier.

    Two at once may go beyond the limit by one. Raises NotFound, NothingRemarked, TextTooLong, RuleBroken,
    FrameOutside, OwnMatter, NotToMark, PaperFull, FileNotShown.
    """
    state, _read = access.dossier(actor, public_id)
    file = _file(state, command)
    with kernel_words():
        words = fit(command.words, field="words", most=LONGEST)
    if not words:
        raise NothingRemarked(field="words")
    if not command.frame.is_on_page:
        raise FrameOutside(field="place")
    _insist_may_mark(actor, state, file)
    with transaction.atomic(durable=True):
        row = _written(actor, state, file, command, words)
        payload = {"dossier": state.id, "file": str(command.file), "page": command.page}
        _record(actor, row, MARKED, payload, {"words": words})


def withdraw(actor: Actor, public_id: UUID, mark_id: int) -> tuple[UUID, int]:
    """Take a mark away: its row is kept, and shown to nobody. Says on which file and page it was.

    One that was taken away before is answered like one that never was. Raises NotFound, OwnMatter,
    NotToWithdraw.
    """
    state, _read = access.dossier(actor, public_id)
    with transaction.atomic(durable=True):
        standing = PaperMark.objects.select_for_update(of=("self",)).select_related("file")
        row = standing.filter(dossier_id=state.id, pk=mark_id, withdrawn_at__isnull=True).first()
        if row is None:
            raise NotFound
        insist_impartial(actor, state, _("bỏ ghi chú trên giấy"))
        if not may_withdraw(actor, state, {row.author_id, row.behalf_id or row.author_id}):
            raise NotToWithdraw
        row.withdrawn_at, row.withdrawn_by = clock.now(), actor.account
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        _record(actor, row, WITHDRAWN, {"dossier": state.id}, {})
    return row.file.public_id, row.page


def _file(state: DossierState, command: NewMark) -> int:
    """The stored file, if it is a paper of this dossier and has such a page."""
    of_dossier = Paper.objects.filter(dossier_id=state.id, file__public_id=command.file)
    found = of_dossier.values_list("file_id", flat=True).first()
    if found is None or not 1 <= command.page <= files.page_count(command.file):
        raise NotFound
    return int(found)


def _insist_may_mark(actor: Actor, state: DossierState, file: int) -> None:
    insist_impartial(actor, state, _("ghi chú lên giấy"))
    if not may_mark(actor, state):
        raise NotToMark
    standing = PaperMark.objects.filter(dossier_id=state.id, file_id=file, withdrawn_at__isnull=True)
    if standing.count() >= MOST:
        raise PaperFull(most=MOST)


def _written(actor: Actor, state: DossierState, file: int, command: NewMark, words: str) -> PaperMark:
    frame = command.frame
    return PaperMark.objects.create(
        dossier_id=state.id,
        file_id=file,
        page=command.page,
        left=frame.left,
        top=frame.top,
        width=frame.width,
        height=frame.height,
        words=words,
        author_id=actor.account or 0,
        behalf_id=actor.on_behalf,
        post=actor.post,
        unit=actor.unit,
        marked_at=clock.now(),
    )


def _record(
    actor: Actor, row: PaperMark, name: str, payload: dict[str, object], notes: dict[str, str]
) -> None:
    ledger.append(actor, [ledger.NewEntry(f"paper_mark:{row.pk}", name, payload, notes=notes)])
