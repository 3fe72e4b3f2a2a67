"""Errands: given from what one looks at to somebody who may see it, answered; late ones seen by the giver."""

from datetime import timedelta

import pytest

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import errands
from motcua.dossiers.errands.refusals import DayBehind, ErrandClosed, NobodyToDo, NothingSaid
from motcua.dossiers.models import Errand
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import Office
from scenes import officer

Give, Pile, Waiting = errands.Give, errands.Pile, errands.Waiting
PAGE = "/ban-lam-viec/lanh-dao/tre/"


def about_a_page(office: Office, days: int = 2) -> tuple[Actor, Actor, errands.Give]:
    leader, examiner = office.person("leader"), office.person("examiner")
    return (
        leader,
        examiner,
        Give("Xem vì sao trễ", examiner.account or 0, clock.today() + timedelta(days=days), address=PAGE),
    )


def test_it_is_seen_by_its_two_people_alone_and_closed_by_an_answer(office: Office) -> None:
    leader, examiner, wanted = about_a_page(office)
    made = errands.give(leader, wanted)
    assert errands.waiting(examiner) == Waiting(1, 0, 0)
    assert errands.waiting(leader) == Waiting(0, 0, 0)
    with pytest.raises(NotFound):
        errands.errand(office.person("section_head"), made)
    with pytest.raises(NotFound):
        errands.answer_errand(leader, made, "Không phải việc của tôi")
    with pytest.raises(NothingSaid):
        errands.answer_errand(examiner, made, "  ")
    errands.answer_errand(examiner, made, "Đã mời lại người dân")
    row = errands.errand(leader, made)
    assert (row.answer, row.may_answer, row.may_take_back) == ("Đã mời lại người dân", False, False)
    with pytest.raises(ErrandClosed):
        errands.take_back(leader, made)
    rows, counts = errands.errands_page(examiner, Pile.DONE)
    assert ([each.public_id for each in rows], counts) == ([made], {"to-do": 0, "given": 0, "done": 1})


def test_words_are_kept_beside_the_ledger_not_in_it(office: Office) -> None:
    leader, examiner, wanted = about_a_page(office)
    errands.give(leader, wanted)
    (entry,) = ledger.entries(f"errand:{Errand.objects.get().pk}")
    assert entry.payload.keys() == {"owner", "due", "notes"}
    assert entry.payload["owner"] == examiner.account
    assert entry.notes == {"text": wanted.text}


def test_what_is_late_is_told_to_both(office: Office) -> None:
    leader, examiner, wanted = about_a_page(office)
    made = errands.give(leader, wanted)
    with clock.at(clock.now() + timedelta(days=3)):
        assert errands.waiting(examiner) == Waiting(1, 1, 0)
        assert errands.waiting(leader) == Waiting(0, 0, 1)
        lines = {line.key: now for line, _then, now in dossiers.digest.today(leader).lines}
        assert lines["errands-given-late"] == 1
    assert {line.key: now for line, _then, now in dossiers.digest.today(examiner).lines}["errands"] == 1
    errands.take_back(leader, made)
    assert errands.waiting(examiner) == Waiting(0, 0, 0)


def test_it_is_given_by_those_who_answer_for_a_unit_to_those_near_by_day_that_comes(office: Office) -> None:
    leader, examiner, wanted = about_a_page(office, days=-1)
    with pytest.raises(DayBehind):
        errands.give(leader, wanted)
    with pytest.raises(NotFound):
        errands.give(examiner, wanted)
    stranger = office.person("examiner", office.elsewhere)
    with pytest.raises(NobodyToDo):
        errands.give(leader, Give("Xem lại", stranger.account or 0, clock.today(), address=PAGE))
    assert leader.account not in errands.people_for(leader, None)


def test_about_a_dossier_it_goes_only_to_who_may_see_it_and_shows_it_only_as_long(office: Office) -> None:
    leader, examiner, done = office.person("leader"), office.person("examiner"), office.taken_in()
    people = errands.people_for(leader, done.public_id)
    assert examiner.account in people
    seeing = {right.account_id for right in dossiers.who_sees(SYSTEM, done.code)}
    assert set(people) <= seeing
    made = errands.give(
        leader, Give("Gọi lại cho người dân", examiner.account or 0, clock.today(), dossier=done.public_id)
    )
    row = errands.errand(examiner, made)
    assert (row.dossier, row.code) == (done.public_id, done.code)
    agencies.end_post(SYSTEM, post_id=examiner.post or 0, because="Chuyển công tác")
    agencies.forget()
    moved = Actor(account=examiner.account, kind="staff", channel="desk")
    row = errands.errand(moved, made)
    assert (row.dossier, row.code, row.is_of_dossier) == (None, "", True)


def test_a_dossier_out_of_sight_is_nothing_to_give_anybody(office: Office) -> None:
    away = office.taken_in()
    stranger = office.person("leader", office.elsewhere)
    with pytest.raises(NotFound):
        errands.people_for(stranger, away.public_id)


def test_a_figure_of_a_unit_may_be_put_to_its_heads(office: Office) -> None:
    boss = officer("tinh", office.unit.lineage[-1], "leader")
    head = office.person("leader")
    assert head.account in errands.people_for(boss, None, office.unit.id)
    assert head.account not in errands.people_for(boss, None)
    assert not set(errands.people_for(head, None, office.elsewhere.id)) & {
        office.person("leader", office.elsewhere).account
    }
