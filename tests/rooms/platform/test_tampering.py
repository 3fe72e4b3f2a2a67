"""P16: whatever a superuser does to the ledger is found, with shard and row named.

The sabotage is done past every grant, by statements as a knowing hand would write them.
"""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from motcua.platform import files, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.ledger import Fault
from motcua.platform.ledger.witness import tell_witnesses
from sample_files import PNG

Superuser = Callable[..., None]
SHARD = ledger.shard_of("dossier:0")

# Hashes a row again, as `ledger_append` does, so that the row itself looks right.
REHASH = """
UPDATE ledger_entry e SET hash = sha256(prev || convert_to(concat_ws('|', 'motcua-ledger-1', shard, seq,
  (extract(epoch FROM occurred_at) * 1000000)::bigint, (extract(epoch FROM recorded_at) * 1000000)::bigint,
  coalesce(post::text, '-'), coalesce(on_behalf::text, '-'),
  octet_length(actor) || ':' || actor, octet_length(channel) || ':' || channel,
  octet_length(subject) || ':' || subject, octet_length(name) || ':' || name,
  octet_length(payload::text) || ':' || payload::text), 'UTF8'))
 WHERE shard = {shard} AND seq = {seq}
"""
RELINK = """
UPDATE ledger_entry e
   SET prev = (SELECT p.hash FROM ledger_entry p WHERE p.shard = e.shard AND p.seq = e.seq - 1)
 WHERE shard = {shard} AND seq = {seq}
"""


@pytest.fixture
def history(superuser: Superuser) -> int:
    """40 entries of one subject and 200 of others, sealed, then 5 more; returns the subject's head."""
    del superuser
    append("dossier:0", 40)
    for number in range(1, 201):
        append(f"dossier:{number}", 1)
    seal(100)
    append("dossier:0", 5)
    assert ledger.verify().sound
    return head()


def append(subject: str, count: int) -> None:
    entry = ledger.NewEntry(subject, "test.thing.done", {"amount": 1}, notes={"who": "Ngô Đức"})
    ledger.append(SYSTEM, [entry] * count)


def seal(rows: int = 1_000) -> None:
    """Seal and, since the test's transaction never commits, tell the witnesses at once."""
    ledger.seal(rows)
    tell_witnesses()


def head() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM ledger_head WHERE shard = %s", [SHARD])
        (seq,) = cursor.fetchone()
    return int(seq)


def found(kind: str) -> list[tuple[int | None, int | None]]:
    return [(fault.shard, fault.seq) for fault in ledger.verify().faults if fault.kind == kind]


def test_a_changed_row_is_named(history: int, superuser: Superuser) -> None:
    superuser(f"UPDATE ledger_entry SET payload = '{{\"amount\": 2}}' WHERE shard = {SHARD} AND seq = 17")
    assert found("changed") == [(SHARD, 17)]


@pytest.mark.parametrize("column", ["occurred_at", "recorded_at"])
def test_a_moment_moved_by_a_microsecond_is_named(history: int, superuser: Superuser, column: str) -> None:
    superuser(
        f"UPDATE ledger_entry SET {column} = {column} + interval '1 microsecond'"
        f" WHERE shard = {SHARD} AND seq = 3"
    )
    assert found("changed") == [(SHARD, 3)]


@pytest.mark.parametrize(
    ("column", "value"),
    [("actor", "'staff:1'"), ("post", "4"), ("on_behalf", "4"), ("channel", "'x'"), ("name", "'x'")],
)
def test_every_column_is_covered(history: int, superuser: Superuser, column: str, value: str) -> None:
    superuser(f"UPDATE ledger_entry SET {column} = {value} WHERE shard = {SHARD} AND seq = 9")
    assert found("changed") == [(SHARD, 9)]


def test_a_row_changed_and_hashed_again_does_not_fit_its_follower(history: int, superuser: Superuser) -> None:
    superuser(
        f"UPDATE ledger_entry SET payload = '{{}}' WHERE shard = {SHARD} AND seq = 17",
        REHASH.format(shard=SHARD, seq=17),
    )
    assert found("link") == [(SHARD, 18)]


def test_a_chain_written_anew_to_its_head_does_not_fit_its_seal(history: int, superuser: Superuser) -> None:
    statements = [f"UPDATE ledger_entry SET payload = '{{}}' WHERE shard = {SHARD} AND seq = 17"]
    for seq in range(17, history + 1):
        statements += [RELINK.format(shard=SHARD, seq=seq), REHASH.format(shard=SHARD, seq=seq)]
    superuser(
        *statements,
        "UPDATE ledger_head h SET hash = e.hash FROM ledger_entry e"
        " WHERE e.shard = h.shard AND e.seq = h.seq",
        f"DELETE FROM ledger_note WHERE shard = {SHARD}",
    )
    assert {fault.kind for fault in ledger.verify().faults} == {"seal"}
    assert SHARD in {shard for shard, _ in found("seal")}


def test_a_deleted_row_is_named(history: int, superuser: Superuser) -> None:
    superuser(f"DELETE FROM ledger_entry WHERE shard = {SHARD} AND seq = 20")
    assert found("missing") == [(SHARD, 20)]


def test_a_row_put_behind_the_head_is_named(history: int, superuser: Superuser) -> None:
    superuser(
        "INSERT INTO ledger_entry SELECT shard, seq + 1, occurred_at, recorded_at, actor, post, on_behalf,"
        f" channel, subject, name, payload, hash, hash FROM ledger_entry"
        f" WHERE shard = {SHARD} AND seq = {history}"
    )
    assert found("inserted") == [(SHARD, history + 1)]


def test_a_row_put_in_between_is_found_where_it_stands(history: int, superuser: Superuser) -> None:
    superuser(
        f"UPDATE ledger_entry SET seq = -seq WHERE shard = {SHARD} AND seq >= 30",
        f"UPDATE ledger_entry SET seq = 1 - seq WHERE shard = {SHARD} AND seq < 0",
        "INSERT INTO ledger_entry SELECT shard, 30, occurred_at, recorded_at, actor, post, on_behalf,"
        f" channel, subject, name, payload, prev, hash FROM ledger_entry WHERE shard = {SHARD} AND seq = 29",
        f"UPDATE ledger_head SET seq = seq + 1 WHERE shard = {SHARD}",
    )
    assert found("changed")[0] == (SHARD, 30)


def test_swapped_rows_are_both_named(history: int, superuser: Superuser) -> None:
    superuser(
        f"UPDATE ledger_entry SET seq = -11 WHERE shard = {SHARD} AND seq = 11",
        f"UPDATE ledger_entry SET seq = 11 WHERE shard = {SHARD} AND seq = 12",
        f"UPDATE ledger_entry SET seq = 12 WHERE shard = {SHARD} AND seq = -11",
    )
    assert found("changed") == [(SHARD, 11), (SHARD, 12)]


def test_a_tail_cut_off_is_found_by_the_head(history: int, superuser: Superuser) -> None:
    superuser(f"DELETE FROM ledger_entry WHERE shard = {SHARD} AND seq > {history - 3}")
    assert found("cut") == [(SHARD, history - 2)]


def test_a_tail_cut_off_with_its_head_and_seals_is_found_by_the_witness(superuser: Superuser) -> None:
    append("dossier:0", 10)
    seal()
    append("dossier:0", 10)
    seal()
    superuser(
        f"DELETE FROM ledger_entry WHERE shard = {SHARD} AND seq > 10",
        "UPDATE ledger_head h SET seq = 10, hash = e.hash FROM ledger_entry e"
        f" WHERE h.shard = {SHARD} AND e.shard = h.shard AND e.seq = 10",
        f"UPDATE ledger_sealed SET seq = 10 WHERE shard = {SHARD}",
        "DELETE FROM ledger_seal WHERE number = 2",
        f"DELETE FROM ledger_note WHERE shard = {SHARD} AND seq > 10",
    )
    assert [fault.kind for fault in ledger.verify().faults] == ["older"]
    assert found("older") == [(SHARD, 11)]


def test_going_on_after_such_a_cut_does_not_heal_it(superuser: Superuser) -> None:
    test_a_tail_cut_off_with_its_head_and_seals_is_found_by_the_witness(superuser)
    append("dossier:0", 10)
    seal()
    assert found("witness"), "the new second seal is not the one the witness keeps"


def test_two_shards_swapped_are_both_named(history: int, superuser: Superuser) -> None:
    other = (SHARD + 1) % 16
    superuser(
        *(
            f"UPDATE {table} SET shard = CASE shard WHEN {SHARD} THEN 100 ELSE 200 END"
            f" WHERE shard IN ({SHARD}, {other})"
            for table in ("ledger_entry", "ledger_head", "ledger_note", "ledger_sealed")
        ),
        *(
            f"UPDATE {table} SET shard = CASE shard WHEN 100 THEN {other} ELSE {SHARD} END WHERE shard >= 100"
            for table in ("ledger_entry", "ledger_head", "ledger_note", "ledger_sealed")
        ),
    )
    assert {SHARD, other} <= {shard for shard, _ in found("changed")}


def test_yesterdays_copy_put_back_is_found_by_the_witness(superuser: Superuser) -> None:
    tables = ("ledger_entry", "ledger_head", "ledger_note", "ledger_seal", "ledger_sealed")
    append("dossier:0", 10)
    seal()
    superuser(*(f"CREATE TABLE copy_of_{table} AS TABLE {table}" for table in tables))
    append("dossier:0", 10)
    append("dossier:1", 2)
    seal()
    superuser(
        *(f"TRUNCATE {table}" for table in tables),
        *(f"INSERT INTO {table} TABLE copy_of_{table}" for table in tables),
    )
    assert set(found("older")) == {(SHARD, 11), (ledger.shard_of("dossier:1"), 1)}


def test_a_changed_note_is_named(history: int, superuser: Superuser) -> None:
    superuser(f"UPDATE ledger_note SET text = 'Ngô Đạt' WHERE shard = {SHARD} AND seq = 2")
    assert found("note") == [(SHARD, 2)]


def test_a_changed_seal_is_found(history: int, superuser: Superuser) -> None:
    superuser("UPDATE ledger_seal SET sealed_at = sealed_at - interval '1 day' WHERE number = 2")
    assert found("seal")


def test_a_missing_seal_is_found(history: int, superuser: Superuser) -> None:
    superuser("DELETE FROM ledger_seal WHERE number = 2")
    assert found("seal")


def test_a_witness_file_that_is_gone_is_missed(history: int) -> None:
    shutil.rmtree(Path(settings.VAR) / "witness")
    assert found("witness") == [(None, None)]


def test_a_line_torn_by_a_power_cut_is_written_again(history: int) -> None:
    (kept,) = [path for path in (Path(settings.VAR) / "witness").iterdir() if _is_current(path)]
    kept.write_bytes(kept.read_bytes()[:-40])
    append("dossier:0", 1)
    seal()
    assert ledger.verify().sound


def _is_current(path: Path) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(hash, 'hex') FROM ledger_seal WHERE number = 1")
        (first,) = cursor.fetchone()
    return path.stem == first[:16]


@pytest.mark.django_db
def test_a_changed_stored_file_is_named() -> None:
    kept = files.store("giấy khai sinh.png", io.BytesIO(PNG), SYSTEM)
    assert files.verify().faults == ()
    path = next(Path(settings.MEDIA_ROOT).rglob(f"{kept.sha256}.png"))
    original = path.read_bytes()
    path.write_bytes(original[:-1] + b"x")
    expected = Fault("file", ledger.shard_of(f"file:{kept.id}"), 1, detail=str(kept.public_id))
    assert files.verify().faults == (expected,)
    path.unlink()
    assert files.verify().faults == (expected,)


def test_a_file_changed_together_with_its_record_is_named_by_the_ledger(superuser: Superuser) -> None:
    kept = files.store("a.png", io.BytesIO(PNG), SYSTEM)
    other = files.store("b.png", io.BytesIO(PNG), SYSTEM)
    superuser(f"UPDATE files_file SET sha256 = repeat('0', 64) WHERE id = {kept.id}")
    superuser(f"DELETE FROM files_file WHERE id = {other.id}")
    assert {fault.detail for fault in files.verify().faults} == {str(kept.public_id), ""}
