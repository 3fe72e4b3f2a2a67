"""Receive a file, look at what its rows would do, give the order or throw it away: for its owner alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import translation

from motcua.kernel.text import clean, fold
from motcua.platform import clock, jobs, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.imports.lists import Column, by_name
from motcua.platform.imports.models import Import, Line
from motcua.platform.imports.reading import Row, day_of_serial, read
from motcua.platform.imports.refusals import (
    ChooseGoodOnes,
    ColumnsMissing,
    ColumnsUnknown,
    GivenAlready,
    NoRows,
    NothingToDo,
    NotTriedYet,
)

TRY_OUT, CARRY = "imports.try_out", "imports.carry"
LATEST = 20
_STATES = ("good", "bad", "done", "same", "refused", "left", "read")


@dataclass(frozen=True, slots=True)
class ImportRow:
    """How far an import is. `good` counts rows that would be done, `same` those that would change nothing."""

    public_id: UUID
    file_name: str
    received_at: datetime
    is_tried: bool
    is_given: bool
    ended_at: datetime | None
    rows: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class LineRow:
    """A row and what is, or would be, with it; `column` in the words of the heading."""

    number: int
    group: str
    state: str
    column: str
    sentence: str
    shown: str
    """What stands in the cell the sentence is about."""


def receive(actor: Actor, name: str, file_name: str, content: IO[bytes], size: int) -> UUID:
    """Read a file and begin its trial; nothing of it is imported. Raises what refusals.py says."""
    if actor.account is None:
        raise NotFound
    entry = by_name(name)
    heading, *rows = read(content, size) or [(0, {})]
    places = _places(entry.columns, heading)
    if not rows:
        raise NoRows
    now = clock.now()
    with transaction.atomic(durable=True):
        order = Import.objects.create(
            account_id=actor.account,
            post_id=actor.post,
            behalf_id=actor.on_behalf,
            unit_id=actor.unit,
            channel=actor.channel,
            name=name,
            file_name=clean(PurePath(file_name).name)[:120],
            received_at=now,
            moved_at=now,
        )
        lines = [_line(order, row, places) for row in rows]
        for line in lines:
            line.group = entry.group(line.cells)[:200]
        Line.objects.bulk_create(lines)
        jobs.defer(TRY_OUT, order=order.pk)
        _record(actor, order, "received", {"rows": len(lines)})
    return order.public_id


def confirm(actor: Actor, public_id: UUID, *, only_good: bool) -> None:
    """Import the rows that were found good; where others were not, only by that choice. Raises Conflict."""
    with transaction.atomic(durable=True):
        order = _own_waiting(actor, public_id)
        bad = order.lines.filter(state=Line.State.BAD)
        count = bad.count()
        if count and not only_good:
            raise ChooseGoodOnes(bad=count)
        if not order.lines.filter(state=Line.State.GOOD).exists():
            raise NothingToDo
        order.confirmed_at = order.moved_at = clock.now()
        order.save(update_fields=["confirmed_at", "moved_at"])
        jobs.defer(CARRY, order=order.pk)
        _record(actor, order, "ordered", {"left": count})


def discard(actor: Actor, public_id: UUID) -> None:
    """Throw away what was not given yet, with all its rows."""
    with transaction.atomic(durable=True):
        order = _own_waiting(actor, public_id)
        _record(actor, order, "discarded", {})
        order.delete()


def imports_of(actor: Actor, name: str) -> tuple[ImportRow, ...]:
    """One's own imports of a list, the newest first."""
    rows = _counted(actor).filter(name=name).order_by("-received_at", "-pk")[:LATEST]
    return tuple(map(_row, rows))


def import_row(actor: Actor, public_id: UUID) -> ImportRow:
    """One of one's own imports. Raises NotFound."""
    found = _counted(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return _row(found)


def import_lines(actor: Actor, public_id: UUID, states: Sequence[str], most: int) -> tuple[LineRow, ...]:
    """The first rows in some states, in the order of the file. Raises NotFound."""
    order = Import.objects.filter(account_id=actor.account or 0, public_id=public_id).first()
    if order is None:
        raise NotFound
    titles = {column.key: str(column.title) for column in by_name(order.name).columns}
    rows = order.lines.filter(state__in=states).order_by("number")[:most]
    return tuple(
        LineRow(
            row.number,
            row.group,
            row.state,
            titles.get(row.column, ""),
            row.sentence,
            str(row.cells.get(row.column, "")),
        )
        for row in rows
    )


def _places(columns: Sequence[Column], heading: Row) -> dict[int, Column]:
    """Where each column stands, by its heading in any spelling. Raises ColumnsMissing, ColumnsUnknown."""
    known = {word: column for column in columns for word in _headings(column)}
    places = {place: known.get(fold(words)) for place, words in heading[1].items()}
    strange = [heading[1][place] for place, column in places.items() if column is None]
    if strange and len(strange) < len(places):
        raise ColumnsUnknown(columns=", ".join(words[:40] for words in strange[:5]))
    found = {place: column for place, column in places.items() if column is not None}
    there = {column.key for column in found.values()}
    missing = [str(column.title) for column in columns if column.is_required and column.key not in there]
    if missing:
        raise ColumnsMissing(columns=", ".join(missing))
    return found


def _headings(column: Column) -> Iterator[str]:
    """The heading in every language of the program: the file may have been made in another."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            yield fold(str(column.title))


def _line(order: Import, row: Row, places: dict[int, Column]) -> Line:
    number, cells = row
    given = {
        column.key: day_of_serial(cells[place]) if column.is_day else cells[place]
        for place, column in places.items()
        if place in cells
    }
    return Line(order=order, number=number, cells=given)


def _own_waiting(actor: Actor, public_id: UUID) -> Import:
    mine = Import.objects.select_for_update().filter(account_id=actor.account or 0, public_id=public_id)
    order = mine.first()
    if order is None:
        raise NotFound
    if order.confirmed_at is not None:
        raise GivenAlready
    if order.tried_at is None:
        raise NotTriedYet
    return order


def _counted(actor: Actor) -> QuerySet[Import]:
    counts = {f"n_{state}": Count("lines", filter=Q(lines__state=state)) for state in _STATES}
    return Import.objects.filter(account_id=actor.account or 0).annotate(**counts)


def _row(order: Import) -> ImportRow:
    counts = {state: int(vars(order)[f"n_{state}"]) for state in _STATES}
    return ImportRow(
        order.public_id,
        order.file_name,
        order.received_at,
        order.tried_at is not None,
        order.confirmed_at is not None,
        order.ended_at,
        sum(counts.values()),
        counts,
    )


def _record(actor: Actor, order: Import, what: str, told: dict[str, int]) -> None:
    payload = {"list": order.name, **told}
    ledger.append(actor, [ledger.NewEntry(f"import:{order.pk}", f"imports.import.{what}", payload)])
