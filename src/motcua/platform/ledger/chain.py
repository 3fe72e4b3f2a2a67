"""Walk the chain of one shard and compare each entry with what its hash says."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from motcua.platform.ledger.canonical import GENESIS, Content, entry_hash, shard_of
from motcua.platform.ledger.faults import Fault

Heads = Mapping[str, list[Any]]
"""Of a seal: shard → [first seq, last seq, hash of the last in hexadecimal]."""

_AT_ONCE = 2_000
_ENTRIES = """
SELECT shard, seq, (extract(epoch FROM occurred_at) * 1000000)::bigint,
       (extract(epoch FROM recorded_at) * 1000000)::bigint,
       actor, post, on_behalf, channel, subject, name, payload::text, prev, hash
  FROM ledger_entry WHERE shard = %s AND seq <= %s ORDER BY seq
"""


def stream(name: str, sql: str, parameters: list[object]) -> Iterator[tuple[Any, ...]]:
    """Rows of a query through a cursor on the server, so that memory stays small. Needs a transaction."""
    connection.ensure_connection()
    with connection.connection.cursor(name=f"ledger_{name}") as cursor:
        cursor.itersize = _AT_ONCE
        cursor.execute(sql, parameters)
        yield from cursor


class Walker:
    """The entries of one shard up to its head, in order, each checked as it passes."""

    def __init__(self, shard: int, head: int, top: bytes, *, report: Callable[[Fault], None]) -> None:
        self.shard = shard
        self.head = head
        self.walked = 0
        self._top = top
        self._report = report
        self._rows = stream(f"shard_{shard}", _ENTRIES, [shard, head])
        self._next: tuple[Any, ...] | None = None
        self._seq = 0
        self._hash: bytes | None = GENESIS

    def take(self, first: int, last: int) -> list[bytes]:
        """The hashes of the rows numbered first to last; rows before them are checked and left out."""
        hashes = []
        while (row := self._peek()) is not None and row[1] <= last:
            self._next = None
            found = self._check(row)
            if row[1] >= first:
                hashes.append(found)
        return hashes

    def finish(self) -> None:
        """Walk what no seal covers, then compare the end with the head."""
        self.take(self.head + 1, self.head)
        if self._seq < self.head:
            self._report(Fault("cut", self.shard, self._seq + 1))
        elif self._hash != self._top:
            self._report(Fault("link", self.shard, self.head, detail=_("đầu nhánh")))

    def _peek(self) -> tuple[Any, ...] | None:
        if self._next is None:
            self._next = next(self._rows, None)
        return self._next

    def _check(self, row: tuple[Any, ...]) -> bytes:
        *content, prev, stored = row
        seq: int = row[1]
        if seq != self._seq + 1:
            gone = _("{count} dòng").format(count=seq - self._seq - 1)
            self._report(Fault("missing", self.shard, self._seq + 1, detail=gone))
        elif prev != self._hash:
            self._report(Fault("link", self.shard, seq))
        told = Content(*content)
        if entry_hash(prev, told) != stored or shard_of(told.subject) != self.shard:
            self._report(Fault("changed", self.shard, seq))
        self._seq, self._hash = seq, stored
        self.walked += 1
        return bytes(stored)
