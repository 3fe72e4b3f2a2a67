"""Form 07, the register of dossiers of an agency and day span: a view of the ledger, never a book of its own.

What happened and when is read from the ledger. The table of dossiers says only which of them a unit received
in these days and what they are called (ADR 0011).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from uuid import UUID

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers.access import visible
from motcua.dossiers.models import Dossier
from motcua.dossiers.status import Status
from motcua.platform import ledger
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from motcua.platform.ledger import EntryRow

AT_ONCE = 500


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
    public_id: UUID


@dataclass(slots=True)
class _Course:
    """What the facts about one dossier come to."""

    received_at: datetime | None = None
    is_accepted: bool = False
    due_at: datetime | None = None
    finished_at: datetime | None = None
    returned_at: datetime | None = None
    returned_how: str = ""


def register(actor: Actor, receiving: int, begin: date, end: date) -> Iterator[RegisterLine]:
    """What a unit received and accepted from `begin` up to and including `end`, in the order of receipt."""
    since = datetime.combine(begin, time(), ZONE)
    until = datetime.combine(end + timedelta(days=1), time(), ZONE)
    rows = visible(actor).filter(receiving_id=receiving, submitted_at__gte=since, submitted_at__lt=until)
    named = rows.only("public_id", "code", "owner_name", "competent_id", "version_of_procedure_id")
    accepted = _accepted(named.order_by("submitted_at", "id").iterator(chunk_size=AT_ONCE))
    for serial, (row, course) in enumerate(accepted, start=1):
        yield RegisterLine(
            serial=serial,
            code=row.code,
            procedure=catalogue.version(row.version_of_procedure_id).name,
            owner=row.owner_name,
            competent=agencies.unit(row.competent_id).name,
            received_at=course.received_at or since,
            due_at=course.due_at,
            finished_at=course.finished_at,
            returned_at=course.returned_at,
            returned_how=course.returned_how,
            public_id=row.public_id,
        )


def _accepted(rows: Iterator[Dossier]) -> Iterator[tuple[Dossier, _Course]]:
    while batch := list(islice(rows, AT_ONCE)):
        told = ledger.entries_of(_subject(row) for row in batch)
        for row in batch:
            course = _course(told[_subject(row)])
            if course.is_accepted:
                yield row, course


def _subject(row: Dossier) -> str:
    return f"dossier:{row.pk}"


def _course(entries: Sequence[EntryRow]) -> _Course:
    course = _Course()
    for entry in entries:
        at = entry.occurred_at.astimezone(ZONE)
        _note_beginning(course, entry, at)
        if "due" in entry.payload:
            course.due_at = _moment(entry.payload["due"])
        turned = _turned_to(entry)
        if turned in _DONE and course.finished_at is None:
            course.finished_at = at
        if turned == Status.RETURNED:
            course.returned_at, course.returned_how = at, str(entry.payload.get("channel", ""))
    return course


_DONE = frozenset({Status.COMPLETED, Status.REJECTED_AT_INTAKE, Status.WITHDRAWN})


def _note_beginning(course: _Course, entry: EntryRow, at: datetime) -> None:
    """Filed here, or taken over from another system, which says when it was received there."""
    act = entry.name.removeprefix("dossiers.dossier.")
    if act == "submitted":
        course.received_at = at
    if act == "imported":
        course.received_at = _moment(entry.payload.get("received")) or at
        course.is_accepted = _turned_to(entry) != Status.REGISTERED
    if act == "accepted" or entry.payload.get("accepted"):
        course.is_accepted = True


def _turned_to(entry: EntryRow) -> int:
    """The status an act turned the dossier to; 0 when it left it alone."""
    turn = entry.payload.get("status")
    if not isinstance(turn, list) or turn[0] == turn[1]:
        return 0
    return int(turn[1])


def _moment(told: object) -> datetime | None:
    return datetime.fromisoformat(told).astimezone(ZONE) if isinstance(told, str) else None
