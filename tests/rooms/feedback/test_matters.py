"""Feedback and complaints: where they go, their clocks, what becomes of them; not to whom they are about."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from motcua.agencies import api as agencies
from motcua.feedback.api import channels, matters
from motcua.feedback.models import Matter
from motcua.feedback.refusals import (
    AlreadyReopened,
    NameMissing,
    NobodyAbove,
    NothingSaid,
    NotNow,
    NowhereToAnswer,
    PhoneWrong,
    ReopenOver,
    UnitMissing,
)
from motcua.kernel import worktime
from motcua.notifications import ports
from motcua.notifications.models import Message
from motcua.platform import clock, ledger
from motcua.platform.access import ANONYMOUS, Actor
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import Office
from scenes import Stage, officer

About, Pile = matters.About, matters.Pile
CONTACT = {"name": "Trần Thị Mỹ Hoà", "phone": "0912 345 678"}


def saying(office: Office, channel: str = "feedback", about: About = About.PROCEDURE, **more: Any) -> Any:
    given = {"words": "Chờ hai giờ.", "unit": office.unit.id} | (CONTACT if channel == "complaint" else {})
    return matters.Saying(channel, uuid.uuid4(), about, **(given | more))


def said(office: Office, channel: str = "feedback", about: About = About.PROCEDURE, **more: Any) -> Matter:
    return matters.say(ANONYMOUS, saying(office, channel, about, **more))


WARD, PROVINCE, ROOT = 10, 20, 30


@pytest.mark.parametrize(
    ("channel", "about", "leaders", "kept_from", "expected"),
    [
        ("feedback", About.PROCEDURE, ({1}, {2}, {3}), (), (11, False)),
        ("feedback", About.OTHER, ((), (), ()), (), (11, False)),
        ("feedback", About.OFFICER, ({1}, {2}, {3}), (), (WARD, True)),
        ("feedback", About.OFFICER, ({1}, {2}, {3}), {1}, (PROVINCE, True)),
        ("feedback", About.OFFICER, ({1, 9}, {2}, {3}), {1}, (WARD, True)),
        ("feedback", About.UNIT, ({1}, {2}, {3}), (), (PROVINCE, True)),
        ("feedback", About.UNIT, ({1}, {2}, {3}), {2}, (ROOT, True)),
        ("complaint", About.DECISION, ({1}, {2}, {3}), (), (WARD, True)),
        ("complaint", About.PROCEDURE, ((), {2}, {3}), (), (PROVINCE, True)),
        ("complaint", About.OFFICER, ({1}, {2}, {3}), {1, 2, 3}, (ROOT, True)),
    ],
)
def test_where_it_goes(
    channel: str, about: About, leaders: Any, kept_from: Any, expected: tuple[int, bool]
) -> None:
    lineage = (WARD, PROVINCE, ROOT)
    went = matters.route(channel, about, one_stop=11, lineage=lineage, leaders=leaders, kept_from=kept_from)
    assert (went.unit, went.is_led) == expected


def test_feedback_is_answered_by_the_one_stop_unit_within_its_limit(office: Office) -> None:
    made = said(office)
    receiver = office.person("receiver")
    calendar = agencies.calendar_of(made.unit_id)
    assert made.due_at == worktime.replay(calendar, made.recipe)
    assert made.recipe["limit"] == str(channels()["feedback"].limits["answer"].limit)
    (row,) = matters.matters_page(receiver, Pile.OPEN)
    assert (row.public_id, row.words) == (made.public_id, "Chờ hai giờ.")
    matters.answer(receiver, made.public_id, "Từ mai mở thêm một quầy.")
    seen = matters.of_person(ANONYMOUS, made.public_id, is_shown=True)
    assert [word.kind for word in seen.words] == ["said", "answer"]
    assert matters.counts(receiver)[Pile.OPEN] == 0
    names = [entry.name for entry in ledger.entries(f"matter:{made.pk}")]
    assert names == ["feedback.matter.received", "feedback.matter.answer"]
    assert "Chờ hai giờ" not in str(ledger.entries(f"matter:{made.pk}"))


class Carrier:
    """Takes whatever it is given."""

    is_keyed = True

    def hand_over(self, message: ports.Outgoing) -> ports.Answer:
        raise AssertionError(message)

    def ask(self, key: uuid.UUID) -> ports.Answer | None:
        raise AssertionError(key)


def test_whoever_left_a_number_is_told_that_there_is_an_answer(office: Office) -> None:
    ports.plug("sms", Carrier())
    try:
        made, silent = said(office, **CONTACT), said(office)
        for each in (made, silent):
            matters.answer(office.person("receiver"), each.public_id, "Từ mai mở thêm một quầy.")
        told = Message.objects.get()
    finally:
        ports.plug("sms", None)
    assert (told.address, told.subject) == ("0912345678", f"matter:{made.pk}")
    assert made.code in told.text
    assert "Chờ" not in told.text


def test_an_agency_explains_and_the_explanation_reaches_the_person_with_the_answer(office: Office) -> None:
    made, receiver = said(office), office.person("receiver")
    neighbour = office.person("receiver", office.elsewhere)
    with pytest.raises(NotFound):
        matters.matter(neighbour, made.public_id)
    matters.forward(receiver, made.public_id, office.elsewhere.public_id, "Vì sao chờ lâu?")
    assert matters.counts(neighbour)[Pile.TO_EXPLAIN] == 1
    with pytest.raises(NotFound):
        matters.answer(neighbour, made.public_id, "Không phải việc của tôi")
    matters.explain(neighbour, made.public_id, "Hôm ấy mất điện.")
    kinds = [w.kind for w in matters.of_person(ANONYMOUS, made.public_id, is_shown=True).words]
    assert kinds == ["said"]
    matters.answer(receiver, made.public_id, "Xin lỗi bạn.")
    kinds = [w.kind for w in matters.of_person(ANONYMOUS, made.public_id, is_shown=True).words]
    assert kinds == ["said", "explain", "answer"]


def test_a_complaint_is_taken_up_prolonged_once_and_led(office: Office) -> None:
    made, leader = said(office, "complaint", About.DECISION), office.person("leader")
    with pytest.raises(NotFound):
        matters.matter(office.person("receiver"), made.public_id)
    limits = channels()["complaint"].limits
    assert made.recipe["limit"] == str(limits["accept"].limit)
    with pytest.raises(NotNow):
        matters.answer(leader, made.public_id, "Chưa thụ lý mà trả lời")
    matters.accept(leader, made.public_id, "")
    made.refresh_from_db()
    accepted = made.recipe
    assert accepted["limit"] == str(limits["answer"].limit)
    matters.prolong(leader, made.public_id, "Phải xác minh ở hai nơi.")
    made.refresh_from_db()
    assert made.recipe["limit"] == str(limits["complex"].limit)
    assert made.recipe["started_at"] == accepted["started_at"]
    with pytest.raises(NotNow):
        matters.prolong(leader, made.public_id, "Lần nữa")
    matters.answer(leader, made.public_id, "Giữ nguyên quyết định.")


def test_a_complaint_that_is_not_taken_up_says_why(office: Office) -> None:
    made, leader = said(office, "complaint"), office.person("leader")
    with pytest.raises(NothingSaid):
        matters.decline(leader, made.public_id, "  ")
    matters.decline(leader, made.public_id, "Quá thời hiệu.")
    assert matters.of_person(ANONYMOUS, made.public_id, is_shown=True).words[-1].kind == "decline"


def test_the_person_reopens_once_within_the_days(office: Office) -> None:
    made, receiver = said(office), office.person("receiver")
    matters.answer(receiver, made.public_id, "Đã rõ.")
    with clock.at(clock.now() + timedelta(days=40)), pytest.raises(ReopenOver):
        matters.reopen(ANONYMOUS, made.public_id, "Chưa", is_shown=True)
    with pytest.raises(NotFound):
        matters.reopen(ANONYMOUS, made.public_id, "Chưa", is_shown=False)
    matters.reopen(ANONYMOUS, made.public_id, "Chưa trả lời đúng ý.", is_shown=True)
    matters.answer(receiver, made.public_id, "Đã kiểm tra lại.")
    with pytest.raises(AlreadyReopened):
        matters.reopen(ANONYMOUS, made.public_id, "Nữa", is_shown=True)
    matters.close(ANONYMOUS, made.public_id, is_shown=True)


def test_whoever_worked_on_the_dossier_reads_nothing_of_what_is_about_an_officer(stage: Stage) -> None:
    done, office = stage.at["issued"], stage.office
    told = saying(office, "complaint", About.OFFICER, dossier=done.public_id, is_tracked=True)
    made = matters.say(ANONYMOUS, told)
    assert made.dossier_id is not None
    leader = office.person("leader")
    assert leader.account in made.kept_from
    assert made.unit_id != office.unit.id, "the leader signed it: one further up"
    for function in ("leader", "receiver", "examiner", "section_head", "clerk"):
        actor = office.person(function)
        with pytest.raises(NotFound):
            matters.matter(actor, made.public_id)
    assert "matter" not in str([entry.name for entry in ledger.entries(f"dossier:{made.dossier_id}")])


def test_a_matter_is_sent_up_and_only_who_leads_there_reads_it(office: Office) -> None:
    made, receiver = said(office), office.person("receiver")
    leads = officer("dung.dau.tinh", agencies.unit_by_identifier("H18").id, "leader")
    matters.send_up(receiver, made.public_id, "Vượt quá việc của trung tâm.")
    with pytest.raises(NotFound):
        matters.matter(receiver, made.public_id)
    assert matters.matter(leads, made.public_id).row.code == made.code
    made.refresh_from_db()
    assert made.is_led
    assert made.unit_id == agencies.unit_by_identifier("H18").id  # type: ignore[union-attr]


def test_what_nobody_above_may_answer_is_not_sent_up(office: Office) -> None:
    """Else it would lie where nobody reads it until it is late."""
    made, receiver = said(office), office.person("receiver")
    leads = officer("dung.dau.tinh", agencies.unit_by_identifier("H18").id, "leader")
    Matter.objects.filter(pk=made.pk).update(kept_from=[leads.account])
    with pytest.raises(NobodyAbove):
        matters.send_up(receiver, made.public_id, "Không phải việc của chúng tôi.")
    assert Matter.objects.get(pk=made.pk).unit_id == made.unit_id


@pytest.mark.parametrize(
    ("channel", "changed", "refusal"),
    [
        ("feedback", {"words": " "}, NothingSaid),
        ("feedback", {"unit": None}, UnitMissing),
        ("feedback", {"phone": "12"}, PhoneWrong),
        ("complaint", {"name": ""}, NameMissing),
        ("complaint", {"phone": ""}, NowhereToAnswer),
    ],
)
def test_what_cannot_be_taken_in_is_said_in_one_sentence(
    office: Office, channel: str, changed: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        said(office, channel, **changed)
    assert not Matter.objects.exists()


def test_the_same_press_twice_is_one_matter_and_officers_do_not_speak_for_people(office: Office) -> None:
    told = saying(office)
    assert matters.say(ANONYMOUS, told).pk == matters.say(ANONYMOUS, told).pk
    with pytest.raises(NotFound):
        matters.say(office.person("receiver"), saying(office))
    with pytest.raises(NotFound):
        matters.say(Actor(1, "machine", channel="api"), saying(office))


def test_a_code_alone_opens_only_what_gave_no_phone(office: Office) -> None:
    with_phone, without = said(office, **CONTACT), said(office)
    assert matters.find(without.code.lower(), "") == without.public_id
    assert matters.find(with_phone.code, "0912345678") == with_phone.public_id
    for phone in ("", "0987654321", "x"):
        with pytest.raises(NotFound):
            matters.find(with_phone.code, phone)


def test_late_answers_are_counted_for_who_answers_for_the_unit(office: Office) -> None:
    made, leader = said(office), office.person("leader")
    assert matters.late_count(leader, clock.now()) == 0
    with clock.at(made.due_at + timedelta(minutes=1)):
        assert matters.late_count(leader, clock.now()) == 1
        assert matters.matters_page(leader, Pile.LATE)[0].is_late
        assert matters.late_count(office.person("leader", office.elsewhere), clock.now()) == 0
