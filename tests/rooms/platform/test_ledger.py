"""Entries are chained, sealed and read back; nothing about them can be chosen by who writes."""

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection, connections, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.ledger.canonical import Content, entry_hash, jsonb_text, microseconds, shard_of

Superuser = Callable[..., None]
LAN = Actor(account=12, kind="staff", post=5, on_behalf=9, channel="counter", name="Lan")
ACCEPTED = "dossiers.dossier.accepted"


def accepted(number: int, **more: object) -> ledger.NewEntry:
    return ledger.NewEntry(f"dossier:{number}", ACCEPTED, {"number": number, **more})


@pytest.mark.django_db
def test_an_entry_says_who_did_what_when_and_on_whose_behalf() -> None:
    legal = datetime(2026, 3, 2, 8, 15, tzinfo=clock.ZONE)
    ledger.append(
        LAN, [ledger.NewEntry("dossier:1", ACCEPTED, {"code": "A1"}, legal, {"applicant": "Ngô Đức"})]
    )
    (row,) = ledger.entries("dossier:1")
    assert (row.actor, row.account, row.post, row.on_behalf, row.channel) == ("staff:12", 12, 5, 9, "counter")
    assert row.occurred_at == legal
    assert row.recorded_at > datetime(2026, 3, 3, tzinfo=UTC)
    assert row.payload["code"] == "A1"
    assert row.notes == {"applicant": "Ngô Đức"}


@pytest.mark.django_db
def test_names_stay_out_of_the_payload() -> None:
    ledger.append(LAN, [ledger.NewEntry("dossier:1", ACCEPTED, notes={"applicant": "Ngô Đức"})])
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload::text FROM ledger_entry")
        (text,) = cursor.fetchone()
    assert "Ngô" not in text
    assert len(json.loads(text)["notes"]["applicant"]) == 64


@pytest.mark.django_db
def test_the_moved_clock_is_legal_time_and_never_the_time_of_record() -> None:
    with clock.at(datetime(2020, 1, 1, tzinfo=UTC)):
        ledger.append(SYSTEM, [accepted(1)])
    (row,) = ledger.entries("dossier:1")
    assert row.occurred_at.year == 2020
    assert row.recorded_at.year > 2020
    assert row.account is None


@pytest.mark.django_db
def test_numbers_have_no_gaps_and_a_rollback_leaves_none() -> None:
    ledger.append(LAN, [accepted(1)])
    with transaction.atomic():
        ledger.append(LAN, [accepted(1)] * 3)
        transaction.set_rollback(True)
    ledger.append(LAN, [accepted(number % 40) for number in range(200)])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_and(top = total) FROM (SELECT max(seq) AS top, count(*) AS total"
            " FROM ledger_entry GROUP BY shard) AS s"
        )
        assert cursor.fetchone() == (True,)
    assert ledger.verify().sound
    assert ledger.verify().entries == 201


@pytest.mark.django_db
def test_a_batch_keeps_the_order_of_each_subject() -> None:
    ledger.append(LAN, [accepted(number % 7, turn=number) for number in range(70)])
    for subject in range(7):
        turns = [row.payload["turn"] for row in ledger.entries(f"dossier:{subject}")]
        assert turns == list(range(subject, 70, 7))


@pytest.mark.django_db
def test_nothing_to_append_locks_and_writes_nothing() -> None:
    assert ledger.append(LAN, []) == 0
    assert ledger.verify().entries == 0


texts = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=12)
payloads = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(payload=st.dictionaries(texts, payloads, max_size=5), channel=texts, subject=texts, name=texts)
def test_python_hashes_what_the_database_hashes(
    payload: dict[str, object], channel: str, subject: str, name: str
) -> None:
    actor = Actor(account=1, kind="staff", channel=channel)
    with transaction.atomic():
        ledger.append(actor, [ledger.NewEntry(subject, name, payload)])
        row = ledger.entries(subject)[-1]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT prev, hash FROM ledger_entry WHERE shard = %s AND seq = %s", [row.shard, row.seq]
            )
            prev, stored = cursor.fetchone()
        content = Content(
            shard=shard_of(subject), seq=row.seq, occurred=microseconds(row.occurred_at),
            recorded=microseconds(row.recorded_at), actor="staff:1", post=None, on_behalf=None,
            channel=channel, subject=subject, name=name, payload=jsonb_text(payload),
        )  # fmt: skip
        assert entry_hash(bytes(prev), content) == bytes(stored)
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_neither_deadlock_nor_break_a_chain() -> None:
    trouble: list[BaseException] = []

    def write(seed: int) -> None:
        try:
            for turn in range(15):
                subjects = [(seed * 31 + turn * 17 + step * 7) % 50 for step in range(6)]
                with transaction.atomic():
                    ledger.append(LAN, [accepted(subject) for subject in subjects])
        except BaseException as error:
            trouble.append(error)
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write, args=(seed,)) for seed in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not trouble
    report = ledger.verify()
    assert report.sound
    assert report.entries == 6 * 15 * 6


@pytest.mark.django_db(transaction=True)
def test_a_seal_covers_each_entry_once_and_reaches_the_witness_file() -> None:
    ledger.append(LAN, [accepted(number) for number in range(2_500)])
    assert ledger.verify().unsealed == 2_500
    assert ledger.seal() == 3
    assert ledger.seal() == 0
    report = ledger.verify()
    assert (report.seals, report.unsealed, report.sound) == (3, 0, True)


@pytest.mark.django_db(transaction=True)
def test_whoever_dies_between_the_first_seal_and_its_witnesses_leaves_no_false_alarm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def dead() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("motcua.platform.ledger.sealing.tell_witnesses", dead)
    ledger.append(LAN, [accepted(1)])
    with pytest.raises(KeyboardInterrupt):
        ledger.seal()
    report = ledger.verify()
    assert (report.seals, report.sound) == (1, True), report.faults


@pytest.mark.django_db(transaction=True)
def test_a_seal_is_due_after_a_minute_or_a_thousand_entries() -> None:
    assert ledger.seal_if_due() == 0
    ledger.append(LAN, [accepted(1)])
    assert ledger.seal_if_due() == 1, "the first entry of a ledger is sealed at once"
    ledger.append(LAN, [accepted(2)])
    assert ledger.seal_if_due() == 0
    ledger.append(LAN, [accepted(number) for number in range(1_000)])
    assert ledger.seal_if_due() == 2


def test_a_note_may_be_erased_without_breaking_the_chain(superuser: Superuser) -> None:
    ledger.append(LAN, [ledger.NewEntry("dossier:1", ACCEPTED, notes={"applicant": "Ngô Đức", "why": "x"})])
    superuser("DELETE FROM ledger_note WHERE key = 'applicant'")
    report = ledger.verify()
    assert report.sound
    assert report.erased_notes == 1
    assert ledger.entries("dossier:1")[0].notes == {"why": "x"}
