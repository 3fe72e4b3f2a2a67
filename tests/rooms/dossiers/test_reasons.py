"""Each reason given is kept with the text block it was taken from; counted and listed within rights."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from motcua.catalogue.api import wordings
from motcua.catalogue.wordings import Kind, Place, Words
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import reasons
from motcua.dossiers.models import Reason
from motcua.dossiers.reasons import Asked, Used
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import officer

__all__ = ["data_folder", "office"]

BLUR = "Bản chụp {ten_giay_to} mờ, không đọc được."
SENT = "Bản chụp Tờ khai mờ, không đọc được, nhất là trang 2."


def block(office: Office, text: str = BLUR, kind: Kind = Kind.FAULT, unit: str = "") -> uuid.UUID:
    place = Place(str(kind), unit or office.unit.identifier)
    return wordings.write(SYSTEM, place, Words(f"Tên {text[:20]}", text))


def asked(office: Office) -> dossiers.Done:
    done = office.taken_in()
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    return done


def supplement(*used: Used, fault: str = SENT, reason: str = "Còn thiếu.") -> dossiers.ReturnForSupplement:
    return dossiers.ReturnForSupplement((dossiers.Fault(fault, component="to-khai"),), reason, used=used)


def used(wording: uuid.UUID, number: int = 1, **more: Any) -> Used:
    return Used(wording, number, **({"kind": "fault", "component": "to-khai"} | more))


def kept(done: dossiers.Done) -> list[tuple[str, str, bool, int | None]]:
    rows = Reason.objects.filter(dossier__public_id=done.public_id).order_by("pk")
    return [(row.kind, row.component, row.wording is not None, row.wording_version) for row in rows]


def this_month() -> Asked:
    today = clock.today()
    return Asked(today - timedelta(days=30), today)


def test_what_was_sent_keeps_block_and_version(office: Office) -> None:
    made, done = block(office), asked(office)
    wordings.revise(SYSTEM, made, Words("Mờ", "Chụp lại {ten_giay_to}."), 1)
    office.do("examiner", done, supplement(used(made)))
    assert kept(done) == [("supplement", "", False, None), ("fault", "to-khai", True, 1)]
    [entry] = [e for e in ledger.entries(_subject(done)) if e.name.endswith("supplement_required")]
    row = Reason.objects.get(dossier__public_id=done.public_id, kind="fault")
    assert entry.payload["wordings"] == [["fault", "to-khai", row.wording, 1]]


def _subject(done: dossiers.Done) -> str:
    return f"dossier:{dossiers.dossier_view(SYSTEM, done.public_id).state.id}"


@pytest.mark.parametrize(
    "told",
    [
        {"component": "khac"},
        {"kind": "supplement", "component": ""},
        {"number": 7},
        {"wording": uuid.UUID(int=7)},
    ],
)
def test_what_nobody_picked_there_counts_as_own_words(office: Office, told: dict[str, Any]) -> None:
    given = {"wording": block(office)} | told
    done = asked(office)
    office.do("examiner", done, supplement(used(**given)))
    assert [row[2] for row in kept(done)] == [False, False]


def test_a_block_written_over_or_of_another_unit_is_not_the_reason(office: Office) -> None:
    mine, theirs = block(office), block(office, unit=office.elsewhere.identifier)
    for picked, fault in ((mine, "Giấy này đã hết hạn từ tháng trước."), (theirs, SENT)):
        done = asked(office)
        office.do("examiner", done, supplement(used(picked), fault=fault))
        assert [row[2] for row in kept(done)] == [False, False]


def test_a_block_withdrawn_meanwhile_is_still_the_reason(office: Office) -> None:
    made, done = block(office), asked(office)
    wordings.withdraw(SYSTEM, made)
    office.do("examiner", done, supplement(used(made)))
    assert kept(done)[1][2:] == (True, 1)


def test_every_act_that_gives_a_reason_has_its_row(office: Office) -> None:
    examiner = "examiner"
    stopped, longer, asking, refused = (asked(office) for _ in range(4))
    why = block(office, "Chờ ý kiến cơ quan khác.", Kind.EXTENSION)
    picked = (used(why, kind="extension", component=""),)
    office.do(examiner, stopped, dossiers.Stop("Người nộp đề nghị."))
    office.do(examiner, longer, dossiers.Extend("3wd", "Chờ ý kiến cơ quan khác.", "Xin lỗi.", used=picked))
    office.do(examiner, asking, dossiers.Consult(office.elsewhere.id, "Có vướng gì không?"))
    office.do(examiner, refused, dossiers.CompleteStep(decision="refuse", content="Không đủ điều kiện."))
    assert kept(stopped) == [("stop", "", False, None)]
    assert kept(longer) == [("extension", "", True, 1), ("apology", "", False, None)]
    assert kept(asking) == [("consultation", "", False, None)]
    assert kept(refused) == [("refusal", "", False, None)]
    at_intake = office.taken_in(accept_now=False)
    office.do("receiver", at_intake, dossiers.Reject("Không thuộc thẩm quyền."))
    assert kept(at_intake) == [("refusal_at_intake", "", False, None)]
    granted = asked(office)
    office.do(examiner, granted, dossiers.CompleteStep())
    assert kept(granted) == []


@pytest.fixture
def leader(office: Office) -> Actor:
    return officer("tinh", office.unit.lineage[-1], "leader")


def test_a_number_is_the_length_of_its_list(office: Office, leader: Actor) -> None:
    made = block(office)
    for number in range(3):
        office.do("examiner", asked(office), supplement(*[used(made)] * (number < 2)))
    whole = this_month()
    found = reasons.reason_figures(leader, whole)
    assert [(f.kind, f.title[:3], f.count) for f in found.figures] == [
        ("supplement", "", 3),
        ("fault", "Tên", 2),
        ("fault", "", 1),
    ]
    assert (found.total, dict(found.by_kind), found.is_whole) == (6, {"fault": 3, "supplement": 3}, True)
    for figure in found.figures:
        cell = Asked(
            whole.begin, whole.end, figure.kind, figure.unit, figure.procedure, figure.wording,
            is_own=figure.wording is None,
        )  # fmt: skip
        rows, total = reasons.reasons_behind(leader, cell)
        assert len(rows) == total == figure.count
    wordings.withdraw(SYSTEM, made)
    assert reasons.reason_figures(leader, whole).figures[1].title, "withdrawn ones stay readable"
    before = Asked(whole.begin - timedelta(days=60), whole.begin - timedelta(days=30))
    assert reasons.reason_figures(leader, before).total == 0


def test_only_who_answers_for_a_unit_sees_its_reasons(office: Office) -> None:
    office.do("examiner", asked(office), supplement())
    near = officer("ben", office.elsewhere.id, "leader")
    assert reasons.reason_figures(near, this_month()).total == 0
    assert reasons.reasons_behind(near, this_month())[1] == 0
    assert reasons.reason_figures(office.person("leader"), this_month()).total == 2
    for nobody in (office.person("examiner"), office.person("receiver")):
        with pytest.raises(NotFound):
            reasons.reason_figures(nobody, this_month())
        with pytest.raises(NotFound):
            reasons.reasons_behind(nobody, this_month())
