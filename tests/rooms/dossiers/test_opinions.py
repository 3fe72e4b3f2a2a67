"""An opinion that is not given in time is shown as silence, listed on both sides, and told once a level."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.api import HolderRow
from motcua.agencies.models import Setting
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, ListName
from motcua.dossiers.opinions import Answering, OpinionRow, opinions_of, rule, tell_of_silence
from motcua.notifications import ports
from motcua.notifications.models import Message
from motcua.parties.models import Account
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from rooms.dossiers.conftest import BROUGHT, MONDAY, Office, at, blurred
from rooms.dossiers.test_telling import Deaf

DUE = MONDAY + timedelta(days=1)
"""Eight office hours after it was asked: Tuesday at nine."""
SILENT, SECOND = DUE + timedelta(hours=5), DUE + timedelta(days=1, minutes=10)


@pytest.fixture
def asked(office: Office, with_examiner: Done) -> Done:
    """Given to the examiner on Monday at nine, who asks the other commune at once."""
    at(
        MONDAY,
        lambda: office.do(
            "examiner", with_examiner, dossiers.Consult(office.elsewhere.id, "Xin cho biết", 8)
        ),
    )
    return with_examiner


def opinion(office: Office, done: Done, moment: datetime) -> OpinionRow:
    with clock.at(moment):
        (row,) = opinions_of(state(office, done), moment)
    return row


def state(office: Office, done: Done) -> dossiers.DossierState:
    return dossiers.dossier_view(office.person("leader"), done.public_id).state


def listed(actor: Actor, moment: datetime) -> int:
    """The length of the list, which is the count beside it and the line of the digest."""
    with clock.at(moment):
        rows = dossiers.worklist_page(actor, ListName.SILENT)
        assert dossiers.counts(actor)[ListName.SILENT] == len(rows)
        lines = {line.key: now for line, _then, now in dossiers.digest.today(actor).lines}
    assert lines["silent"] == len(rows)
    return len(rows)


def told(office: Office, done: Done) -> list[ledger.EntryRow]:
    entries = ledger.entries(state(office, done).subject)
    return [entry for entry in entries if entry.name.startswith("dossiers.opinion.")]


def test_silence_is_counted_in_office_hours_of_the_unit_asked(office: Office, asked: Done) -> None:
    before, after = opinion(office, asked, DUE), opinion(office, asked, SILENT)
    assert (before.standing, before.silent_minutes) == (Answering.WAITED_FOR, 0)
    assert (after.standing, after.silent_minutes) == (Answering.SILENT, 180)


def test_both_sides_and_who_answers_for_them_have_it_on_their_list(office: Office, asked: Done) -> None:
    there = office.elsewhere
    concerned = [office.person(function) for function in ("examiner", "section_head", "leader")]
    concerned += [office.person(function, there) for function in ("examiner", "leader")]
    assert [listed(actor, DUE) for actor in concerned] == [0] * 5
    assert [listed(actor, SILENT) for actor in concerned] == [1] * 5
    department = agencies.unit_by_identifier("H18.02")
    others = [
        office.person("receiver", there),
        *(office.person(f, department) for f in ("examiner", "leader")),
    ]
    assert [listed(actor, SILENT) for actor in others] == [0] * 3


def test_who_answers_is_silent_no_more(office: Office, asked: Done) -> None:
    other = office.person("examiner", office.elsewhere)
    at(SILENT, lambda: dossiers.perform(other, asked.public_id, dossiers.AnswerConsultation("Đồng ý")))
    row = opinion(office, asked, SECOND)
    assert (row.standing, row.answer, row.silent_minutes) == (Answering.ANSWERED, "Đồng ý", 0)
    assert listed(other, SECOND) == at(SECOND, tell_of_silence) == 0


def test_what_is_gone_on_without_is_waited_for_no_more(office: Office, asked: Done) -> None:
    without = dossiers.CompleteStep(content="Xác nhận", ground="Quá hạn trả lời, đủ căn cứ giải quyết")
    at(SILENT, lambda: office.do("examiner", asked, without))
    assert opinion(office, asked, SECOND).standing is Answering.NO_MORE
    assert at(SECOND, tell_of_silence) == 0
    at(SECOND, lambda: office.do("section_head", asked, dossiers.SendBack("Cần hỏi lại")))
    again = dossiers.Consult(office.elsewhere.id, "Xin cho biết lại", 8)
    at(SECOND, lambda: office.do("examiner", asked, again))
    with clock.at(SECOND):
        rows = opinions_of(state(office, asked), SECOND)
    assert [row.standing for row in rows] == [Answering.NO_MORE, Answering.WAITED_FOR]


def test_in_a_pause_nobody_is_silent_and_nobody_is_told(office: Office, asked: Done) -> None:
    at(MONDAY + timedelta(hours=1), lambda: office.do("examiner", asked, blurred()))
    assert opinion(office, asked, SILENT).standing is Answering.PUT_OFF
    assert listed(office.person("examiner"), SILENT) == at(SECOND, tell_of_silence) == 0
    at(SECOND, lambda: office.do("receiver", asked, BROUGHT))
    assert opinion(office, asked, SECOND + timedelta(hours=1)).standing is Answering.WAITED_FOR


class TestTelling:
    @pytest.fixture(autouse=True)
    def _carrier(self, settings: Any) -> Iterator[None]:
        settings.MOTCUA_ADDRESS = "https://mot-cua.example"
        ports.plug("email", Deaf())
        yield
        ports.plug("email", None)

    @pytest.fixture
    def leaders(self, office: Office) -> tuple[Actor, Actor]:
        """Of the unit asked and of the unit that decides; both can be reached."""
        both = office.person("leader", office.elsewhere), office.person("leader")
        for number, leader in enumerate(both):
            Account.objects.filter(pk=leader.account).update(email=f"lanh-dao-{number}@example.vn")
        return both

    def test_each_leader_is_told_once_however_often_it_is_looked_for(
        self, office: Office, asked: Done, leaders: tuple[Actor, Actor]
    ) -> None:
        moments = (DUE, DUE + timedelta(minutes=10), SILENT, SECOND, SECOND, SECOND + timedelta(days=9))
        assert [at(moment, tell_of_silence) for moment in moments] == [0, 1, 0, 1, 0, 0]
        first, second = told(office, asked)
        assert (first.name, first.payload["told"]) == ("dossiers.opinion.overdue", [leaders[0].account])
        assert (second.name, second.payload["told"]) == ("dossiers.opinion.escalated", [leaders[1].account])
        mails = Message.objects.filter(channel="email").order_by("id")
        assert [mail.address for mail in mails] == ["lanh-dao-0@example.vn", "lanh-dao-1@example.vn"]
        assert "ds=y-kien-qua-han" in mails[0].text
        assert asked.code in mails[0].text
        assert "Hoà" not in mails[0].title + mails[0].text

    def test_the_story_of_the_dossier_says_who_was_told_and_the_person_who_filed_hears_nothing(
        self, office: Office, asked: Done, leaders: tuple[Actor, Actor]
    ) -> None:
        at(SILENT, tell_of_silence)
        subject = state(office, asked).subject
        last = dossiers.timeline(subject)[-1]
        assert last.sentence == "Quá hạn cho ý kiến, chưa trả lời"
        assert leaders[0].name in last.notes["told"]
        assert all(event.name != last.name for event in dossiers.timeline(subject, public=True))
        assert not Message.objects.exclude(channel="email").exists()

    def test_a_worker_that_was_down_tells_both_at_once(
        self, office: Office, asked: Done, leaders: tuple[Actor, Actor]
    ) -> None:
        assert at(SECOND + timedelta(days=3), tell_of_silence) == 2
        assert [entry.name.rpartition(".")[2] for entry in told(office, asked)] == ["overdue", "escalated"]

    def test_the_second_limit_is_what_the_province_or_the_unit_has_fixed(
        self, office: Office, asked: Done, leaders: tuple[Actor, Actor]
    ) -> None:
        fixed = agencies.setting(rule.SECOND_HOURS.key, office.unit.id, MONDAY.date())
        assert fixed is not None
        assert (fixed.value, fixed.certainty) == (8, "unverified")
        nearer = {"value": 3, "source": "Quy chế của xã", "valid_from": MONDAY.date()}
        Setting.objects.create(unit_id=office.unit.id, key=rule.SECOND_HOURS.key, certainty="K", **nearer)
        agencies.forget()
        before, after = SILENT - timedelta(minutes=1), SILENT
        assert [at(moment, tell_of_silence) for moment in (before, after)] == [1, 1]


def holder(number: int, unit: int) -> HolderRow:
    return HolderRow(number, number, f"Người {number}", "Chức vụ", unit, None)


SECTION, DEPARTMENT, PROVINCE = 3, 2, 1
HEAD, DIRECTOR, DEPUTY, CHAIR = holder(1, SECTION), holder(2, DEPARTMENT), holder(3, DEPARTMENT), holder(4, 1)


@pytest.mark.parametrize(
    ("unit", "heads", "leaders", "answer"),
    [
        (DEPARTMENT, [], [DIRECTOR, DEPUTY, CHAIR], (DIRECTOR, DEPUTY)),
        (DEPARTMENT, [holder(5, DEPARTMENT)], [DIRECTOR], (DIRECTOR,)),
        (SECTION, [HEAD], [DIRECTOR], (HEAD,)),
        (SECTION, [holder(5, DEPARTMENT)], [DIRECTOR, DEPUTY], (DIRECTOR, DEPUTY)),
        (SECTION, [], [], ()),
    ],
)
def test_who_answers_for_a_unit(
    unit: int, heads: list[HolderRow], leaders: list[HolderRow], answer: tuple[HolderRow, ...]
) -> None:
    assert rule.who_answers_for(unit, heads, leaders) == answer
