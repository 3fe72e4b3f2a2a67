"""The search box by name: the newest of what one may see, from whichever side one sees it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import PersonGiven
from motcua.dossiers.queries import search as searching
from motcua.kernel import text
from motcua.platform.access import Actor
from rooms.dossiers.conftest import MONDAY, Office, at

NAMES = ("Trần Thị Mỹ Hoà", "Trần Văn Tám", "Lê Thị Hoà")


@pytest.fixture
def crowded(office: Office) -> Office:
    """Both communes' dossiers: each its own, one for the other, one helped with by the other."""
    other = Office(office.elsewhere, office.unit)
    moment = MONDAY
    for place, beside in ((office, other), (other, office)):
        for more in ({}, {"competent_at": beside.unit.id}, {"helping": beside.unit.id}):
            for name in NAMES:
                moment += timedelta(minutes=1)
                intake = place.intake(owner=PersonGiven(name), accept_now=False, **more)
                at(moment, lambda given=intake, by=place: dossiers.submit_one(by.person("receiver"), given))
    return office


def found(actor: Actor, words: str) -> list[str]:
    return [row.code for row in dossiers.search(actor, words)]


def wanted(actor: Actor, words: str) -> list[str]:
    seen = dossiers.visible(actor).filter(owner_name_folded__startswith=text.fold(words))
    return [row.code for row in seen.order_by("-submitted_at", "-id")]


@pytest.mark.parametrize("function", ["receiver", "examiner", "leader"])
def test_a_name_finds_what_one_may_see_the_newest_first(crowded: Office, function: str) -> None:
    for place in (crowded, Office(crowded.elsewhere, crowded.unit)):
        actor = place.person(function)
        for words, many in (("trần", 10), ("TRAN VAN", 5), ("Hoà", 0), ("Lê Thị", 5)):
            assert found(actor, words) == wanted(actor, words)
            assert len(found(actor, words)) == many


def test_a_list_ends_where_it_is_full(crowded: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    actor = crowded.person("receiver")
    everything = found(actor, "trần")
    monkeypatch.setattr(searching, "MOST", 3)
    assert found(actor, "trần") == everything[:3]


def test_what_a_room_above_knows_under_the_words_is_found_too_if_one_may_see_it(crowded: Office) -> None:
    actor = crowded.person("receiver")
    mine = dossiers.visible(actor).get(code=found(actor, "Lê Thị")[0])
    hidden = set(dossiers.visible(Office(crowded.elsewhere, crowded.unit).person("receiver")))
    stranger = next(row for row in hidden if row not in set(dossiers.visible(actor)))
    rows = dossiers.search(actor, "Trần Văn", [mine.pk, stranger.pk])
    assert mine.code in {row.code for row in rows}
    assert stranger.code not in {row.code for row in rows}


def test_who_may_see_nothing_finds_nothing(crowded: Office) -> None:
    assert dossiers.search(Actor(None, "staff"), NAMES[0]) == ()
    assert dossiers.search(crowded.person("receiver"), str(uuid4())) == ()
