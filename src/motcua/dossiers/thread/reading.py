"""What stands in a thread, for each of its two sides; officers are named to officers only."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, Subquery

from motcua.agencies import api as agencies
from motcua.dossiers.belonging import the_one
from motcua.dossiers.impartiality import is_tied
from motcua.dossiers.models import Dossier, Holder, Thread, ThreadReading
from motcua.dossiers.state import DossierState
from motcua.dossiers.thread.rule import Kind, Side, is_open, may_answer, open_until, side_of
from motcua.dossiers.timeline import name_of_actor
from motcua.parties import api as parties
from motcua.platform import ledger
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from motcua.platform.ledger import EntryRow

_NAMES = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact of a thread as the ledger has it."""

    kind: Kind
    intent: str
    row: EntryRow = field(repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `who` is told to officers alone, `title` and `unit` of an officer to both sides.

    `words` are empty where none were needed, and None where they were erased by law.
    """

    kind: Kind
    side: Side
    words: str | None = field(repr=False)
    at: datetime
    who: str
    title: str
    unit: str
    is_seen: bool


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A thread for one side. `may_write`: this reader, now. `until`: how long people may, None without end.

    `asked_at` and `answer_by` are of what waits for an answer, if anything does. `unseen_up_to` is the moment
    of the newest message of the other side that this one had not seen, if there is any; None for officers
    who answer nobody here, whose looking does not count.
    """

    state: DossierState = field(repr=False)
    said: tuple[Said, ...]
    may_write: bool
    until: datetime | None
    asked_at: datetime | None
    answer_by: datetime | None
    is_late: bool
    unseen_up_to: datetime | None


@dataclass(frozen=True, slots=True)
class _Row:
    """What the tables know: is there a thread, does the dossier lie in an account, who has read how far."""

    is_begun: bool
    is_held: bool
    asked_at: datetime | None
    answer_by: datetime | None
    seen: dict[Side, datetime | None]


def of_own(actor: Actor, public_id: UUID) -> ThreadView:
    """The thread of an own dossier. Raises NotFound, also for another's."""
    state, now = the_one(actor, public_id)
    row = _row(state.id)
    return _view(state, now, row, Side.PERSON, is_party=True)


def of_office(actor: Actor, state: DossierState, now: datetime) -> ThreadView:
    """The same for an officer who has the dossier in hand."""
    row = _row(state.id)
    is_party = row.is_held and may_answer(actor, state) and not is_tied(actor, state)
    return _view(state, now, row, Side.OFFICE, is_party=is_party)


def of_record(dossier: int) -> tuple[Said, ...]:
    """What stands in the thread of a dossier, as its person reads it."""
    return _said(entries_of(f"dossier:{dossier}"), _row(dossier), Side.PERSON)


def with_news(dossiers: Collection[int]) -> frozenset[int]:
    """Of these dossiers those where the office wrote something its people have not seen. One statement."""
    up_to = ThreadReading.objects.filter(thread_id=OuterRef("pk"), side=Side.PERSON).values("up_to")
    written = Thread.objects.filter(pk__in=dossiers, answered_at__isnull=False).annotate(seen=Subquery(up_to))
    return frozenset(written.filter(Q(seen=None) | Q(seen__lt=F("answered_at"))).values_list("pk", flat=True))


def entries_of(subject: str) -> tuple[Entry, ...]:
    """What happened in the thread of a dossier, in the order of recording."""
    found = [row for row in ledger.entries(subject) if row.name in _NAMES]
    return tuple(Entry(Kind(row.name), str(row.payload.get("intent", "")), row) for row in found)


def _row(dossier: int) -> _Row:
    readings = ThreadReading.objects.filter(thread_id=OuterRef("pk"))
    found = (
        Dossier.objects.annotate(
            held=Exists(Holder.objects.filter(dossier_id=OuterRef("pk"))),
            person=Subquery(readings.filter(side=Side.PERSON).values("up_to")),
            office=Subquery(readings.filter(side=Side.OFFICE).values("up_to")),
        )
        .values("thread__pk", "thread__asked_at", "thread__answer_by", "held", "person", "office")
        .get(pk=dossier)
    )
    return _Row(
        is_begun=found["thread__pk"] is not None,
        is_held=found["held"],
        asked_at=found["thread__asked_at"],
        answer_by=found["thread__answer_by"],
        seen={Side.PERSON: found["person"], Side.OFFICE: found["office"]},
    )


def _view(state: DossierState, now: datetime, row: _Row, side: Side, *, is_party: bool) -> ThreadView:
    entries = entries_of(state.subject) if row.is_begun else ()
    others = [each.row.occurred_at for each in entries if side_of(each.kind) is not side]
    newest, seen = (max(others) if others else None), row.seen[side]
    return ThreadView(
        state=state,
        said=_said(entries, row, side),
        may_write=is_party and (is_open(state, now) or (side is Side.OFFICE and row.asked_at is not None)),
        until=open_until(state),
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        is_late=row.answer_by is not None and row.answer_by < now,
        unseen_up_to=newest if is_party and newest and (seen is None or seen < newest) else None,
    )


def _said(entries: Sequence[Entry], row: _Row, reader: Side) -> tuple[Said, ...]:
    names = _names(entries) if reader is Side.OFFICE else {}
    posts = agencies.post_rows(each.row.post for each in entries if each.row.post)
    last = {side_of(each.kind): place for place, each in enumerate(entries)}
    return tuple(
        _one(each, posts, names, is_seen=_is_seen(place, each, row, last))
        for place, each in enumerate(entries)
    )


def _is_seen(place: int, entry: Entry, row: _Row, last: dict[Side, int]) -> bool:
    """The other side had the thread before its eyes since, or wrote after it."""
    other = Side.OFFICE if side_of(entry.kind) is Side.PERSON else Side.PERSON
    up_to = row.seen[other]
    return last.get(other, -1) > place or (up_to is not None and up_to >= entry.row.occurred_at)


def _one(entry: Entry, posts: dict[int, agencies.PostRow], names: dict[int, str], *, is_seen: bool) -> Said:
    post = posts[entry.row.post] if entry.row.post else None
    return Said(
        kind=entry.kind,
        side=side_of(entry.kind),
        words=_words(entry),
        at=entry.row.occurred_at.astimezone(ZONE),
        who=name_of_actor(entry.row, names) if names else "",
        title=post.title if post else "",
        unit=agencies.unit(post.unit_id).name if post else "",
        is_seen=is_seen,
    )


def _words(entry: Entry) -> str | None:
    return "" if entry.kind is Kind.LEFT else entry.row.notes.get("words")


def _names(entries: Sequence[Entry]) -> dict[int, str]:
    acted = {account for each in entries for account in (each.row.account, each.row.on_behalf)}
    return dict(parties.account_names({account for account in acted if account is not None}))
