"""The fully staffed wards of the demo have shelves with papers, a list on the way, a day closed, voices."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.custody.models import DayClose, Holding, Manifest
from motcua.demo.paper import SHELVES, lay_out
from motcua.demo.setting import load_setting
from motcua.demo.voices import speak_up
from motcua.demo.year import play
from motcua.feedback.models import Call, Matter, Rating, RatingSaid
from motcua.platform import clock, ledger

END = datetime(2026, 11, 20, 16, 0, tzinfo=clock.ZONE)
SEED = 7
"""With it something was taken in for another agency and has not left yet."""
PROVINCE = Path(__file__).resolve().parents[2] / "data/provinces/dien-bien-nho"


@pytest.fixture
def laid_out(db):
    agencies.forget()
    catalogue.forget_versions()
    setting, _loaded = load_setting(PROVINCE, seed=SEED)
    play(setting, 40, SEED, END - timedelta(days=6), END, lambda _opened: None)
    for _twice in range(2):
        with clock.at(END):
            lay_out(setting, END.date())
            speak_up(setting, END.date())
    yield setting
    agencies.forget()
    catalogue.forget_versions()


def test_there_is_paper_to_look_at_once_and_people_have_spoken(laid_out):
    lying = Holding.objects.filter(shelf__isnull=False)
    assert len(set(lying.values_list("shelf__code", flat=True)) & set(SHELVES)) > 1
    closed = DayClose.objects.all()
    assert {close.unit_id for close in closed} <= {ward.id for ward in laid_out.busy}
    assert all(close.counted == close.money and close.dossiers for close in closed)
    assert len(closed) == len({close.unit_id for close in closed}) > 0
    travelling = Manifest.objects.filter(state=Manifest.State.HANDED_OVER)
    assert travelling.count() == Manifest.objects.count() > 0
    # People have spoken, and nothing is said twice.
    assert Matter.objects.count() == 3 * len(laid_out.busy)
    assert Matter.objects.filter(state="answered").exists()
    assert Call.objects.count() == len(laid_out.busy)
    assert RatingSaid.objects.filter(is_counted=True, month=END.date().replace(month=10, day=1)).exists()
    assert Rating.objects.filter(last__gt=2).count() == 0, "nothing is said twice"
    assert ledger.verify().faults == ()
