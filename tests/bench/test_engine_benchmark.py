"""Both sides work the same steps in the same order, one by one and in batches, before anything is timed."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import settings

from databases import TestDatabases
from motcua.bench import engine
from motcua.bench.engine_peer import Peer
from motcua.bench.kernel import OrderDiffers
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Status
from motcua.platform import ledger

STEPS = ["receive", "examine", "verify", "approve", "sign", "hand_over"]
FORM = {"name", "ours", "peer", "ratio", "unit", "runs"}


@pytest.fixture
def office(fresh_database: TestDatabases) -> engine.Office:
    return engine.furnish()


def test_both_sides_agree_and_the_figures_have_their_form(office: engine.Office) -> None:
    rows = engine.measure(office, rounds=1, count=4, batch=2)
    assert [row["name"] for row in rows] == ["engine", "engine-bulk", "engine-bulk-against-single"]
    assert all(set(row) == FORM for row in rows)


@pytest.mark.parametrize("size", [1, 3])
def test_our_side_does_the_six_steps_with_everything_that_belongs_to_them(
    office: engine.Office, size: int
) -> None:
    order, seconds = engine._ours(office, 3, size)
    assert (order, seconds > 0) == (STEPS, True)
    done = dossiers.visible(office.people["sign"])
    assert [dossier.status for dossier in done] == [Status.RETURNED] * 3
    assert all(dossier.due_at is not None for dossier in done)
    entries = ledger.entries(f"dossier:{done[0].pk}")
    assert [entry.name.rpartition(".")[2] for entry in entries] == [
        "submitted",
        "accepted",
        "step_completed",
        "step_completed",
        "approved",
        "signed",
        "returned",
    ]
    assert ledger.verify().faults == ()


def test_the_peer_does_the_same_steps_and_keeps_them_in_the_database(office: engine.Office) -> None:
    with psycopg.connect(settings.DATABASE_OWNER_URL) as connection:
        peer = Peer(connection, engine.spec(), engine.FACTS)
        order, _seconds = engine._theirs(peer, 3, 2)
        assert order == STEPS
        ((kept,),) = connection.execute("SELECT count(*) FROM peer_instance")
        assert kept == 3
        peer.drop()


def test_a_peer_in_another_order_is_no_comparison(
    office: engine.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_theirs", lambda *_: (["examine"], 1.0))
    with pytest.raises(OrderDiffers, match="receive examine"):
        engine.measure(office, rounds=1, count=1, batch=2)
