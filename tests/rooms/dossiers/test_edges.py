"""What goes wrong at the edges: stops in the middle of waiting, opinions never given, rights that ended."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Fault, ListName, PaperGiven, Status
from motcua.dossiers.models import Step, Supplement
from motcua.dossiers.refusals import (
    AskedBefore,
    ExtensionTooShort,
    NothingGiven,
    NotPermitted,
    OpinionsOpen,
    ResultExists,
    UnknownQuestion,
)
from motcua.platform import clock, ledger
from rooms.dossiers.conftest import BROUGHT, MONDAY, at, blurred
from scenes import stage

__all__ = ["stage"]


def state_of(office, done, function="leader"):
    return dossiers.dossier_view(office.person(function), done.public_id).state


def ask(office, done):
    return office.do("examiner", done, dossiers.Consult(office.elsewhere.id, "Xin cho biết", hours=8))


def opinion(office, done, token):
    other = office.person("examiner", office.elsewhere)
    return dossiers.perform(other, done.public_id, dossiers.AnswerConsultation("Đồng ý", token=token))


def test_a_third_opinion_can_be_asked_whatever_the_order_of_answers(office, with_examiner):
    ask(office, with_examiner)
    ask(office, with_examiner)
    opinion(office, with_examiner, -2)
    opinion(office, with_examiner, -1)
    ask(office, with_examiner)
    assert [s.token for s in state_of(office, with_examiner).steps if s.token < 0] == [-3]


def test_a_unit_asked_for_an_opinion_does_not_end_the_dossier(office, with_examiner):
    ask(office, with_examiner)
    with pytest.raises(NotPermitted):
        dossiers.perform(
            office.person("receiver", office.elsewhere), with_examiner.public_id, dossiers.Withdraw("Thôi")
        )


def test_the_examination_waits_for_opinions_or_says_why_not(office, with_examiner):
    ask(office, with_examiner)
    with pytest.raises(OpinionsOpen):
        office.do("examiner", with_examiner, dossiers.CompleteStep())
    office.do(
        "examiner", with_examiner, dossiers.CompleteStep(ground="Quá hạn trả lời, đủ căn cứ giải quyết")
    )
    assert not Step.objects.filter(closed_at__isnull=True, token__lt=0).exists()


def test_stopped_while_waiting_and_taken_up_again_it_can_ask_again(office, with_examiner):
    office.do("examiner", with_examiner, blurred())
    office.do("leader", with_examiner, dossiers.Stop("Không bổ sung đúng hạn"))
    assert dossiers.tracking(with_examiner.public_id).supplement is None
    office.do("leader", with_examiner, dossiers.Resume("Người dân đã liên hệ lại"))
    office.do("examiner", with_examiner, replace(blurred(), legal_basis="Điều 8 NĐ 309/2026/NĐ-CP"))
    assert state_of(office, with_examiner).status is Status.SUPPLEMENT_REQUIRED


def test_stopped_before_acceptance_it_goes_on_at_intake(office):
    done = office.taken_in(accept_now=False, channel="online")
    office.do("receiver", done, blurred())
    office.do("leader", done, dossiers.Stop("Không bổ sung đúng hạn"))
    office.do("leader", done, dossiers.Resume("Người dân đã bổ sung qua bưu chính"))
    assert state_of(office, done).status is Status.REGISTERED
    assert office.do("receiver", done, dossiers.Accept()).status == Status.ACCEPTED


def test_a_second_supplement_in_one_stage_needs_its_own_ground(office, with_examiner):
    office.do("examiner", with_examiner, blurred())
    office.do("receiver", with_examiner, BROUGHT)
    with pytest.raises(AskedBefore):
        office.do("examiner", with_examiner, blurred())


def test_supplements_as_code_before_their_closing_wrote_them(office, with_examiner):
    """That code, still running beside a new shape, knew no `closed_at`: it only noted the answer."""
    office.do("examiner", with_examiner, blurred())
    Supplement.objects.update(answered_at=MONDAY)
    asked = {name: value for name, value in Supplement.objects.values()[0].items() if name != "id"}
    again = asked | {"answered_at": None}
    Supplement.objects.create(**again)
    office.do("receiver", with_examiner, BROUGHT)
    first, second = Supplement.objects.order_by("id")
    assert (first.answered_at, second.closed_at) == (MONDAY, second.answered_at)
    Supplement.objects.create(**again)
    with pytest.raises(IntegrityError), transaction.atomic():
        Supplement.objects.create(**again)


STILL_MISSING = PaperGiven("to-khai", "copy", "missing")


@pytest.mark.parametrize("papers", [(), (STILL_MISSING,)])
def test_an_answer_that_brings_nothing_is_none(office, with_examiner, papers):
    office.do("examiner", with_examiner, blurred())
    with pytest.raises(NothingGiven):
        office.do("receiver", with_examiner, dossiers.AnswerSupplement(papers=papers))


def test_what_is_still_missing_does_not_take_the_place_of_what_was_there(office, with_examiner):
    office.do("examiner", with_examiner, blurred())
    answers = dossiers.dossier_view(office.person("leader"), with_examiner.public_id).answers
    said_anew = dossiers.AnswerSupplement(papers=(STILL_MISSING,), answers=answers)
    office.do("receiver", with_examiner, said_anew)
    view = dossiers.dossier_view(office.person("leader"), with_examiner.public_id)
    assert [paper.state for paper in view.papers] == ["seen"]


def test_the_ledger_names_the_papers_that_were_there(office):
    done = office.taken_in(papers=(STILL_MISSING,), accept_now=False, channel="online")
    (filed,) = ledger.entries(state_of(office, done).subject)
    assert filed.payload["papers"] == []


@pytest.mark.django_db
def test_a_batch_may_have_lost_all_its_acts():
    with transaction.atomic():
        assert dossiers.perform_within([]) == []


def test_a_fault_names_a_question_of_the_form(office, with_examiner):
    wrong = dossiers.ReturnForSupplement((Fault("sai", question="khong-co"),), "Đề nghị sửa")
    with pytest.raises(UnknownQuestion):
        office.do("examiner", with_examiner, wrong)


def test_nobody_withdraws_what_is_signed(office, examined, sign_password):
    leader = office.person("leader")
    seen = state_of(office, examined).result.fingerprint
    office.do("section_head", examined, dossiers.Approve(seen))
    dossiers.perform(leader, examined.public_id, dossiers.Sign(seen, password=sign_password))
    with pytest.raises(ResultExists):
        office.do("receiver", examined, dossiers.Withdraw("Không cần nữa"))


def test_the_citizens_time_is_not_the_officers(office, with_examiner):
    (before,) = state_of(office, with_examiner).steps
    at(MONDAY + timedelta(hours=1), lambda: office.do("examiner", with_examiner, blurred()))
    late = office.person("examiner")
    assert dossiers.counts(late)[ListName.LATE] == 0
    at(MONDAY + timedelta(days=1, hours=1), lambda: office.do("receiver", with_examiner, BROUGHT))
    (after,) = state_of(office, with_examiner).steps
    assert after.due_at - before.due_at == timedelta(days=1)


def test_rights_that_ended_end_the_list(office, with_examiner):
    examiner = office.person("examiner")
    assert dossiers.counts(examiner)[ListName.MINE] == 1
    assert dossiers.counts(replace(examiner, grants=()))[ListName.MINE] == 0


def test_a_new_date_lies_ahead(office, with_examiner):
    short = dossiers.Extend("1wd", "Cần xác minh", "Cơ quan xin lỗi bạn")
    with pytest.raises(ExtensionTooShort):
        at(MONDAY + timedelta(days=28), lambda: office.do("leader", with_examiner, short))


def test_a_dossier_keeps_the_calendar_it_was_received_under(office, with_examiner):
    state = state_of(office, with_examiner)
    named = state.recipe["calendar"]
    assert agencies.calendar(named["code"], named["version"]).version == named["version"]
    assert dossiers.explain_due(office.person("leader"), with_examiner.public_id)[1]


def test_what_the_examiner_held_goes_to_somebody_who_still_may(office, examined):
    office.do("section_head", examined, dossiers.SendBack("Ghi rõ căn cứ"))
    (step,) = state_of(office, examined).steps
    assert step.holder in {
        h.account_id for h in agencies.holders("examiner", step.unit, "ho-tich", clock.today())
    }


def test_a_result_nobody_fetches_is_no_delay(stage):
    office = stage.office
    returner = office.person("returner")
    names = (ListName.UNIT, ListName.LATE)
    unit, late = at(
        MONDAY + timedelta(days=90),
        lambda: [{row.kind for row in dossiers.worklist_page(returner, name)} for name in names],
    )
    assert "return" in unit
    assert "return" not in late


def test_who_was_asked_has_the_time_of_a_pause_too(office, with_examiner):
    at(MONDAY + timedelta(hours=1), lambda: ask(office, with_examiner))
    at(MONDAY + timedelta(hours=2), lambda: office.do("examiner", with_examiner, blurred()))
    at(MONDAY + timedelta(days=1, hours=2), lambda: office.do("receiver", with_examiner, BROUGHT))
    state = state_of(office, with_examiner)
    (asked,) = dossiers.opinions.opinions_of(state, clock.now())
    (step,) = [step for step in state.steps if step.token < 0]
    assert asked.due_at == step.due_at == MONDAY + timedelta(days=2, hours=1)
