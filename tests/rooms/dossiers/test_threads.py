"""A person and the office write to each other about a dossier; what was written stays, what waits is seen."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.models import Unit
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, PersonGiven, own, thread
from motcua.dossiers.thread.refusals import (
    NobodyReads,
    NothingWaits,
    NothingWritten,
    NotToAnswer,
    ThreadClosed,
    TooManyUnanswered,
)
from motcua.dossiers.thread.rule import MOST_UNANSWERED, Kind, Side, unanswered
from motcua.notifications import ports
from motcua.notifications.models import Message
from motcua.parties import api as parties
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from rooms.dossiers.conftest import MONDAY, Office, at
from rooms.dossiers.test_telling import Deaf
from rooms.dossiers.test_units_that_move import MIDNIGHT, MORNING, RENAME, agreed, carried
from rooms.dossiers.test_units_that_move import officer as by_login
from scenes import officer
from surfaces.citizens import account

WHO, OTHER = "Nguyễn Thị Mai Hương", "Trần Quốc Bảo"
NUMBER = "079188999012"
WORDS = "Tôi đổi số điện thoại, xin gọi số mới."


@pytest.fixture(autouse=True)
def _carrier() -> Iterator[None]:
    ports.plug("sms", Deaf())
    yield
    ports.plug("sms", None)


def person(name: str = WHO) -> Actor:
    return agencies.actor_for(account(name).id, "online")


def held(office: Office, **changed: Any) -> Done:
    """A dossier taken in on Monday at nine, in the account of its owner."""
    who = person()
    with clock.at(MONDAY):
        done = office.taken_in(owner=PersonGiven(WHO, personal_id=NUMBER, phone="0912345678"), **changed)
        own.claim(who, done.public_id)
    return done


def ask(done: Done, words: str = WORDS, when: datetime = MONDAY, intent: uuid.UUID | None = None) -> None:
    at(when, lambda: thread.ask(person(), done.public_id, words, intent or uuid.uuid4()))


def answer(who: Actor, done: Done, words: str = "Đã ghi số mới.", when: datetime = MONDAY) -> None:
    at(when, lambda: thread.answer(who, done.public_id, words, uuid.uuid4()))


def read(
    office: Office, done: Done, function: str = "examiner", when: datetime = MONDAY
) -> thread.ThreadView:
    view = at(when, lambda: dossiers.dossier_view(office.person(function), done.public_id))
    return at(when, lambda: thread.of_office(office.person(function), view.state, view.now))


def test_what_both_wrote_is_read_by_both_and_officers_are_a_post_to_the_person(office: Office) -> None:
    done, examiner = held(office), office.person("examiner")
    ask(done)
    answer(examiner, done, when=MONDAY + timedelta(hours=1))
    asked, answered = at(MONDAY, lambda: thread.of_own(person(), done.public_id)).said
    assert (asked.side, asked.words, asked.is_seen) == (Side.PERSON, WORDS, True), "who answers has read it"
    assert (answered.words, answered.who) == ("Đã ghi số mới.", "")
    assert answered.title
    assert answered.unit == office.unit.name
    for_office = read(office, done).said
    assert [each.who for each in for_office] == [WHO, examiner.name]


def test_the_words_are_in_the_dossiers_ledger_where_nothing_is_changed(office: Office) -> None:
    done = held(office)
    before, intent = dossiers.dossier_view(office.person("leader"), done.public_id).state, uuid.uuid4()
    ask(done, intent=intent)
    ask(done, intent=intent)
    assert len(read(office, done).said) == 1, "sent twice, said once"
    entry = ledger.entries(before.subject)[-1]
    assert (entry.name, dict(entry.notes)) == (Kind.ASKED, {"words": WORDS})
    assert entry.payload.keys() == {"intent", "notes"}, "no words beside the digest"
    after = dossiers.dossier_view(office.person("leader"), done.public_id).state
    assert after == before, "neither status nor clock"
    assert Kind.ASKED not in {event.name for event in dossiers.tracking(done.public_id).events}


def test_nobody_elses_thread_is_found_and_an_empty_message_is_none(office: Office) -> None:
    done = held(office)
    for nobody in (person(OTHER), office.person("examiner")):
        with pytest.raises(NotFound):
            thread.ask(nobody, done.public_id, WORDS, uuid.uuid4())
        with pytest.raises(NotFound):
            thread.of_own(nobody, done.public_id)
    with pytest.raises(NothingWritten):
        ask(done, "  ")
    with pytest.raises(NotFound):
        answer(office.person("examiner", office.elsewhere), done)


def test_it_waits_for_two_office_days_and_is_late_afterwards(office: Office) -> None:
    done = held(office)
    ask(done)
    due = MONDAY + timedelta(days=2)
    for function in ("examiner", "receiver", "leader"):
        (row,), counts = at(MONDAY, lambda who=function: thread.waiting_page(office.person(who)))
        assert (row.code, row.answer_by, row.is_late, counts) == (done.code, due, False, thread.Waiting(1, 0))
    ask(done, "Và một điều nữa.", MONDAY + timedelta(days=1))
    late = due + timedelta(minutes=1)
    assert at(late, lambda: thread.waiting(office.person("leader"))) == thread.Waiting(1, 1)
    assert read(office, done, when=late).is_late
    counted = at(late, lambda: dossiers.digest.today(office.person("examiner")))
    assert {line.key: now for line, _then, now in counted.lines}["threads"] == 1
    answer(office.person("receiver"), done, when=late)
    assert at(late, lambda: thread.waiting(office.person("leader"))) == thread.Waiting(0, 0)


def test_only_who_takes_in_or_decides_there_sees_it_waiting(office: Office) -> None:
    done, clerk = held(office), officer("van.thu", office.unit.id, "clerk")
    ask(done)
    with pytest.raises(NotFound):
        thread.waiting_page(clerk)
    with pytest.raises(NotToAnswer):
        answer(clerk, done)
    state = read(office, done).state
    thread.note_seen(thread.of_office(clerk, state, MONDAY), Side.OFFICE)
    assert not thread.of_own(person(), done.public_id).said[0].is_seen, "the clerk's looking is nobody's"
    assert thread.waiting(office.person("examiner", office.elsewhere)) == thread.Waiting(0, 0)


def test_handed_on_it_waits_where_it_was_taken_in_until_it_has_come(office: Office) -> None:
    done = held(office, competent_at=office.elsewhere.id)
    ask(done)
    there = office.person("receiver", office.elsewhere)
    assert (thread.waiting(office.person("receiver")).all, thread.waiting(there).all) == (1, 1)
    dossiers.perform(there, done.public_id, dossiers.ConfirmReceipt())
    assert (thread.waiting(office.person("receiver")).all, thread.waiting(there).all) == (0, 1)
    answer(office.person("receiver"), done)


def test_the_person_is_told_that_there_is_an_answer_and_not_which(office: Office) -> None:
    done = held(office)
    ask(done)
    Message.objects.all().delete()
    answer(office.person("examiner"), done)
    (text,) = Message.objects.values_list("text", flat=True)
    assert done.code in text
    assert "số mới" not in text


def test_what_needs_no_answer_is_set_aside_once(office: Office) -> None:
    done, head = held(office), office.person("section_head")
    ask(done, "Cảm ơn.")
    thread.leave(head, done.public_id, uuid.uuid4())
    assert thread.waiting(head) == thread.Waiting(0, 0)
    assert thread.of_own(person(), done.public_id).said[-1].kind is Kind.LEFT
    with pytest.raises(NothingWaits):
        thread.leave(head, done.public_id, uuid.uuid4())


def test_looking_is_noted_once_for_each_side(office: Office) -> None:
    done = held(office)
    ask(done)
    assert not at(MONDAY, lambda: thread.of_own(person(), done.public_id)).said[0].is_seen
    thread.note_seen(read(office, done), Side.OFFICE)
    assert at(MONDAY, lambda: thread.of_own(person(), done.public_id)).said[0].is_seen
    assert read(office, done).unseen_up_to is None
    answer(office.person("examiner"), done, when=MONDAY + timedelta(minutes=5))
    number = read(office, done).state.id
    assert thread.with_news([number]) == {number}
    thread.note_seen(thread.of_own(person(), done.public_id), Side.PERSON)
    assert thread.with_news([number]) == frozenset()


def test_a_dossier_in_nobodys_account_is_written_to_by_nobody(office: Office) -> None:
    done = office.taken_in()
    with pytest.raises(NobodyReads):
        answer(office.person("examiner"), done)
    assert not read(office, done).may_write


def test_no_one_writes_in_their_own_matter(office: Office) -> None:
    done = held(office)
    ask(done)
    parties.declare_kin(office.person("examiner"), personal_id=NUMBER, relation="sibling")
    agencies.forget()
    with pytest.raises(Refusal) as caught:
        answer(office.person("examiner"), done)
    assert caught.value.code == "dossier-own-matter"
    assert not read(office, done).may_write


def test_after_the_end_there_are_thirty_days_and_what_waits_is_still_answered(office: Office) -> None:
    done = held(office)
    office.do("receiver", done, dossiers.Withdraw("Thôi"))
    state = read(office, done).state
    assert state.finished_at is not None
    ask(done, when=state.finished_at + timedelta(days=30))
    over = state.finished_at + timedelta(days=30, seconds=1)
    with pytest.raises(ThreadClosed):
        ask(done, when=over)
    answer(office.person("examiner"), done, when=over)
    with pytest.raises(ThreadClosed):
        answer(office.person("examiner"), done, when=over)


def test_so_many_may_wait_and_no_more(office: Office) -> None:
    done = held(office)
    for _each in range(MOST_UNANSWERED):
        ask(done)
    with pytest.raises(TooManyUnanswered):
        ask(done)


@pytest.mark.parametrize(
    ("kinds", "waiting"),
    [
        ((), 0),
        ((Kind.ASKED, Kind.ASKED), 2),
        ((Kind.ASKED, Kind.ANSWERED), 0),
        ((Kind.ASKED, Kind.LEFT, Kind.ASKED), 1),
        ((Kind.ANSWERED, Kind.ANSWERED), 0),
    ],
)
def test_what_still_waits(kinds: tuple[Kind, ...], waiting: int) -> None:
    assert unanswered(kinds) == waiting


def test_in_training_nothing_reaches_those_outside(office: Office) -> None:
    done = held(office)
    ask(done)
    Unit.objects.filter(pk=office.elsewhere.id).update(is_training=True)
    agencies.forget()
    everywhere = officer("tap.huan", office.elsewhere.id, "leader")
    assert (thread.waiting(everywhere).all, thread.waiting(office.person("leader")).all) == (0, 1)


def test_where_a_unit_is_followed_by_another_what_waits_goes_along(office: Office) -> None:
    going_on, ended = held(office), held(office)
    office.do("receiver", ended, dossiers.Withdraw("Thôi"))
    for done in (going_on, ended):
        ask(done)
    first, second = (by_login(login) for login in ("dbn.quantri", "dbn.quantri2"))
    examiner = office.person("examiner").account or 0
    with clock.at(MORNING):
        draft = agreed(first, second, office.unit, RENAME)
    carried(draft)
    with clock.at(MIDNIGHT + timedelta(hours=8)):
        agencies.forget()
        later = agencies.actor_for(examiner, "desk")
        assert thread.waiting(later).all == 2
