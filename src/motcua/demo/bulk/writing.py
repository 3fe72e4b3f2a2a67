"""Write the copies with COPY: one process the room's tables, one the ledger with its chains and seals.

Both connect as the owner, because the product's own role cannot insert into the ledger at all. The entries
say the truth about their recording: all at the moment of the load.
"""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import psycopg

from motcua.demo.bulk.copies import Copies, Copy, Plan
from motcua.demo.bulk.moulds import TABLES, columns_of, escaped
from motcua.platform import ledger
from motcua.platform.ledger import GENESIS

AT_ONCE = 1_000
SEAL_ROWS = 1_000
_BOOK = "result"
_ENTRY = (
    "shard, seq, occurred_at, recorded_at, actor, post, on_behalf, channel, subject, name, payload,"
    " prev, hash"
)
Progress = Callable[[int], None]


def write_tables(owner_url: str, plan: Plan, progress: Progress) -> None:
    """Dossiers with steps, people, declarations, papers, results; then the counters of codes and books."""
    with psycopg.connect(owner_url) as connection:
        _quick(connection)
        columns = {table: ", ".join(f'"{c}"' for c in columns_of(connection, table)) for table in TABLES}
        copies = Copies(plan)
        for done, part in _parts(copies):
            lines: dict[str, list[str]] = defaultdict(list)
            for copy in part:
                for table, words in copy.mould.tables.items():
                    lines[table].append(words % copy.holes)
            for table, texts in lines.items():
                _copy(connection, f"{table} ({columns[table]})", "".join(texts))
            progress(done)
        _count_on(connection, copies)


def _count_on(connection: psycopg.Connection[Any], copies: Copies) -> None:
    connection.execute(
        "SELECT setval(pg_get_serial_sequence('dossiers_dossier', 'id'), max(id)) FROM dossiers_dossier"
    )
    connection.execute("DELETE FROM dossiers_codecounter")
    counted = "".join(f"{unit}\t{day}\t{last}\n" for (unit, day), last in copies.codes.items())
    _copy(connection, "dossiers_codecounter (unit_id, day, last)", counted)
    connection.execute("DELETE FROM dossiers_numberbook WHERE kind = %s", [_BOOK])
    books = "".join(f"{unit}\t{year}\t{_BOOK}\t{last}\n" for (unit, year), last in copies.books.items())
    _copy(connection, "dossiers_numberbook (unit_id, year, kind, last)", books)


def write_ledger(owner_url: str, plan: Plan, progress: Progress) -> None:
    """Entries, notes, heads and seals."""
    with psycopg.connect(owner_url) as connection:
        _quick(connection)
        chains = Chains(connection)
        for done, part in _parts(Copies(plan)):
            for copy in part:
                chains.tell(copy)
            chains.flush()
            progress(done)
        chains.finish()


class Chains:
    """The sixteen chains as they grow."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        ((self._recorded,),) = connection.execute("SELECT clock_timestamp()")
        self._recorded_us = ledger.microseconds(self._recorded)
        self._recorded_text = self._recorded.isoformat()
        heads = connection.execute("SELECT shard, seq, hash FROM ledger_head").fetchall()
        self._heads: dict[int, tuple[int, bytes]] = defaultdict(lambda: (0, GENESIS))
        self._heads |= {shard: (seq, bytes(top)) for shard, seq, top in heads}
        self._seals = Seals(connection, {shard: seq for shard, seq, _top in heads}, self._recorded)
        self._entries: list[str] = []
        self._notes: list[str] = []

    def tell(self, copy: Copy) -> None:
        """The history of one dossier, behind what its chain holds already."""
        subject = f"dossier:{copy.id}"
        shard = ledger.shard_of(subject)
        seq, before = self._heads[shard]
        holes = copy.holes
        for mould in copy.mould.entries:
            seq += 1
            for key, words in mould.notes:
                salt, told = os.urandom(16), words % holes
                holes[f"note_{key}"] = ledger.note_digest(salt, told)
                self._notes.append(f"{shard}\t{seq}\t{key}\t{escaped(told)}\t\\\\x{salt.hex()}\n")
            actor, post, behalf = mould.actor % holes, mould.post % holes, mould.on_behalf % holes
            payload = mould.payload % holes
            text = (
                f"motcua-ledger-1|{shard}|{seq}|{mould.occurred}|{self._recorded_us}|{post}|{behalf}"
                f"|{len(actor)}:{actor}|{len(mould.channel)}:{mould.channel}|{len(subject)}:{subject}"
                f"|{len(mould.name)}:{mould.name}|{len(payload.encode())}:{payload}"
            )
            top = hashlib.sha256(before + text.encode()).digest()
            self._entries.append(
                f"{shard}\t{seq}\t{mould.occurred_text}\t{self._recorded_text}\t{actor}\t"
                f"{post if post != '-' else _NULL}\t{behalf if behalf != '-' else _NULL}\t{mould.channel}\t"
                f"{subject}\t{mould.name}\t{payload}\t\\\\x{before.hex()}\t\\\\x{top.hex()}\n"
            )
            self._seals.add(shard, seq, top)
            before = top
        self._heads[shard] = (seq, before)

    def flush(self) -> None:
        """Send what has gathered."""
        _copy(self._connection, f"ledger_entry ({_ENTRY})", "".join(self._entries))
        _copy(self._connection, "ledger_note (shard, seq, key, text, salt)", "".join(self._notes))
        self._entries.clear()
        self._notes.clear()

    def finish(self) -> None:
        """Heads and seals, so that the ledger goes on as if it had grown by itself."""
        self.flush()
        self._seals.close()
        self._connection.execute("DELETE FROM ledger_head")
        self._connection.execute("DELETE FROM ledger_sealed")
        heads = "".join(f"{s}\t{seq}\t\\\\x{top.hex()}\n" for s, (seq, top) in self._heads.items())
        _copy(self._connection, "ledger_head (shard, seq, hash)", heads)
        sealed = "".join(f"{s}\t{seq}\n" for s, (seq, _top) in self._heads.items())
        _copy(self._connection, "ledger_sealed (shard, seq)", sealed)


class Seals:
    """Merkle roots over the new entries, chained to the seal before."""

    def __init__(
        self, connection: psycopg.Connection[Any], sealed: dict[int, int], recorded: datetime
    ) -> None:
        self._connection = connection
        self._recorded = recorded
        last = connection.execute(
            "SELECT number, hash FROM ledger_seal ORDER BY number DESC LIMIT 1"
        ).fetchone()
        self._number: int = last[0] if last else 0
        self._before = bytes(last[1]) if last else os.urandom(32)
        self._first = {shard: seq + 1 for shard, seq in sealed.items()}
        self._leaves: dict[int, list[bytes]] = defaultdict(list)
        self._waiting = 0
        self._lines: list[str] = []

    def add(self, shard: int, seq: int, leaf: bytes) -> None:
        leaves = self._leaves[shard]
        if not leaves:
            self._first[shard] = seq
        leaves.append(leaf)
        self._waiting += 1
        if self._waiting == SEAL_ROWS:
            self._seal()

    def close(self) -> None:
        """The last seal may cover fewer; then all are written."""
        if self._waiting:
            self._seal()
        _copy(
            self._connection,
            "ledger_seal (number, sealed_at, entries, root, heads, prev, hash)",
            "".join(self._lines),
        )

    def _seal(self) -> None:
        shards = sorted(self._leaves)
        heads = ledger.jsonb_text(
            {
                str(s): [self._first[s], self._first[s] + len(self._leaves[s]) - 1, self._leaves[s][-1].hex()]
                for s in shards
            }
        )
        root = ledger.merkle_root(leaf for shard in shards for leaf in self._leaves[shard])
        self._number += 1
        content = ledger.SealContent(
            self._number, ledger.microseconds(self._recorded), self._waiting, root, self._before, heads
        )
        top = ledger.seal_hash(content)
        self._lines.append(
            f"{self._number}\t{self._recorded.isoformat()}\t{self._waiting}\t\\\\x{root.hex()}\t{heads}\t"
            f"\\\\x{self._before.hex()}\t\\\\x{top.hex()}\n"
        )
        self._before, self._waiting = top, 0
        self._leaves.clear()


_NULL = "\\N"


def _parts(copies: Copies) -> Iterator[tuple[int, list[Copy]]]:
    part: list[Copy] = []
    done = 0
    for copy in copies:
        part.append(copy)
        if len(part) == AT_ONCE:
            done += len(part)
            yield done, part
            part = []
    if part:
        yield done + len(part), part


def _copy(connection: psycopg.Connection[Any], target: str, text: str) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {target} FROM STDIN".encode()) as copy:
        copy.write(text)


def _quick(connection: psycopg.Connection[Any]) -> None:
    """Nobody waits for the disk at the end: a load that breaks is made again from the start."""
    connection.execute("SET synchronous_commit = off")
