"""The copied demo: every copy is a dossier like any other, and its ledger verifies."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from databases import TestDatabases
from grounds import GROUNDS
from motcua.agencies import api as agencies
from motcua.bench import worklist
from motcua.bench.web import serving
from motcua.demo import bulk
from motcua.demo.bulk import loading
from motcua.demo.bulk.elsewhere import using
from motcua.dossiers import api as dossiers
from motcua.kernel import worktime
from motcua.kernel.worktime import Recipe
from motcua.platform import ledger
from motcua.platform.access import SYSTEM
from motcua.platform.console import data_folder
from motcua.platform.database import drop_database

NUMBER = 220
PROVINCE = data_folder() / "provinces" / "dien-bien-nho"


@pytest.fixture
def copied(fresh_database: TestDatabases, monkeypatch: pytest.MonkeyPatch) -> Iterator[bulk.Loaded]:
    """The big demo at a small size: loaded once in this process, a copy of it for each test."""
    monkeypatch.setattr(loading, "STORIES", 40)
    name = bulk.name_of(NUMBER)
    try:
        if "copied" not in GROUNDS.kept:
            assert not bulk.is_loaded(NUMBER)
            GROUNDS.kept["copied"] = bulk.load(PROVINCE, NUMBER, 1, lambda _done: None)
            fresh_database.make_ground("copied", of=name)
        else:
            fresh_database.copy_ground("copied", name)
        yield GROUNDS.kept["copied"]
    finally:
        with psycopg.connect(fresh_database.start.admin, autocommit=True) as admin:
            drop_database(admin, name)


def _value(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def test_copies_are_dossiers_like_any_other(copied: bulk.Loaded) -> None:
    assert bulk.is_loaded(NUMBER)
    with using(copied.name):
        everything = list(dossiers.visible(SYSTEM))
        assert len(everything) == NUMBER
        report = ledger.verify()
        assert (report.faults, report.unsealed) == ((), 0)
        for dossier in everything:
            if dossier.recipe is not None:
                recipe = Recipe.from_data(dossier.recipe)
                assert worktime.due(agencies.calendar_of(dossier.competent_id), recipe) == dossier.due_at
        newest = max(everything, key=lambda dossier: dossier.pk)
        view = dossiers.dossier_view(SYSTEM, newest.public_id)
        assert view.people[0].name == newest.owner_name
        assert len(dossiers.timeline(view.state.subject)) >= view.state.version
        assert dossiers.search(SYSTEM, newest.code)[0].public_id == newest.public_id
        assert (
            _value(
                "SELECT count(*) FROM (SELECT book_symbol, book_number FROM dossiers_result r"
                "  JOIN ledger_entry e ON e.subject = 'dossier:' || r.dossier_id AND e.name LIKE '%.numbered'"
                " WHERE book_number IS NOT NULL"
                " GROUP BY 1, 2, extract(year FROM e.occurred_at AT TIME ZONE 'Asia/Ho_Chi_Minh')"
                " HAVING count(DISTINCT r.dossier_id) > 1) twice"
            )
            == 0
        )
        assert _value("SELECT count(*) FROM dossiers_step WHERE closed_at IS NULL") > 0


def test_life_goes_on_after_the_copies(copied: bulk.Loaded) -> None:
    """Numbers and chains are where the next act expects them."""
    with using(copied.name):
        officers = [agencies.actor_for(pk, "import") for pk in worklist.some_officers(60)]
        acted = 0
        for actor in officers:
            for row in dossiers.worklist_page(actor, dossiers.ListName.UNIT)[:1]:
                dossiers.perform(actor, row.public_id, dossiers.Take())
                acted += 1
        assert acted > 0
        assert ledger.verify().faults == ()


def test_lists_need_no_table_read_from_end_to_end(copied: bulk.Loaded) -> None:
    with using(copied.name):
        with connection.cursor() as cursor:
            # On a small table reading it whole is cheaper than any index; the question is whether one serves.
            cursor.execute("SET enable_seqscan = off")
        worklist.insist_on_indexes(worklist.some_officers(4))
        with connection.cursor() as cursor:
            cursor.execute("SET enable_seqscan = on")
            cursor.execute("SET enable_indexscan = off")
            cursor.execute("SET enable_bitmapscan = off")
        with pytest.raises(worklist.ReadFromEndToEnd, match="cần chỉ mục"):
            worklist.insist_on_indexes(worklist.some_officers(1))


def test_officers_get_their_page(copied: bulk.Loaded) -> None:
    with using(copied.name):
        cookies = [worklist.signed_in(account) for account in worklist.some_officers(3)]
        with serving(1) as port:
            assert len(worklist.visit(port, cookies)) == 3


def test_a_full_disk_is_noticed_before_anything_is_made(
    fresh_database: TestDatabases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: type("Usage", (), {"free": 5 * 10**9})())
    with pytest.raises(bulk.NoRoom, match="chỉ còn 5 GB"):
        bulk.load(data_folder() / "provinces" / "dien-bien-nho", 1_000_000, 1, lambda _done: None)
    assert fresh_database.addresses().app == settings.DATABASE_URL
