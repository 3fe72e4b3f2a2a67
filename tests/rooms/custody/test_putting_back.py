"""Paper put on a shelf goes back for ten seconds: all of one putting or none, and the ledger keeps both."""

from datetime import timedelta

import pytest

from motcua.custody import api as custody
from motcua.custody import refusals as why
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import undoing
from motcua.platform import clock, ledger
from motcua.platform.errors import NotFound
from rooms.custody.test_shelves import where
from rooms.dossiers.conftest import MONDAY, Office


def token(office: Office, placed: custody.Placed) -> str:
    return custody.put_back_token(office.person("receiver"), placed)


def test_the_earlier_place_comes_back_and_both_stand_in_the_ledger(shelved: Office) -> None:
    receiver, lying, new = shelved.person("receiver"), shelved.taken_in(), shelved.taken_in()
    with clock.at(MONDAY):
        custody.place(receiver, lying.public_id, "K1-01")
    with clock.at(MONDAY + timedelta(hours=1)):
        put = custody.place_all(receiver, "K1-02", [lying.code, new.code])
        assert custody.put_back(receiver, token(shelved, put)) == 2
    known = where(shelved, lying)
    assert (known.shelf, known.since) == ("K1-01", MONDAY)
    assert (where(shelved, new).shelf, where(shelved, new).since) == ("", None)
    state = dossiers.dossier_view(receiver, lying.public_id).state
    names = [(each.name, each.payload.get("shelf")) for each in ledger.entries(state.subject)]
    assert names[-3:] == [
        ("custody.paper.shelved", "K1-01"),
        ("custody.paper.shelved", "K1-02"),
        ("custody.paper.put_back", "K1-01"),
    ]
    assert dossiers.timeline(state.subject)[-1].sentence == "Hoàn tác: Để giấy vào chỗ"
    assert "custody.paper.put_back" not in [e.name for e in dossiers.timeline(state.subject, public=True)]


def test_too_late_or_moved_on_nothing_goes_back(shelved: Office) -> None:
    receiver, first, second = shelved.person("receiver"), shelved.taken_in(), shelved.taken_in()
    with clock.at(MONDAY):
        put = custody.place_all(receiver, "K1-01", [first.code, second.code])
    with clock.at(MONDAY + timedelta(seconds=16)), pytest.raises(undoing.UndoneTooLate) as late:
        custody.put_back(receiver, token(shelved, put))
    assert "ghi lại chỗ để giấy" in str(late.value)
    with clock.at(MONDAY + timedelta(seconds=5)):
        custody.place(receiver, second.public_id, "K1-02")
        with pytest.raises(why.MovedSince):
            custody.put_back(receiver, token(shelved, put))
    assert (where(shelved, first).shelf, where(shelved, second).shelf) == ("K1-01", "K1-02")


def test_it_is_for_who_put_it_there_and_once(shelved: Office) -> None:
    receiver, done = shelved.person("receiver"), shelved.taken_in()
    with clock.at(MONDAY):
        given = token(shelved, custody.place(receiver, done.public_id, "K1-01"))
        for actor in (shelved.person("leader"), shelved.person("receiver", shelved.elsewhere)):
            with pytest.raises(NotFound):
                custody.put_back(actor, given)
        with pytest.raises(NotFound):
            custody.put_back(receiver, given + "x")
        custody.put_back(receiver, given)
        with pytest.raises(why.MovedSince):
            custody.put_back(receiver, given)
