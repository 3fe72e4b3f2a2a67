"""Check the whole ledger: each entry, each link, each seal, each note, against itself and the witness.

Rows are streamed, one cursor for each shard, so that memory stays small however long the history
is. Everything is read as of one moment or later; since rows are only ever added, a ledger in use
can be checked without stopping it.
"""

import json

from django.db import connection, transaction
from django.utils.translation import gettext as _

from motcua.platform.ledger import chain, merkle
from motcua.platform.ledger.canonical import GENESIS, SHARDS, SealContent, note_digest, seal_hash
from motcua.platform.ledger.chain import Walker, stream
from motcua.platform.ledger.faults import Fault, Report
from motcua.platform.ledger.witness import FileWitness, KeptSeal, ledger_name

_LISTED = 100

_SEALS = """
SELECT number, (extract(epoch FROM sealed_at) * 1000000)::bigint, entries, root, prev, heads::text, hash
  FROM ledger_seal WHERE number <= %s ORDER BY number
"""
_HEADS = "SELECT shard, seq, hash FROM ledger_head"
_BEYOND = """
SELECT e.shard, e.seq FROM ledger_entry e LEFT JOIN ledger_head h USING (shard)
 WHERE e.seq > coalesce(h.seq, 0) ORDER BY e.shard, e.seq
"""
_NOTES = """
SELECT n.shard, n.seq, n.key, n.text, n.salt, e.payload -> 'notes' ->> n.key
  FROM ledger_note n LEFT JOIN ledger_entry e USING (shard, seq)
"""
_ERASED = """
SELECT count(*) FROM ledger_entry e CROSS JOIN jsonb_object_keys(e.payload -> 'notes') AS k(key)
 WHERE e.payload ? 'notes'
   AND NOT EXISTS (SELECT FROM ledger_note n WHERE n.shard = e.shard AND n.seq = e.seq AND n.key = k.key)
"""


def verify() -> Report:
    """Check everything and name shard and row of each fault (the first hundred)."""
    with transaction.atomic():
        return _Check().run()


class _Check:
    """One run. Holds a walker for each shard; seals pull the entries they cover from them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.more = 0
        self.seals = 0

    def run(self) -> Report:
        kept = self.kept_seals()
        last_seal = _value("SELECT coalesce(max(number), 0) FROM ledger_seal")
        heads = {
            shard: (seq, bytes(top)) for shard, seq, top in _rows("SELECT shard, seq, hash FROM ledger_head")
        }
        self.walkers = {
            shard: Walker(shard, *heads.get(shard, (0, GENESIS)), report=self.report)
            for shard in range(SHARDS)
        }
        self.check_seals(last_seal, kept)
        sealed = sum(walker.walked for walker in self.walkers.values())
        for walker in self.walkers.values():
            walker.finish()
        self.check_kept(last_seal, kept)
        for shard, seq in stream("beyond", _BEYOND, []):
            self.report(Fault("inserted", shard, seq))
        self.check_notes()
        walked = sum(walker.walked for walker in self.walkers.values())
        return Report(
            entries=walked,
            seals=self.seals,
            unsealed=walked - sealed,
            erased_notes=_value(_ERASED),
            faults=tuple(self.faults),
            more=self.more,
        )

    def report(self, fault: Fault) -> None:
        if len(self.faults) < _LISTED:
            self.faults.append(fault)
        else:
            self.more += 1

    def kept_seals(self) -> dict[int, KeptSeal]:
        """What the witness file holds. Read before the table, so that a seal made meanwhile is in both."""
        ledger = ledger_name()
        if ledger is None:
            return {}
        kept: dict[int, KeptSeal] = {}
        for seal in FileWitness().seals(ledger):
            if kept.setdefault(seal.number, seal).hash != seal.hash:
                self.report(Fault("witness", *_place(seal.heads), detail=_named(seal.number)))
        if not kept:
            self.report(Fault("witness", detail=_("không có tệp của nhân chứng")))
        return kept

    def check_seals(self, last_seal: int, kept: dict[int, KeptSeal]) -> None:
        before: bytes | None = None
        for *content, stored in stream("seals", _SEALS, [last_seal]):
            seal = SealContent(*content)
            heads: chain.Heads = json.loads(seal.heads)
            self.seals += 1
            named = _named(seal.number)
            linked = before is None or seal.prev == before
            if seal.number != self.seals or not linked or seal_hash(seal) != stored:
                self.report(Fault("seal", *_place(heads), detail=named))
            elif seal.number in kept and kept[seal.number].hash != stored.hex():
                self.report(Fault("witness", *_place(heads), detail=named))
            self.seals, before = seal.number, stored
            self.check_leaves(heads, seal.root, named)

    def check_leaves(self, heads: chain.Heads, root: bytes, named: str) -> None:
        """The entries under one seal: the tops of its shards, then the root over all."""
        leaves: list[bytes] = []
        whole = True
        for shard in sorted(map(int, heads)):
            first, last, top = heads[str(shard)]
            taken = self.walkers[shard].take(first, last)
            if not taken or taken[-1].hex() != top or len(taken) != last - first + 1:
                self.report(Fault("seal", shard, last, detail=named))
                whole = False
            leaves += taken
        if whole and merkle.root(leaves) != root:
            self.report(Fault("seal", *_place(heads), detail=named))

    def check_kept(self, last_seal: int, kept: dict[int, KeptSeal]) -> None:
        """Seals the witness has and the table has not: an older copy, or a tail cut with its seals."""
        lost: dict[int, str] = {}
        for number in sorted(kept):
            if number > last_seal:
                for shard in kept[number].heads:
                    lost.setdefault(int(shard), _named(number))
        for lost_shard, named in sorted(lost.items()):
            self.report(Fault("older", lost_shard, self.walkers[lost_shard].head + 1, detail=named))

    def check_notes(self) -> None:
        for shard, seq, key, text, salt, digest in stream("notes", _NOTES, []):
            if note_digest(salt, text) != digest:
                self.report(Fault("note", shard, seq, detail=key))


def _place(heads: chain.Heads) -> tuple[int, int]:
    """Shard and row to name when a seal as a whole is wrong: the first it covers."""
    shard = min(map(int, heads))
    return shard, heads[str(shard)][0]


def _named(seal: int) -> str:
    return _("niêm phong {number}").format(number=seal)


def _rows(sql: str) -> list[tuple[int, int, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _value(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        (value,) = cursor.fetchone()
    return int(value)
