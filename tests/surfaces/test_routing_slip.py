"""The routing slip (Form 06): who gave what to whom, in time or not, beyond the straight way too."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, Fault, PaperGiven, ReturnForSupplement
from motcua.dossiers.reactions import on_settled
from motcua.payments import api as payments
from motcua.payments import events as payment_events
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.outbox import FactRow
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, load_office, office
from scenes import REASON, play

__all__ = ["data_folder", "office"]

MONDAY = datetime(2026, 11, 16, 8, tzinfo=clock.ZONE)
DEPARTMENT = "H18.02"
Line = tuple[str, str, str, str]


TWO_AT_ONCE = """
  - {key: y-kien-1, name: Ý kiến một, kind: consult, function: examiner, unit: competent, hours: 2, then: gop}
  - {key: y-kien-2, name: Ý kiến hai, kind: consult, function: examiner, unit: competent, hours: 6, then: gop}
gates:
  - {key: tach, kind: fork, name: Lấy ý kiến song song, then: [y-kien-1, y-kien-2]}
  - {key: gop, kind: join, name: Đủ ý kiến, then: trinh-duyet}
"""
"""Both must be in; together they take what examining gives up of the legal limit."""


@pytest.fixture(autouse=True)
def a_monday(db: None) -> Iterator[None]:
    with clock.at(MONDAY):
        yield


@pytest.fixture
def assigned(office: Office) -> Done:
    return given_to_examiner(office, office.taken_in())


def given_to_examiner(office: Office, done: Done) -> Done:
    return office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))


def slip(office: Office, done: Done) -> list[Line]:
    """Giver, receiver, result and note of each line, as the page shows them."""
    client = signed_in(office.person("leader").account)
    page = client.get(reverse("desk:routing-slip", args=[done.public_id])).content.decode()
    rows = re.findall(r"<tr>(.*?)</tr>", page.partition("<tbody>")[2].partition("</tbody>")[0], re.DOTALL)
    return [_cells(row) for row in rows]


def _cells(row: str) -> Line:
    plain = [
        " ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)
    ]
    return plain[0], plain[1], plain[3], plain[4]


def named(office: Office, function: str) -> str:
    return f"{office.unit.name} {office.person(function).name}"


CITIZEN = "Người nộp hồ sơ Trần Thị Mỹ Hoà"


def test_each_hand_over_names_unit_and_person_on_both_sides(office: Office, assigned: Done) -> None:
    receiver, head, examiner = (named(office, each) for each in ("receiver", "section_head", "examiner"))
    assert slip(office, assigned) == [
        (CITIZEN, receiver, "", "Tiếp nhận hồ sơ"),
        (receiver, head, "Đúng hạn", "Phân công thụ lý"),
        (head, examiner, "Đúng hạn", "Thẩm định hồ sơ, dự thảo kết quả · Đã phân công"),
    ]


@pytest.mark.parametrize(
    ("after", "result"),
    [
        (timedelta(hours=2), "Trước hạn"),
        (timedelta(days=1, hours=1), "Đúng hạn"),
        (timedelta(days=3), "Quá hạn"),
    ],
)
def test_the_result_is_that_of_the_step_the_giver_ends(
    office: Office, assigned: Done, after: timedelta, result: str
) -> None:
    with clock.at(MONDAY + after):
        office.do("examiner", assigned, dossiers.CompleteStep(content="Xác nhận"))
    assert slip(office, assigned)[-1] == (
        named(office, "examiner"),
        named(office, "section_head"),
        result,
        "Lãnh đạo phòng kiểm tra",
    )


def test_who_takes_and_who_gives_back_is_on_the_slip(office: Office, assigned: Done) -> None:
    office.do("examiner", assigned, dossiers.Release())
    office.do("examiner", assigned, dossiers.Take())
    examiner, step = named(office, "examiner"), "Thẩm định hồ sơ, dự thảo kết quả"
    assert slip(office, assigned)[-2:] == [
        (examiner, office.unit.name, "", f"{step} · Trả lại cho đơn vị"),
        (office.unit.name, examiner, "", f"{step} · Có người nhận xử lý"),
    ]


def test_a_supplement_goes_to_the_person_and_back_to_whoever_asked(office: Office, assigned: Done) -> None:
    faults = (Fault("Chưa ký", component="to-khai"),)
    office.do("examiner", assigned, ReturnForSupplement(faults, REASON))
    with clock.at(MONDAY + timedelta(days=2)):
        office.do("receiver", assigned, dossiers.AnswerSupplement((PaperGiven("to-khai", "original"),)))
    receiver, examiner = named(office, "receiver"), named(office, "examiner")
    assert slip(office, assigned)[-3:] == [
        (examiner, CITIZEN, "", "Yêu cầu bổ sung giấy tờ"),
        (CITIZEN, receiver, "", "Đã bổ sung giấy tờ"),
        (receiver, examiner, "", "Thẩm định hồ sơ, dự thảo kết quả"),
    ]


def test_the_result_is_handed_to_whoever_fetched_it(office: Office) -> None:
    stage = play(office)
    view = dossiers.dossier_view(office.person("leader"), stage.at["issued"].public_id)
    (owed,) = payments.obligations(view.state.subject)
    payments.receive_cash(office.person("cashier"), obligation_id=owed.id, amount=owed.amount, payer="Hoà")
    on_settled(FactRow(1, payment_events.SETTLED, view.state.subject, {}, MONDAY, "settled"))
    with clock.at(MONDAY + timedelta(days=30)):
        done = stage.do(
            "returner",
            "issued",
            dossiers.Deliver(
                "Đỗ Anh Tuấn",
                identity_check="proxy",
                receiver_number="079090001111",
                authority="Giấy ủy quyền số 12",
            ),
        )
    assert slip(office, done)[-1] == (
        named(office, "returner"),
        "Người nhận kết quả Đỗ Anh Tuấn",
        "",
        "Đã trả kết quả",
    )


def test_an_opinion_comes_back_to_whoever_asked(office: Office, assigned: Done) -> None:
    department = agencies.unit_by_identifier(DEPARTMENT)
    assert department is not None
    office.do("examiner", assigned, dossiers.Consult(department.id, "Nội dung cần hỏi"))
    expert = office.person("examiner", department)
    dossiers.perform(expert, assigned.public_id, dossiers.AnswerConsultation("Đồng ý"))
    examiner = named(office, "examiner")
    assert slip(office, assigned)[-2:] == [
        (examiner, department.name, "", "Cho ý kiến"),
        (
            f"{department.name} {expert.name}",
            examiner,
            "Trước hạn",
            "Thẩm định hồ sơ, dự thảo kết quả · Đã có ý kiến",
        ),
    ]


def test_where_it_halts_or_ends_the_person_is_handed_the_notice(office: Office, assigned: Done) -> None:
    head, examiner = named(office, "section_head"), named(office, "examiner")
    office.do("section_head", assigned, dossiers.Stop(REASON))
    office.do("section_head", assigned, dossiers.Resume(REASON))
    office.do("receiver", assigned, dossiers.Withdraw(REASON))
    assert slip(office, assigned)[-3:] == [
        (head, CITIZEN, "", "Dừng giải quyết"),
        (head, examiner, "", "Thẩm định hồ sơ, dự thảo kết quả · Giải quyết tiếp"),
        (named(office, "receiver"), CITIZEN, "", "Đã rút hồ sơ"),
    ]


def test_a_refusal_at_intake_is_handed_to_the_person(office: Office) -> None:
    done = office.taken_in(accept_now=False, channel="online")
    office.do("receiver", done, dossiers.Reject(REASON))
    assert slip(office, done)[-1] == (named(office, "receiver"), CITIZEN, "Đúng hạn", "Từ chối tiếp nhận")


def test_what_was_taken_in_elsewhere_is_received_where_it_is_decided(office: Office) -> None:
    done = office.taken_in(competent_at=office.elsewhere.id)
    there = office.person("receiver", office.elsewhere)
    dossiers.perform(there, done.public_id, dossiers.ConfirmReceipt())
    assert slip(office, done)[-1] == (
        office.unit.name,
        f"{office.elsewhere.name} {there.name}",
        "",
        "Cơ quan giải quyết đã nhận hồ sơ chuyển đến",
    )


def test_at_every_station_the_slip_begins_with_the_person_and_names_each_step(office: Office) -> None:
    stage = play(office)
    for station, done in stage.at.items():
        lines = slip(office, done)
        assert lines[0][0] == CITIZEN, station
        assert all(gives != "–" and receives != "–" and note for gives, receives, _result, note in lines), (
            station
        )


def test_what_another_system_began_comes_from_that_system(office: Office) -> None:
    given = dossiers.Imported(
        intake=office.intake(accept_now=False),
        code="G09.20-20261028-0092637",
        issuing_system="he-thong-cu",
        received_at=MONDAY - timedelta(days=5),
        due_at=MONDAY + timedelta(days=2),
        step="tham-dinh",
    )
    done = dossiers.open_by_import(replace(SYSTEM, channel="import"), given)
    assert slip(office, done) == [
        ("he-thong-cu", named(office, "examiner"), "", "Thẩm định hồ sơ, dự thảo kết quả")
    ]


def test_work_side_by_side_has_a_line_for_each_way(data_folder: Path) -> None:
    file = data_folder / "processes/ho-tich-cap-giay.yaml"
    one_way = file.read_text().replace("{to: trinh-duyet,", "{to: tach,", 1).replace("hours: 10", "hours: 4")
    file.write_text(one_way.rstrip() + TWO_AT_ONCE)
    office = load_office(data_folder)
    done = given_to_examiner(office, office.taken_in())
    office.do("examiner", done, dossiers.CompleteStep(content="Xác nhận"))
    first, second = dossiers.dossier_view(office.person("leader"), done.public_id).state.steps
    for step, hours in ((second, 1), (first, 3)):
        with clock.at(MONDAY + timedelta(hours=hours)):
            office.do("examiner", done, dossiers.AnswerConsultation("Đồng ý", token=step.token))
    examiner = named(office, "examiner")
    assert slip(office, done)[-4:] == [
        (examiner, examiner, "Đúng hạn", "Ý kiến một"),
        (examiner, examiner, "Đúng hạn", "Ý kiến hai"),
        (examiner, "–", "Đúng hạn", "Ý kiến hai · xong, chờ phần việc song song"),
        (examiner, named(office, "section_head"), "Quá hạn", "Lãnh đạo phòng kiểm tra"),
    ]
