"""What the page of one dossier promises and offers: hours, acts, papers, alarms, the end."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.actions import watch
from motcua.dossiers.api import Done, Fault, PaperGiven, ReturnForSupplement
from motcua.dossiers.models import Step
from motcua.platform import clock
from motcua.platform.errors import Refusal
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import REASON, officer, with_scan

__all__ = ["data_folder", "office"]

MONDAY = datetime(2026, 11, 16, 8, tzinfo=clock.ZONE)
HOUR_LATER = "giờ phải xong sẽ tính khi thời hạn chạy tiếp"


def page_of(office: Office, function: str, done: Done) -> str:
    client = signed_in(office.person(function).account)
    page = client.get(reverse("desk:dossier", args=[done.public_id])).content.decode()
    return page.partition("<main")[2].partition("</main>")[0]


def card(page: str, title: str) -> str:
    return page.partition(f"<h2>{title}</h2>")[2].partition("</section>")[0]


def returned(office: Office) -> Done:
    done = with_scan(office)
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    faults = (Fault("Chưa ký", component="to-khai"),)
    return office.do("examiner", done, ReturnForSupplement(faults, REASON))


def test_while_the_clock_stands_still_no_hour_is_promised(office: Office) -> None:
    done = returned(office)
    page = page_of(office, "examiner", done)
    assert HOUR_LATER in page
    assert "xong trước" not in page
    office.do("receiver", done, dossiers.AnswerSupplement((PaperGiven("to-khai", "original"),)))
    page = page_of(office, "examiner", done)
    assert HOUR_LATER not in page
    assert "xong trước" in page


def test_the_cashier_finds_the_money_among_what_can_be_done(office: Office) -> None:
    done = office.taken_in()
    page = page_of(office, "cashier", done)
    assert re.search(r"btn-primary[^>]*>Thu tiền mặt 15.000", card(page, "Việc có thể làm"))
    assert page.count("Thu tiền mặt") == 1
    assert "chưa đến lượt bạn" not in page
    assert "Thu tiền mặt" not in page_of(office, "examiner", done)


def test_a_paper_brought_anew_is_listed_once_with_what_was_there_before(office: Office) -> None:
    done = returned(office)
    with clock.at(clock.now() + timedelta(hours=1)):
        office.do("receiver", done, dossiers.AnswerSupplement((PaperGiven("to-khai", "original"),)))
        page = card(page_of(office, "examiner", done), "Giấy tờ")
    assert page.count("<li>") == 1
    tag = page.partition('class="tag')[2].partition("</span>")[0]
    assert "đã xem bản chính" in tag
    newest, before = page.index("nộp khi bổ sung"), page.index("Trước đó: đã quét")
    assert newest < before < page.index("Tờ khai.pdf")


def why_not(page: str) -> dict[str, str]:
    """The acts of the stage that are not open, each with its reason, as the folded list says."""
    lines = re.findall(r"<li><b>([^<]+)</b>: ([^<]+)</li>", page.partition("<details")[2])
    return {name.strip().lower(): reason for names, reason in lines for name in names.split(", ")}


def test_every_act_of_the_stage_is_a_button_or_has_the_very_reason_it_is_refused_with(office: Office) -> None:
    done, examiner, head = office.taken_in(), office.person("examiner"), office.person("section_head")
    dossiers.perform(head, done.public_id, dossiers.Assign(examiner.account or 0))
    page = page_of(office, "section_head", done)
    listed = why_not(page)
    for command, label in ((dossiers.CompleteStep(), "hoàn thành bước"), (dossiers.Approve("x"), "duyệt")):
        with pytest.raises(Refusal) as refused:
            dossiers.perform(head, done.public_id, command)
        assert unescape(listed[label]) == str(refused.value).partition(": ")[2]
    assert examiner.name in listed["hoàn thành bước"]
    assert "«Thẩm định hồ sơ, dự thảo kết quả»" in unescape(listed["duyệt"])
    assert "phân công" not in listed, "it is a button"
    assert "tiếp nhận" not in listed, "it is of another stage"
    assert "<details class" in page
    assert " open>" not in page.partition("<details")[2].partition("<summary")[0]


def test_what_would_be_refused_anyway_is_said_before_anything_is_typed(office: Office) -> None:
    done = office.taken_in()
    office.do("leader", done, dossiers.Extend("2wd", REASON, "Cơ quan xin lỗi bạn"))
    assert "tối đa 1 lần" in why_not(page_of(office, "leader", done))["gia hạn"]


def test_who_can_do_nothing_now_finds_the_reasons_open(office: Office) -> None:
    done = office.taken_in()
    reader = signed_in(officer("kiem.tra", office.unit.id, "auditor").account)
    page = reader.get(reverse("desk:dossier", args=[done.public_id])).content.decode()
    assert "Hồ sơ chưa đến lượt bạn." in page
    assert re.search(r"<details[^>]* open>", page)
    assert "vai trò của bạn không có quyền này với hồ sơ" in why_not(page)["phân công"]


def test_nobody_having_it_is_red_only_after_the_alarm(office: Office) -> None:
    with clock.at(MONDAY):
        done = office.taken_in(accept_now=False, channel="online")
        Step.objects.update(holder=None)
        assert "<span>chưa có người nhận" in page_of(office, "receiver", done)
    with clock.at(MONDAY + timedelta(hours=6)):
        assert watch.raise_alarms() == 1
        assert '<span class="late">chưa có người nhận' in page_of(office, "receiver", done)


def test_when_nothing_more_will_come_the_last_line_is_done(office: Office) -> None:
    done = office.taken_in()
    assert re.findall(r'<li class="(\w+)"', page_of(office, "leader", done))[-1] == "now"
    office.do("receiver", done, dossiers.Withdraw(REASON))
    assert set(re.findall(r'<li class="(\w+)"', page_of(office, "leader", done))) == {"done"}
