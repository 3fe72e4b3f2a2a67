"""Read the ledger: the history of one subject, with the notes that still exist."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from motcua.platform.ledger.canonical import shard_of
from motcua.platform.ledger.models import Entry, Note


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One fact as read; `actor` is "kind:account", or the kind alone."""

    shard: int
    seq: int
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    post: int | None
    on_behalf: int | None
    channel: str
    subject: str
    name: str
    payload: Mapping[str, object]
    notes: Mapping[str, str]

    @property
    def account(self) -> int | None:
        """The account that acted, if one did."""
        _, _, number = self.actor.partition(":")
        return int(number) if number else None


def entries(subject: str, *, after: int = 0, most: int | None = None) -> tuple[EntryRow, ...]:
    """The facts about a subject in the order in which they were recorded, at most so many after a `seq`."""
    found = list(Entry.objects.filter(subject=subject, seq__gt=after).order_by("seq")[:most])
    notes: dict[int, dict[str, str]] = defaultdict(dict)
    for note in Note.objects.filter(shard=shard_of(subject), seq__in=[entry.seq for entry in found]):
        notes[note.seq][note.key] = note.text
    return tuple(_row(entry, notes[entry.seq]) for entry in found)


def entries_of(subjects: Iterable[str]) -> dict[str, list[EntryRow]]:
    """The facts about many subjects in one look, each in the order of recording; without their notes."""
    found: dict[str, list[EntryRow]] = {subject: [] for subject in subjects}
    for entry in Entry.objects.filter(subject__in=list(found)).order_by("subject", "seq"):
        found[entry.subject].append(_row(entry, {}))
    return found


OF_THE_ORGANISATION = Q(subject__startswith="account:") | Q(subject__startswith="unit:")


def latest(among: Q, *, first: int = 0, most: int = 30) -> tuple[tuple[EntryRow, ...], int]:
    """Facts about accounts and units, the newest first, with their notes; how many there are.

    These subjects have an index of their own by time (see models.py), whose condition is asked word by word.
    """
    found = Entry.objects.filter(OF_THE_ORGANISATION, among)
    rows = list(found.order_by("-recorded_at", "-shard", "-seq")[first : first + most])
    places = reduce(or_, (Q(shard=row.shard, seq=row.seq) for row in rows), Q(shard=-1))
    notes: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for note in Note.objects.filter(places) if rows else ():
        notes[note.shard, note.seq][note.key] = note.text
    return tuple(_row(row, notes[row.shard, row.seq]) for row in rows), found.count()


def _row(entry: Entry, notes: Mapping[str, str]) -> EntryRow:
    return EntryRow(
        shard=entry.shard,
        seq=entry.seq,
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        actor=entry.actor,
        post=entry.post,
        on_behalf=entry.on_behalf,
        channel=entry.channel,
        subject=entry.subject,
        name=entry.name,
        payload=entry.payload,
        notes=notes,
    )
