"""P16 at size: a long ledger is checked quickly, and one row changed in it is named.

The kinds of tampering one by one are in tests/rooms/platform/test_tampering.py.
"""

import time

import psycopg
import pytest

from databases import TestDatabases
from motcua.platform import ledger
from motcua.platform.access import SYSTEM
from proving.figures import record
from proving.sizes import patience, size

ROWS = size(5_000, 1_000_000)
BATCH = 2_500
PROMISED_VERIFIED = 60
PROMISED_FOUND = 5 * 60
"""Seconds for a million rows, and so for fewer."""


@pytest.mark.timeout(patience(120, 3_600))
def test_a_long_ledger_is_checked_and_one_changed_row_named(fresh_database: TestDatabases) -> None:
    for start in range(0, ROWS, BATCH):
        numbers = range(start, min(ROWS, start + BATCH))
        ledger.append(
            SYSTEM, [ledger.NewEntry(f"dossier:{n % 997}", "test.thing.done", {"n": n}) for n in numbers]
        )
    ledger.seal()
    began = time.monotonic()
    report = ledger.verify()
    seconds = time.monotonic() - began
    assert (report.sound, report.entries) == (True, ROWS)
    assert seconds <= PROMISED_VERIFIED
    with psycopg.connect(fresh_database.addresses().admin) as superuser:
        row = superuser.execute(
            "UPDATE ledger_entry SET payload = '{}' WHERE (shard, seq) = (SELECT shard, seq FROM ledger_entry"
            " ORDER BY md5(shard || '/' || seq) LIMIT 1) RETURNING shard, seq"
        ).fetchone()
    began = time.monotonic()
    faults = ledger.verify().faults
    found = time.monotonic() - began
    record(
        "P16",
        f"{ROWS} rows verified, one changed",
        verify_seconds=round(seconds, 1),
        found_seconds=round(found, 1),
    )
    assert found <= PROMISED_FOUND
    assert row is not None
    assert ("changed", *row) in [(fault.kind, fault.shard, fault.seq) for fault in faults]
