"""The console's calendars: a month as it is, an edit tried out, sent, approved by somebody else."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.dossiers.api import calendars
from motcua.dossiers.models import CalendarDraft
from motcua.parties import api as parties
from motcua.platform import clock, proposals
from motcua.platform.clock import ZONE
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

LIST, ONE = "/quan-tri/lich/", "/quan-tri/lich/dien-bien-nho/"
EDIT = f"{ONE}sua/nghi/"
OFF = {"kind": "off", "begin": "25/11/2026", "end": "", "name": "Nghỉ bù", "source": "5044/TB-BNV"}


def browser_of(login: str) -> Client:
    account = parties.account_by_login(login)
    assert account is not None
    return signed_in(account.id)


def waiting_for(login: str) -> tuple[proposals.ProposalRow, ...]:
    account = parties.account_by_login(login)
    assert account is not None
    return proposals.waiting(agencies.actor_for(account.id, "desk"))


@pytest.fixture
def browser(office: Office) -> Client:
    """The province's administrator, with six dossiers running."""
    for number in range(6):
        with clock.at(datetime(2026, 11, 20, 9, 0, tzinfo=ZONE) + timedelta(minutes=number)):
            office.taken_in()
    return browser_of("dbn.quantri")


def counted() -> str:
    draft = CalendarDraft.objects.get(state="open")
    calendars.count(draft.pk, draft.edition)
    return reverse("console:calendar-draft", args=[draft.public_id])


def test_a_month_shows_hours_days_off_and_their_decisions(browser: Client) -> None:
    assert ONE in browser.get(LIST).content.decode()
    page = browser.get(ONE, {"thang": "2026-09"}).content.decode()
    for words in ("09/2026", "Quốc khánh", "07:00–11:30, 13:30–17:00", "thứ Hai", f"{ONE}sua/nghi/"):
        assert words in page, words
    for odd in ("2026-13", "abc", "9999-01", ""):
        assert browser.get(ONE, {"thang": odd}).status_code == 200
    assert browser.get("/quan-tri/lich/khong-co/").status_code == 404
    assert browser.get(f"{ONE}sua/gi-do/").status_code == 404


def test_who_administers_a_ward_reads_and_changes_nothing(browser: Client) -> None:
    local = browser_of("muongphang.quantri")
    page = local.get(ONE).content.decode()
    assert "Giờ hàng tuần" in page
    assert "/sua/" not in page
    assert local.get(EDIT).status_code == 404
    assert local.post(EDIT, OFF).status_code == 404
    assert browser_of("muongphang.lanhdao").get(LIST).status_code == 404


def test_dates_are_shown_then_a_second_person_puts_it_in_force(browser: Client) -> None:
    sent = browser.post(EDIT, OFF)
    assert sent.status_code == 302
    page = browser.get(sent.headers["Location"]).content.decode()
    assert "Đang tính các ngày hẹn bị đổi." in page
    assert "gui-duyet" not in page
    address = counted()
    page = browser.get(address).content.decode()
    for words in ("25/11/2026", "nghỉ (Nghỉ bù)", "Theo đơn vị", "gui-duyet", "Bạn chỉ thấy từng hồ sơ"):
        assert words in page, words
    assert browser.post(f"{address}gui-duyet/", {"because": ""}).status_code == 422
    done = browser.post(f"{address}gui-duyet/", {"because": "Thông báo"}, follow=True).content.decode()
    assert "Lịch có hiệu lực khi người thứ hai duyệt." in done

    second = browser_of("dbn.quantri2")
    [row] = waiting_for("dbn.quantri2")
    shown = second.get(reverse("console:proposal", args=[row.public_id])).content.decode()
    for words in ("Đổi lịch làm việc", "Hồ sơ lùi ngày hẹn", address):
        assert words in shown, words
    assert second.post(f"{address}bo/").status_code == 404
    second.post(reverse("console:proposal-act", args=[row.public_id, "duyet"]))
    calendars.carry(CalendarDraft.objects.get().pk)
    assert "hồ sơ đã lùi ngày hẹn" in browser.get(address).content.decode()
    assert "Nghỉ bù" in browser.get(ONE, {"thang": "2026-11"}).content.decode()


@pytest.mark.parametrize(
    ("what", "given", "said"),
    [
        ("nghi", {"begin": "32/13/2026"}, "Ghi ngày dạng 21/11/2026."),
        ("nghi", {"end": "1/11/2026"}, "Không ghi được đợt nghỉ"),
        ("nghi", {"begin": "29/11/2026"}, "Ghi như vậy thì lịch không đổi."),
        ("nghi", {"source": ""}, "Chưa điền: Quyết định."),
        ("gio-rieng", {"morning": "7-11"}, "Ghi giờ dạng 07:30-11:30"),
        ("gio-rieng", {"morning": "", "afternoon": ""}, "Ghi giờ dạng 07:30-11:30"),
        ("bo-ngay", {}, "không có ngày nào ghi riêng để bỏ."),
    ],
)
def test_what_cannot_be_is_said_and_stays_typed(
    browser: Client, what: str, given: dict[str, str], said: str
) -> None:
    sent = browser.post(f"{ONE}sua/{what}/", OFF | {"morning": "07:00-11:00", "afternoon": ""} | given)
    page = sent.content.decode()
    assert sent.status_code == 422, page
    assert said in page
    assert given.get("begin", OFF["begin"]) in page


@pytest.mark.parametrize(
    ("what", "given", "shown"),
    [
        ("hoan-doi", {"off": "25/11/2026", "worked": "28/11/2026"}, "28/11/2026"),
        ("gio-rieng", {"morning": "07:00-11:00", "afternoon": ""}, "07:00–11:00 (Nghỉ bù)"),
        (
            "gio-tuan",
            {"morning": "7h30-11h30", "afternoon": "13:00-17:00", "days": ["0", "1", "2", "3", "4"]},
            "T2, T3, T4, T5, T6: 07:30–11:30, 13:00–17:00",
        ),
    ],
)
def test_every_kind_of_edit_makes_a_draft(
    browser: Client, what: str, given: dict[str, str], shown: str
) -> None:
    assert browser.get(f"{ONE}sua/{what}/").status_code == 200
    sent = browser.post(f"{ONE}sua/{what}/", OFF | given)
    assert sent.status_code == 302, sent.content.decode()
    assert shown in browser.get(sent.headers["Location"]).content.decode()
    address = counted()
    assert "Đã bỏ bản nháp." in browser.post(f"{address}bo/", follow=True).content.decode()


YEAR = {
    "new_year": "04/02/2027",
    "new_year_end": "10/02/2027",
    "ancestors": "16/04/2027",
    "beside": "2027-09-03",
    "source": "112/TB-BNV",
}


def test_the_next_year_is_asked_for_where_it_only_is_expected(browser: Client) -> None:
    """In November the pages say so, and the form stands filled with what is expected."""
    assert "chưa xác nhận năm 2027" in browser.get(LIST).content.decode()
    page = browser.get(ONE).content.decode()
    assert "Lập lịch năm 2027" in page
    assert "Ngày nghỉ năm 2027 chưa được xác nhận." in page
    form = browser.get(f"{ONE}sua/nam-sau/").content.decode()
    for value in ("04/02/2027", "10/02/2027", "16/04/2027", "03/09/2027"):
        assert value in form, value
    for given, said in (
        ({"ancestors": "1/6/2027"}, "Giỗ Tổ Hùng Vương rơi vào khoảng"),
        ({"new_year_end": "5/2/2027"}, "Tết Nguyên đán phải là một đợt"),
    ):
        sent = browser.post(f"{ONE}sua/nam-sau/", YEAR | given)
        assert sent.status_code == 422, given
        assert said in sent.content.decode()
    sent = browser.post(f"{ONE}sua/nam-sau/", YEAR)
    page = browser.get(sent.headers["Location"]).content.decode()
    for words in ("Ngày nghỉ năm 2027", "dự kiến", "đã xác nhận", "24/11/2027"):
        assert words in page, words
    assert browser.get(f"{ONE}sua/nam-sau/").status_code == 404, "it stands in the draft"


def test_a_unit_gets_its_own_calendar_and_gives_it_up(browser: Client, office: Office) -> None:
    place = reverse("console:unit", args=[office.unit.public_id])
    assert f"{place}lich-rieng/" in browser.get(place).content.decode()
    assert f"{place}lich-rieng/" not in browser_of("muongphang.quantri").get(place).content.decode()
    assert browser.post(f"{place}lich-rieng/", {"name": ""}).status_code == 422
    sent = browser.post(f"{place}lich-rieng/", {"name": "Giờ xã Mường Phăng"})
    draft = browser.get(sent.headers["Location"]).content.decode()
    code = CalendarDraft.objects.get().code
    assert f"/quan-tri/lich/{code}/sua/nghi/" in draft
    assert place in draft, "it stands under the unit until it is in force"
    assert sent.headers["Location"] in browser.get(place).content.decode()
    assert browser.get(f"/quan-tri/lich/{code}/").status_code == 404
    browser.post(f"/quan-tri/lich/{code}/sua/nghi/", OFF)
    address = counted()
    assert "Giờ xã Mường Phăng" in browser.get(address).content.decode()
    browser.post(f"{address}gui-duyet/", {"because": "Quyết định 5/QĐ-UBND"})
    second = browser_of("dbn.quantri2")
    [row] = waiting_for("dbn.quantri2")
    second.post(reverse("console:proposal-act", args=[row.public_id, "duyet"]))
    calendars.carry(CalendarDraft.objects.get().pk)
    page = browser.get(place).content.decode()
    assert f"/quan-tri/lich/{code}/" in page
    assert f"{place}lich-rieng/" not in page
    bad = browser.post(f"{place}lich-cap-tren/", {"day": "1/1/2020"})
    assert (bad.status_code, "Ngày bắt đầu phải từ hôm nay" in bad.content.decode()) == (422, True)
    sent = browser.post(f"{place}lich-cap-tren/", {"day": "1/12/2026"})
    draft = browser.get(sent.headers["Location"]).content.decode()
    assert "từ 01/12/2026" in draft
    assert "/sua/" not in draft
