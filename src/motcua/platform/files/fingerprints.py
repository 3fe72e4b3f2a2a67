"""Compare every stored file with its record, and its record with the ledger."""

import hashlib
from dataclasses import dataclass

from django.db import transaction

from motcua.platform.files.naming import place
from motcua.platform.files.storing import STORED
from motcua.platform.ledger import Fault
from motcua.platform.ledger.chain import stream

# Either may be missing: a record without an entry was smuggled in, an entry without a record lost it.
_PAIRS = """
SELECT f.public_id::text, f.sha256, f.kind, e.shard, e.seq, e.payload ->> 'sha256', e.payload ->> 'kind'
  FROM (SELECT shard, seq, subject, payload FROM ledger_entry WHERE name = %s) e
  FULL JOIN files_file f ON e.subject = 'file:' || f.id
"""


@dataclass(frozen=True, slots=True)
class FileReport:
    """The outcome of a check."""

    files: int
    faults: tuple[Fault, ...]


def verify() -> FileReport:
    """Read every file on disk again; names the entry of each that differs."""
    files = 0
    faults: list[Fault] = []
    with transaction.atomic():
        for public_id, sha256, kind, shard, seq, told, told_kind in stream("files", _PAIRS, [STORED]):
            files += 1
            same = sha256 is not None and (sha256, kind) == (told, told_kind)
            if not same or not _matches(sha256, kind):
                faults.append(Fault("file", shard, seq, detail=public_id or ""))
    return FileReport(files, tuple(faults))


def _matches(sha256: str, kind: str) -> bool:
    try:
        with place(sha256, kind).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False
