"""Reading dossiers under lock and writing what acts decided: the room's only raw SQL, in store.sql beside it.

All of it runs inside the caller's transaction. Order of locks, the same everywhere: dossiers ascending,
code counters ascending, ledger heads last.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.pq import Format
from pydantic_core import from_json, to_json

from motcua.agencies import api as agencies
from motcua.dossiers import progress, telling
from motcua.dossiers.state import COLUMNS, Change, DossierState, OpenStep, ResultState
from motcua.dossiers.status import WAITING, Status
from motcua.kernel import codes
from motcua.platform import ledger, outbox
from motcua.platform.clock import ZONE

_MUTABLE = (
    "receiving_id", "competent_id", "case_code",
    "status", "money", "delivery", "sync", "accepted_at", "clock_started_at", "due_at", "due_is_estimate",
    "finished_at", "returned_at", "recipe", "process", "holders", "extension_count", "supplement_count",
    "version", "guard_facts", "fee_facts",
)  # fmt: skip
_FEW = 4
_MANY = "= ANY($1::uuid[])"
"""Of an array the server does not know the length, so it plans anew for each; of one id it keeps the plan."""
_RESULT = tuple(f.name for f in fields(ResultState))


@cache
def statements() -> Mapping[str, str]:
    """The statements of store.sql by name, columns filled in."""
    source = files("motcua.dossiers").joinpath("store.sql").read_text(encoding="utf-8")
    filled = {
        "{columns}": ", ".join(COLUMNS),
        "{assignments}": ", ".join(f"{c} = r.{c}" for c in _MUTABLE),
        "{result_columns}": ", ".join(_RESULT),
        "{result_assignments}": ", ".join(f"{c} = excluded.{c}" for c in _RESULT),
    }
    for mark, words in filled.items():
        source = source.replace(mark, words)
    parts = re.split(r"^-- name: (\w+)$", source, flags=re.MULTILINE)[1:]
    found = {name: _plain_sql(body) for name, body in zip(parts[::2], parts[1::2], strict=True)}
    return found | {
        "look": found["read"].removesuffix(" FOR UPDATE"),
        "read_one": found["read"].replace(_MANY, "= $1"),
    }


def _plain_sql(body: str) -> str:
    """Without comments and indentation: it is sent once for each connection."""
    return " ".join(re.sub(r"--.*", "", body).split()).rstrip(";")


def read(public_ids: Sequence[UUID]) -> tuple[dict[UUID, DossierState], datetime | None]:
    """The dossiers under lock by public id (those that exist), and the moment of the transaction."""
    wanted = _uuids(public_ids)
    rows = _run("read_one", public_ids) if len(public_ids) == 1 else _run("read", [wanted])
    if not all(row[-1] for row in rows):
        # Decided on what stood before the wait, an act would undo what was done meanwhile.
        rows = _run("look", [wanted])
    return _states(rows)


def look(public_id: UUID) -> tuple[DossierState, datetime] | None:
    """One dossier as it stands, without a lock, for pages that only show it."""
    found, now = look_at([public_id])
    return (found[public_id], now) if now is not None else None


def look_at(public_ids: Sequence[UUID]) -> tuple[dict[UUID, DossierState], datetime | None]:
    """As `read`, without a lock: what an act would find now."""
    with transaction.atomic():
        return _states(_run("look", [_uuids(public_ids)]))


def _states(rows: list[tuple[Any, ...]]) -> tuple[dict[UUID, DossierState], datetime | None]:
    now: datetime | None = None
    found: dict[UUID, DossierState] = {}
    for row in rows:
        now, *columns, steps, result, numbers, _is_whole = row
        state = _state(dict(zip(COLUMNS, columns, strict=True)), steps, result, numbers)
        found[state.public_id] = state
    return found, now


def _uuids(public_ids: Iterable[UUID]) -> str:
    """PostgreSQL's words for an array of them; the driver's way through lists costs more than the query."""
    return "{" + ",".join(map(str, public_ids)) + "}"


def new_ids(count: int) -> tuple[datetime, list[int]]:
    """The moment of the transaction and ids for that many new dossiers."""
    ((now, ids),) = _run("ids", [count])
    return now, ids


def papers(dossiers: Collection[int]) -> dict[int, frozenset[str]]:
    """Codes of the components each dossier has."""
    found: dict[int, set[str]] = {dossier: set() for dossier in dossiers}
    if found:
        for dossier, code in _run("papers", ["{" + ",".join(map(str, found)) + "}"]):
            found[dossier].add(code)
    return {dossier: frozenset(codes) for dossier, codes in found.items()}


def next_number(unit: int, year: int, kind: str) -> int:
    """The next number of a book; gap-free, because a rolled-back act gives its number back."""
    ((last,),) = _run("book", [unit, year, kind])
    return int(last)


def write(changes: Sequence[Change], beside: Sequence[Mapping[str, object]] = ()) -> None:
    """Write everything a transaction's acts decided: rows, outbox, ledger; `beside` are entries of others."""
    if not changes:
        return
    _give_codes([change for change in changes if change.is_new and not change.code_given])
    telling.tell(changes)
    rows = {part: made for part, made in _rows(changes).items() if made}
    few = all(len(rows.get(part, ())) <= _FEW for part in ("changed", "kept"))
    last = {
        "facts": outbox.rows(fact for c in changes for fact in c.facts),
        "entries": [*beside, *(row for c in changes for row in ledger.rows(c.case.actor, c.entries))],
    }
    _execute(_writing(tuple(rows), few=few), [_json(rows | last)])


def _rows(changes: Sequence[Change]) -> dict[str, list[dict[str, Any]]]:
    """The rows of every part of the writing statement; a part has the name of its table, or its own."""
    rows: dict[str, list[dict[str, Any]]] = {
        "new": [_row(c.state, COLUMNS) for c in changes if c.is_new],
        "changed": [_row(c.state, ("id", *_MUTABLE)) for c in changes if not c.is_new],
        "opened": [row for c in changes for row in _opened(c)],
        "kept": [row for c in changes for row in _kept(c)],
        "results": [row for c in changes for row in _results(c)],
    }
    for change in changes:
        for table, more in change.rows.items():
            rows.setdefault(table.removeprefix("dossiers_"), []).extend(more)
    return rows


@cache
def _writing(parts: tuple[str, ...], *, few: bool) -> bytes:
    """The writing statement of just these parts."""
    found = statements()
    filled = {
        "{parts}": "WITH " + ", ".join(f"{part} AS ({found[part]} RETURNING 1)" for part in parts),
        "{counts}": " + ".join(found["count"].replace("{part}", part) for part in parts),
        "{few}": f"LIMIT {_FEW}" if few else "",
    }
    words = found["write"]
    for mark, text in filled.items():
        words = words.replace(mark, text)
    return words.encode()


def _give_codes(changes: Sequence[Change]) -> None:
    """One stretch of numbers per (receiving agency, local day), counters locked in ascending order."""
    groups: dict[tuple[int, date], list[Change]] = defaultdict(list)
    for change in changes:
        day = change.case.now.astimezone(ZONE).date()
        groups[change.state.receiving_id, day].append(change)
    for (unit, day), members in sorted(groups.items(), key=lambda item: item[0]):
        ((last,),) = _run("codes", [unit, day, len(members)])
        identifier = agencies.unit(unit).identifier
        for number, change in enumerate(members, start=last - len(members) + 1):
            change.state = change.state.but(code=codes.dossier_code(identifier, day, number))


def _opened(change: Change) -> Iterable[dict[str, Any]]:
    closed = {step.token: outcome for step, outcome in change.closed}
    latest = {step.token: step for step in (*change.state.steps, *change.held)}
    for first in change.opened:
        step = latest.get(first.token, first)
        yield _step_row(change, step, closed.get(step.token))


def _kept(change: Change) -> Iterable[dict[str, Any]]:
    """Steps open before: closed now, given to another holder, or moved in the lists or between them."""
    closed = {step.token: outcome for step, outcome in change.closed}
    held = {step.token: step for step in change.held}
    before, after = change.case.state, change.state
    moved = after.due_at != before.due_at or (after.status in WAITING) != (before.status in WAITING)
    for step in change.case.state.steps:
        if step.id is not None and (moved or step.token in closed or step.token in held):
            yield _step_row(change, held.get(step.token, step), closed.get(step.token))


def _step_row(change: Change, step: OpenStep, outcome: str | None) -> dict[str, Any]:
    return {
        "id": step.id,
        "dossier_id": change.state.id,
        "token": step.token,
        "key": step.key,
        "name": step.name,
        "kind": step.kind,
        "function": step.function,
        "unit_id": step.unit,
        "competent_id": change.state.competent_id,
        "field_code": change.state.field_code,
        "holder_id": step.holder,
        "holder_post": step.holder_post,
        "opened_at": step.opened_at,
        "due_at": step.due_at,
        "risk_at": progress.risk(step, change.state.due_at),
        "closed_at": None if outcome is None else change.case.now,
        "outcome": outcome or "",
        "waits": change.state.status in WAITING,
    }


def _results(change: Change) -> Iterable[dict[str, Any]]:
    result = change.state.result
    if result is not None and result != change.case.state.result:
        yield {"dossier_id": change.state.id} | {name: getattr(result, name) for name in _RESULT}


def _row(state: DossierState, names: Iterable[str]) -> dict[str, Any]:
    values = state.__dict__
    return {name: values[name] for name in names}


def _state(
    columns: dict[str, Any], steps: list[dict[str, Any]], result: dict[str, Any] | None, numbers: list[str]
) -> DossierState:
    columns["status"] = Status(columns["status"])
    columns["external_codes"] = tuple(columns["external_codes"])
    return DossierState(
        **columns,
        steps=tuple(OpenStep(**_moments(step, ("opened_at", "due_at"))) for step in steps),
        result=ResultState(**_moments(result, _RESULT_MOMENTS)) if result else None,
        numbers=tuple(numbers),
    )


_RESULT_MOMENTS = ("drafted_at", "approved_at", "signed_at", "issued_at")


def _moments(row: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    for name in names:
        if row[name] is not None:
            row[name] = datetime.fromisoformat(row[name])
    return row


def _json(value: object) -> str:
    return to_json(value, fallback=str).decode()


class _JsonbLoader(Loader):
    """psycopg's own looks for the encoding of each value first."""

    def load(self, data: Buffer) -> Any:
        return from_json(bytes(data))


_MOMENTS = psycopg.adapters.types["timestamptz"].oid
_cursors: WeakKeyDictionary[BaseDatabaseWrapper, psycopg.RawCursor[Any]] = WeakKeyDictionary()
"""One for each thread. A cursor holds its connection: by connections, none of them would ever be let go."""


def _run(name: str, parameters: Any) -> list[tuple[Any, ...]]:
    """One of the statements by its name."""
    return _execute(_encoded(name), parameters)


@cache
def _encoded(name: str) -> bytes:
    return statements()[name].encode()


def _execute(statement: bytes, parameters: Any) -> list[tuple[Any, ...]]:
    """Through psycopg itself: parameters bound by the server, so that the plan is prepared once.

    Django switches prepared statements off for its connections; here they are on for this one statement.
    """
    django = connections[DEFAULT_DB_ALIAS]
    if not django.in_atomic_block:
        raise transaction.TransactionManagementError("the store needs the act's open transaction")
    django.ensure_connection()
    raw = django.connection
    cursor = _cursors.get(django)
    if cursor is None or cursor.connection is not raw:
        cursor = _cursors[django] = psycopg.RawCursor(raw)
        cursor.adapters.register_loader("jsonb", _JsonbLoader)  # Django reads jsonb as text
        if (quick := psycopg.adapters.get_loader(_MOMENTS, Format.TEXT)) is not None:
            cursor.adapters.register_loader(_MOMENTS, quick)  # Django's is written in Python
    raw.prepare_threshold = 0
    try:
        with django.wrap_database_errors:  # so that a deadlock is Django's, as for every other statement
            cursor.execute(statement, parameters, prepare=True)
            return cursor.fetchall() if cursor.rownumber is not None else []
    finally:
        raw.prepare_threshold = None
