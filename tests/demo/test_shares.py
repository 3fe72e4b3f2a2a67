"""The demo shows everything that happens in an office: every status, delays, pauses, filing far from home.

In full it is the demo of the large province as `motcua demo load` makes it; in short a small part of it,
of which only can be said that it is mixed.
"""

from collections import Counter
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import F, Q

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.cli.demo import FIRST, WHOLE
from motcua.demo.loading import Part, play_part
from motcua.demo.setting import load_setting
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Status
from motcua.dossiers.models import Reason, Step
from motcua.dossiers.status import WAITING
from motcua.kernel import worktime
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.ledger.models import Entry
from proving.figures import record
from proving.sizes import IS_FULL, patience, size

PROVINCE = Path(__file__).resolve().parents[2] / "data/provinces/hcmc"
MANY = {Part.FIRST: size(60, FIRST), Part.REST: size(60, WHOLE - FIRST)}
SEED = 1
OFFICERS = 40


@pytest.fixture
def states(db):
    """The dossiers of the demo by public id, as acts see them."""
    agencies.forget()
    catalogue.forget_versions()
    setting, _loaded = load_setting(PROVINCE, SEED)
    with transaction.atomic():
        until = clock.now()
    for part, number in MANY.items():
        play_part(setting, part, number, SEED, until, lambda _opened: None)
    yield dossiers.states_of(SYSTEM, [row.public_id for row in dossiers.visible(SYSTEM)]).values()
    agencies.forget()
    catalogue.forget_versions()


@pytest.mark.timeout(patience(240, 3_600))
def test_the_demo_has_every_kind_of_day_in_it(states):
    with transaction.atomic():
        now = clock.now()
    begun = [state for state in states if state.recipe is not None]
    statuses = Counter(Status(state.status) for state in states)
    late = [s for s in begun if s.due_at is not None and (s.finished_at or now) > s.due_at]
    paused = [s for s in begun if s.recipe["pauses"]]
    elsewhere = [s for s in states if s.is_non_territorial]
    doers = _doers()
    wrong = [s.code for s in begun if _replayed(s) != s.due_at]
    record(
        "demo",
        f"{len(states):,} dossiers of the large province, worked by the engine",
        statuses=len(statuses),
        late_percent=_percent(late, states),
        paused_percent=_percent(paused, states),
        non_territorial_percent=_percent(elsewhere, states),
        officers=len(doers),
        due_dates_replayed=len(begun),
        wrong=len(wrong),
    )
    assert wrong == []
    assert len(doers) >= OFFICERS
    assert late
    assert paused
    assert elsewhere
    assert Reason.objects.filter(wording__isnull=False).exists()
    assert _steps_astray() == 0
    assert ledger.verify().sound
    if IS_FULL:
        assert len(states) >= 3_000
        assert set(statuses) == set(Status)
        assert len(late) >= 0.06 * len(states)
        assert len(paused) >= 0.08 * len(states)
        assert len(elsewhere) >= 0.05 * len(states)


def _replayed(state):
    return worktime.replay(agencies.calendar_of(state.competent_id), state.recipe)


def _doers() -> set[str]:
    """Accounts named by the ledger as having acted on a dossier."""
    dossiers_only = Entry.objects.filter(subject__startswith="dossier:", actor__startswith="staff:")
    return set(dossiers_only.values_list("actor", flat=True))


def _steps_astray() -> int:
    """Open steps that say something else of their dossier than it says itself."""
    waits = Q(dossier__status__in=WAITING)
    unlike = Q(waits=True) & ~waits | Q(waits=False) & waits | ~Q(competent_id=F("dossier__competent_id"))
    return Step.objects.filter(unlike, closed_at__isnull=True).count()


def _percent(some, states) -> float:
    return round(100 * len(some) / len(states), 1)
