"""The ledger: one append-only record of everything that happened, event store and audit in one.

An entry says who did what to which subject, when it was legally so (`occurred_at`) and when the
database learned of it (`recorded_at`). Sixteen chains, chosen by the subject, link each entry to
the one before by SHA-256; every minute the new entries are sealed under a Merkle root that leaves
the database. Names and free text live in notes beside the entry, which holds only their salted
digest, so that a note can be erased by law without breaking a chain.

Loaders that write a whole history with COPY as the owner chain it with `Content`, `entry_hash` and
`jsonb_text`, and set the heads.

The program's database role may read the ledger and call two functions; it cannot change a row.
"""

from motcua.platform.ledger.canonical import (
    GENESIS,
    Content,
    SealContent,
    entry_hash,
    jsonb_text,
    microseconds,
    note_digest,
    seal_hash,
    shard_of,
)
from motcua.platform.ledger.entries import EntryRow, entries, entries_of, latest
from motcua.platform.ledger.faults import Fault, Report
from motcua.platform.ledger.merkle import root as merkle_root
from motcua.platform.ledger.sealing import seal, seal_if_due
from motcua.platform.ledger.verification import verify
from motcua.platform.ledger.witness import Witness, add_witness
from motcua.platform.ledger.writing import NewEntry, append, rows

__all__ = [
    "GENESIS",
    "Content",
    "EntryRow",
    "Fault",
    "NewEntry",
    "Report",
    "SealContent",
    "Witness",
    "add_witness",
    "append",
    "entries",
    "entries_of",
    "entry_hash",
    "jsonb_text",
    "latest",
    "merkle_root",
    "microseconds",
    "note_digest",
    "rows",
    "seal",
    "seal_hash",
    "seal_if_due",
    "shard_of",
    "verify",
]
