"""The big demo: copies of worked stories in a database of their own, with a ledger that is sound."""

import shutil
from types import SimpleNamespace

import psycopg
import pytest

from bench.test_copied_demo import NUMBER, PROVINCE, copied
from databases import TestDatabases
from motcua.demo import bulk
from motcua.demo.bulk import aside
from motcua.demo.bulk.elsewhere import using
from motcua.dossiers import api as dossiers
from motcua.platform import ledger
from motcua.platform.access import SYSTEM

__all__ = ["copied"]


def test_as_many_dossiers_as_asked_for_with_a_sound_ledger(copied: bulk.Loaded) -> None:
    assert (copied.name, copied.dossiers) == (bulk.name_of(NUMBER), NUMBER)
    assert bulk.is_loaded(NUMBER)
    with using(copied.name):
        rows = list(dossiers.visible(SYSTEM))
        assert len(rows) == len({row.code for row in rows}) == NUMBER
        report = ledger.verify()
        assert report.sound, report.faults
        assert report.entries > NUMBER
    assert dossiers.visible(SYSTEM).count() == 0, "the database in hand is left alone"


def test_nothing_is_made_where_the_disk_has_no_room(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(free=10**6))
    with pytest.raises(bulk.NoRoom, match="dọn chỗ"):
        bulk.load(PROVINCE, NUMBER, 3, lambda _done: None)
    assert not bulk.is_loaded(NUMBER)


def test_indexes_are_waited_for_while_an_older_transaction_keeps_them_out_of_plans(
    fresh_database: TestDatabases,
) -> None:
    owner = fresh_database.addresses().owner
    with psycopg.connect(owner) as maker:
        maker.execute("CREATE TABLE changed_in_place AS SELECT 1 AS number")
    with psycopg.connect(fresh_database.addresses().admin) as older:
        older.execute("SELECT pg_current_xact_id()")
        with psycopg.connect(owner) as maker:
            maker.execute("UPDATE changed_in_place SET number = 2")
        with psycopg.connect(owner) as maker:
            maker.execute("CREATE INDEX ON changed_in_place (number)")
        with pytest.raises(aside.IndexesWait, match="giao dịch mở từ trước"):
            aside.await_service(owner, seconds=0.3)
    aside.await_service(owner)
