"""Acts beside the straight way: what is asked, paused, stopped, refused, and who may do it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers.actions import watch
from motcua.dossiers.api import Fault, PaperGiven, Status
from motcua.dossiers.models import Dossier, Step, Timer
from motcua.dossiers.refusals import (
    AlreadyImported,
    AlreadyReceived,
    CannotExtend,
    ChangedMeanwhile,
    ComponentMissing,
    HeldByAnother,
    NothingToSupplement,
    NotPermitted,
    NotYourTurn,
    ReasonMissing,
    ReceiptFirst,
    ResultChanged,
    StatusNotImported,
    UnknownComponent,
    WrongPassword,
    WrongStatus,
)
from motcua.kernel import worktime
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import BROUGHT, MONDAY, at, blurred


def view(office, done, function="leader"):
    return dossiers.dossier_view(office.person(function), done.public_id)


def test_a_supplement_pauses_the_clock_and_the_answer_resumes_it(office, with_examiner):
    before = view(office, with_examiner).state.due_at
    at(MONDAY + timedelta(hours=2), lambda: office.do("examiner", with_examiner, blurred()))
    waiting = view(office, with_examiner)
    assert (waiting.state.status, waiting.state.due_at) == (Status.SUPPLEMENT_REQUIRED, None)

    answer = dossiers.AnswerSupplement(papers=(PaperGiven("to-khai", "original"),))
    at(MONDAY + timedelta(days=2, hours=2), lambda: office.do("receiver", with_examiner, answer))
    after = view(office, with_examiner).state
    assert after.status is Status.PROCESSING
    assert (before, after.due_at) == (MONDAY + timedelta(days=3), MONDAY + timedelta(days=7))


def test_every_due_date_replays_from_its_recipe(office, with_examiner):
    at(MONDAY + timedelta(hours=1), lambda: office.do("examiner", with_examiner, blurred()))
    at(MONDAY + timedelta(days=1), lambda: office.do("receiver", with_examiner, BROUGHT))
    state = view(office, with_examiner).state
    from motcua.agencies import api as agencies

    assert worktime.replay(agencies.calendar_of(state.competent_id), state.recipe) == state.due_at


def test_a_supplement_asked_at_intake_goes_back_to_registered(office):
    done = office.taken_in(accept_now=False, channel="online")
    office.do("receiver", done, blurred())
    back = office.do("receiver", done, dossiers.AnswerSupplement(papers=(PaperGiven("to-khai"),)))
    assert back.status == Status.REGISTERED


def test_a_supplement_names_its_faults(office, with_examiner):
    with pytest.raises(NothingToSupplement):
        office.do("examiner", with_examiner, dossiers.ReturnForSupplement((), "Thiếu giấy tờ"))
    with pytest.raises(UnknownComponent):
        office.do("examiner", with_examiner, blurred("giay-la"))
    with pytest.raises(ReasonMissing):
        office.do("examiner", with_examiner, dossiers.ReturnForSupplement((Fault("mờ", "to-khai"),), "  "))
    assert view(office, with_examiner).state.version == with_examiner.version + 1


def test_the_same_intent_sent_again_is_the_same_dossier(office):
    intake = office.intake()
    first = dossiers.submit_one(office.person("receiver"), intake)
    again = dossiers.submit_one(office.person("receiver"), intake)
    assert (first.code, first.is_new) == (again.code, not again.is_new)
    assert Dossier.objects.count() == 1


def test_codes_of_a_day_have_no_gaps(office):
    codes = [office.taken_in().code for _ in range(3)]
    assert [code[-4:] for code in codes] == ["0001", "0002", "0003"]


def test_a_required_paper_must_be_there_before_acceptance(office):
    with pytest.raises(ComponentMissing, match="Tờ khai"):
        office.taken_in(papers=())
    assert Dossier.objects.count() == 0


def test_a_refused_intake_leaves_no_number_behind(office):
    with pytest.raises(ComponentMissing):
        office.taken_in(papers=())
    assert office.taken_in().code.endswith("0001")


class TestElsewhere:
    """Taken in by one commune for another: the clock starts where it is decided."""

    @pytest.fixture
    def taken(self, office):
        return at(MONDAY, lambda: office.taken_in(competent_at=office.elsewhere.id))

    def test_the_clock_starts_on_receipt_by_the_competent_agency(self, office, taken):
        state = view(office, taken).state
        assert (state.is_non_territorial, state.clock_started_at, state.due_is_estimate) == (True, None, True)
        head = office.person("section_head", office.elsewhere)
        examiner = office.person("examiner", office.elsewhere)
        with pytest.raises(ReceiptFirst):
            dossiers.perform(head, taken.public_id, dossiers.Assign(examiner.account))

        there = office.person("receiver", office.elsewhere)
        tuesday = MONDAY + timedelta(days=1)
        at(tuesday, lambda: dossiers.perform(there, taken.public_id, dossiers.ConfirmReceipt()))
        started = dossiers.dossier_view(there, taken.public_id).state
        assert started.clock_started_at == tuesday
        assert started.due_at == tuesday + timedelta(days=3)
        with pytest.raises(AlreadyReceived):
            dossiers.perform(there, taken.public_id, dossiers.ConfirmReceipt())

    def test_what_stays_at_home_is_never_handed_on(self, office):
        with pytest.raises(AlreadyReceived):
            office.do("receiver", office.taken_in(), dossiers.ConfirmReceipt())


def test_two_officers_one_wins_and_the_other_is_told(office, with_examiner):
    seen = view(office, with_examiner).state.version
    office.do("examiner", with_examiner, blurred(), expected=seen)
    with pytest.raises(ChangedMeanwhile, match="Yêu cầu bổ sung"):
        office.do("examiner", with_examiner, dossiers.CompleteStep(), expected=seen)


def test_a_step_held_by_another_is_not_taken_away(office, with_examiner):
    head = office.person("section_head")
    with pytest.raises((HeldByAnother, NotPermitted)):
        dossiers.perform(head, with_examiner.public_id, dossiers.CompleteStep())


def test_what_is_not_ones_turn_is_refused(office, with_examiner):
    with pytest.raises(WrongStatus):
        office.do("returner", with_examiner, dossiers.Deliver("Ai đó"))
    with pytest.raises(NotYourTurn):
        office.do("section_head", with_examiner, dossiers.Approve("x" * 64))


def test_another_commune_does_not_see_it_at_all(office, with_examiner):
    stranger = office.person("examiner", office.elsewhere)
    with pytest.raises(NotFound):
        dossiers.dossier_view(stranger, with_examiner.public_id)
    with pytest.raises(NotFound):
        dossiers.perform(stranger, with_examiner.public_id, dossiers.CompleteStep())
    assert not dossiers.search(stranger, "Trần Thị Mỹ Hoà")


def test_a_changed_draft_is_not_approved(office, examined):
    with pytest.raises(ResultChanged):
        office.do("section_head", examined, dossiers.Approve("0" * 64))


def test_signing_needs_the_password_again(office, examined):
    head, leader = office.person("section_head"), office.person("leader")
    seen = view(office, examined).state.result.fingerprint
    dossiers.perform(head, examined.public_id, dossiers.Approve(seen))
    with pytest.raises(WrongPassword):
        dossiers.perform(leader, examined.public_id, dossiers.Sign(seen, password="sai"))


def test_sent_back_work_returns_to_whoever_did_it(office, examined):
    office.do("section_head", examined, dossiers.SendBack("Ghi rõ căn cứ"))
    (step,) = view(office, examined).state.steps
    assert step.holder == office.person("examiner").account
    office.do("examiner", examined, dossiers.CompleteStep(content="Đã ghi rõ căn cứ"))
    assert view(office, examined).state.result.number == 2


def test_a_refusal_is_a_result_with_its_reason(office, with_examiner):
    with pytest.raises(ReasonMissing):
        office.do("examiner", with_examiner, dossiers.CompleteStep(decision="refuse"))
    office.do(
        "examiner", with_examiner, dossiers.CompleteStep(decision="refuse", content="Không đủ điều kiện")
    )
    assert view(office, with_examiner).state.result.decision == "refuse"


def test_an_extension_apologises_once(office, with_examiner):
    extend = dossiers.Extend("2wd", "Cần xác minh thêm", "Cơ quan xin lỗi bạn")
    before = view(office, with_examiner).state.due_at
    at(MONDAY, lambda: office.do("leader", with_examiner, extend))
    assert view(office, with_examiner).state.due_at > before
    with pytest.raises(CannotExtend):
        office.do("leader", with_examiner, extend)


def test_stop_and_resume(office, with_examiner):
    office.do("leader", with_examiner, dossiers.Stop("Có tranh chấp"))
    assert view(office, with_examiner).state.status is Status.STOPPED
    resumed = office.do("leader", with_examiner, dossiers.Resume("Tranh chấp đã giải quyết"))
    assert resumed.status == Status.PROCESSING


def test_withdrawn_is_the_end(office, with_examiner):
    office.do("receiver", with_examiner, dossiers.Withdraw("Không còn nhu cầu"))
    state = view(office, with_examiner).state
    assert (state.status, state.steps, state.money) == (Status.WITHDRAWN, (), "none")
    with pytest.raises(WrongStatus):
        office.do("examiner", with_examiner, dossiers.CompleteStep())


def test_refused_at_intake_says_why(office):
    done = office.taken_in(accept_now=False, channel="online")
    office.do("receiver", done, dossiers.Reject("Không thuộc thẩm quyền"))
    state = view(office, done).state
    assert state.status is Status.REJECTED_AT_INTAKE
    assert dossiers.timeline(state.subject)[-1].notes["reason"] == "Không thuộc thẩm quyền"


def test_an_opinion_of_another_unit_stands_beside_the_process(office, with_examiner):
    office.do("examiner", with_examiner, dossiers.Consult(office.elsewhere.id, "Xin cho biết", hours=8))
    other = office.person("examiner", office.elsewhere)
    assert [row.code for row in dossiers.worklist_page(other, dossiers.ListName.UNIT)] == [with_examiner.code]
    dossiers.perform(other, with_examiner.public_id, dossiers.AnswerConsultation("Đồng ý"))
    assert [step.token > 0 for step in view(office, with_examiner).state.steps] == [True]


def test_money_found_in_examination_stops_and_starts_again(office, with_examiner):
    office.do("examiner", with_examiner, dossiers.RequirePayment(50_000, "Lệ phí bổ sung"))
    assert view(office, with_examiner).state.status is Status.PAYMENT_REQUIRED


def test_a_step_nobody_takes_is_an_alarm_once(office):
    done = at(MONDAY, lambda: office.taken_in(accept_now=False, channel="online"))
    Step.objects.update(holder=None)
    assert at(MONDAY + timedelta(hours=3), watch.raise_alarms) == 0
    later = MONDAY + timedelta(hours=6)
    assert at(later, watch.raise_alarms) == 1
    assert at(later, watch.raise_alarms) == 0
    subject = view(office, done, "receiver").state.subject
    assert dossiers.timeline(subject)[-1].sentence == "Chưa có người nhận sau 4 giờ làm việc"


def test_a_timer_of_a_closed_step_is_put_aside(office, with_examiner):
    dossier = Dossier.objects.get(public_id=with_examiner.public_id)
    Timer.objects.create(dossier=dossier, token=999, move="nhac", fires_at=MONDAY)
    assert at(MONDAY + timedelta(days=1), watch.fire_due_timers) == 0
    assert Timer.objects.filter(fired_at__isnull=True).count() == 0


def test_the_register_and_the_routing_slip_are_views_of_what_happened(office, examined):
    state = view(office, examined).state
    today = clock.today()
    (line,) = dossiers.register(office.person("receiver"), office.unit.id, today, today)
    assert (line.code, line.serial) == (examined.code, 1)
    slips = dossiers.routing_slip(state)
    assert [slip.step for slip in slips][-1] == "Lãnh đạo phòng kiểm tra"


def test_lists_and_counts_agree(office, examined):
    for function in ("receiver", "examiner", "section_head", "leader"):
        actor = office.person(function)
        counts = dossiers.counts(actor)
        assert {name: len(dossiers.worklist_page(actor, name)) for name in counts} == counts
    assert dossiers.counts(office.person("section_head"))[dossiers.ListName.UNIT] == 1


def test_tracking_needs_code_and_phone(office, examined):
    assert dossiers.find_by_code_and_phone(examined.code, "0912 345 678") == examined.public_id
    with pytest.raises(NotFound):
        dossiers.find_by_code_and_phone(examined.code, "0912345679")
    shown = dossiers.tracking(examined.public_id)
    assert all(not event.who for event in shown.events)


class TestTakenOver:
    """A dossier another system began comes in mid-course."""

    def imported(self, office, **changed):
        given = {
            "intake": office.intake(accept_now=False),
            "code": "G09.20-20261028-0092637",
            "issuing_system": "he-thong-cu",
            "received_at": datetime(2026, 10, 28, 8, 0, tzinfo=ZONE),
            "due_at": datetime(2026, 11, 4, 10, 30, tzinfo=ZONE),
            "step": "tham-dinh",
            "history": (
                dossiers.PastEvent(datetime(2026, 10, 28, 8, 0, tzinfo=ZONE), "Tiếp nhận", "Bà Vân"),
            ),
        }
        return dossiers.Imported(**(given | changed))

    @pytest.fixture
    def importer(self):
        return replace(SYSTEM, channel="import")

    def test_it_keeps_code_history_and_promised_date(self, office, importer):
        done = at(MONDAY, lambda: dossiers.open_by_import(importer, self.imported(office)))
        state = view(office, done, "examiner").state
        assert (state.code, state.due_at) == (
            "G09.20-20261028-0092637",
            datetime(2026, 11, 4, 10, 30, tzinfo=ZONE),
        )
        assert [step.key for step in state.steps] == ["tham-dinh"]
        assert state.source_system == "he-thong-cu"
        (past, _here) = dossiers.timeline(state.subject)
        assert (past.occurred_at.date(), past.notes["who"]) == (
            datetime(2026, 10, 28, tzinfo=ZONE).date(),
            "Bà Vân",
        )

    def test_a_pause_counts_from_the_promised_date(self, office, importer):
        done = at(MONDAY, lambda: dossiers.open_by_import(importer, self.imported(office)))
        at(MONDAY + timedelta(hours=1), lambda: office.do("examiner", done, blurred()))
        at(
            MONDAY + timedelta(days=1, hours=1),
            lambda: office.do("receiver", done, BROUGHT),
        )
        assert view(office, done).state.due_at == datetime(2026, 11, 5, 10, 30, tzinfo=ZONE)

    def test_it_comes_once(self, office, importer):
        first = self.imported(office)
        assert dossiers.open_by_import(importer, first).code == dossiers.open_by_import(importer, first).code
        with pytest.raises(AlreadyImported):
            dossiers.open_by_import(importer, self.imported(office))
        assert Dossier.objects.count() == 1

    def test_an_ended_one_stays_where_it_ended(self, office, importer):
        with pytest.raises(StatusNotImported):
            dossiers.open_by_import(importer, self.imported(office, status=Status.RETURNED))
