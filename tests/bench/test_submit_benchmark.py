"""What is sent over HTTP is what pgbench inserts: the same rows in the same tables."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from databases import TestDatabases
from motcua.bench import submit
from motcua.bench.submit_script import script_like
from motcua.demo.bulk import elsewhere
from motcua.platform.database import embedded_server

FORM = {"name", "ours", "peer", "ratio", "unit", "runs"}
TABLES = (
    "dossiers_dossier",
    "dossiers_step",
    "dossiers_participant",
    "dossiers_submission",
    "dossiers_paper",
    "outbox_fact",
    "ledger_entry",
    "ledger_note",
)


@pytest.fixture
def program() -> Path:
    found = Path(embedded_server().cluster.binaries.program("pgbench"))
    if not found.is_file():
        pytest.skip("no pgbench beside this PostgreSQL")
    return found


def counted() -> Counter[str]:
    with elsewhere.as_owner() as owner:
        return Counter(
            {table: owner.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()[0] for table in TABLES}
        )


def test_both_sides_insert_the_same_rows(fresh_database: TestDatabases, program: Path) -> None:
    sender = submit.furnish()
    rows = submit.measure(sender, program, rounds=1, count=4, peer_count=4, warm=2)
    assert [row["name"] for row in rows] == ["submit", "submit-p95"]
    assert all(set(row) == FORM for row in rows)
    sent = counted()
    assert sent["dossiers_dossier"] == 2 + 4 + 4
    assert sent["dossiers_paper"] == 4 * sent["dossiers_dossier"]
    with elsewhere.as_owner() as owner:
        script = script_like(owner)
        before = counted()
        for line in script.splitlines():
            assert line != ""
    assert before == sent
    statements = re.findall(r"^(?:INSERT|WITH)", script, re.MULTILINE)
    assert len(statements) == 8
