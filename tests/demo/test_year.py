"""The demo's year is worked by the real engine, can be repeated, and goes on where it was interrupted."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.demo.setting import load_setting
from motcua.demo.year import play
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Status
from motcua.kernel import worktime
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM

PROVINCE = Path(__file__).resolve().parents[2] / "data/provinces/dien-bien-nho"
MANY = 40


@pytest.fixture
def year(db):
    """A quarter of dossiers in the small province, which has another calendar and other people."""
    agencies.forget()
    catalogue.forget_versions()
    setting, _loaded = load_setting(PROVINCE, seed=3)
    end = clock.now()

    def run():
        return play(setting, MANY, 3, end - timedelta(days=90), end, lambda _opened: None)

    yield run
    agencies.forget()
    catalogue.forget_versions()


def test_a_second_province_works_from_its_data_alone(year):
    opened = year()
    rows = list(dossiers.visible(SYSTEM))
    assert {row.code.partition("-")[0][:4] for row in rows} == {"H18."}
    statuses = Counter(Status(row.status) for row in rows)
    assert len(rows) == opened > MANY - 4  # who comes after closing on the last day is not served any more
    assert statuses[Status.RETURNED] > MANY // 3
    assert ledger.verify().faults == ()


def test_every_due_date_replays_and_a_second_run_opens_nothing(year):
    opened = year()
    states = dossiers.states_of(SYSTEM, [row.public_id for row in dossiers.visible(SYSTEM)])
    running = [state for state in states.values() if state.recipe is not None]
    assert running
    for state in running:
        assert worktime.replay(agencies.calendar_of(state.competent_id), state.recipe) == state.due_at
    assert year() == opened == dossiers.visible(SYSTEM).count()
