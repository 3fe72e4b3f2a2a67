"""Units that change on a day, in the console: the trial run first, then a second person, then its day."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.agencies.api import moving
from motcua.agencies.models import UnitMove
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.clock import ZONE
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

LIST = "/quan-tri/sap-xep/"
AHEAD = datetime(2036, 12, 1, 0, 5, tzinfo=ZONE)
GROUND = {"day": "01/12/2036", "decision": "15/NQ-HĐND"}


def browser_of(login: str) -> Client:
    account = parties.account_by_login(login)
    assert account is not None
    return signed_in(account.id)


@pytest.fixture
def browser(office: Office) -> Client:
    """The province's administrator, with two dossiers running."""
    office.taken_in()
    office.taken_in()
    return browser_of("dbn.quantri")


def form_of(office: Office, what: str) -> str:
    return reverse("console:move-unit", args=[office.unit.public_id, what])


def test_a_rename_is_tried_out_agreed_on_and_carried_out(office: Office, browser: Client) -> None:
    unit_page = reverse("console:unit", args=[office.unit.public_id])
    assert form_of(office, "nhap") in browser.get(unit_page).content.decode()
    given = {**GROUND, "name": "Uỷ ban nhân dân xã Pá Khoang", "short_name": "Xã Pá Khoang"}
    trial = browser.post(form_of(office, "doi-ten"), given).headers["Location"]
    page = browser.get(trial).content.decode()
    for words in ("xã Pá Khoang", "đơn vị mới", "Hồ sơ đang mở", "15/NQ-HĐND", "01/12/2036", "gui-duyet"):
        assert words in page, words
    sent = browser.post(f"{trial}gui-duyet/", {"because": "Nghị quyết"}, follow=True).content.decode()
    assert "Đã gửi đề nghị." in sent

    move = UnitMove.objects.get()
    second = browser_of("dbn.quantri2")
    assert trial in second.get(reverse("console:proposal", args=[move.proposal])).content.decode()
    second.post(reverse("console:proposal-act", args=[move.proposal, "duyet"]))
    assert "Chờ đến ngày" in browser.get(LIST).content.decode()
    assert trial in browser.get(unit_page).content.decode()
    with clock.at(AHEAD):
        moving.carry(move.pk)
    agencies.forget()
    page = browser.get(trial).content.decode()
    assert "Đã xong" in page
    assert "Chạy thử và thực tế" in page
    log = browser.get("/quan-tri/nhat-ky/").content.decode()
    assert "Chuyển vị trí theo sắp xếp đơn vị" in log


def test_what_stands_in_the_way_is_listed_and_nothing_is_sent(office: Office, browser: Client) -> None:
    trial = browser.post(form_of(office, "ket-thuc"), GROUND).headers["Location"]
    page = browser.get(trial).content.decode()
    assert "còn 2 hồ sơ đang mở chưa có đơn vị nhận" in page
    assert "gui-duyet" not in page
    refused = browser.post(f"{trial}gui-duyet/", {"because": "Thử"})
    assert refused.status_code == 409
    assert "Chưa sắp xếp được" in refused.content.decode()
    browser.post(f"{trial}bo/")
    assert not UnitMove.objects.exists()
    assert "Chưa có việc sắp xếp đơn vị nào" in browser.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("what", "given", "words"),
    [
        ("doi-ten", {"name": "Pá Khoang", "day": "01/12/2016"}, "từ ngày mai trở đi"),
        ("doi-ten", {"name": "Pá Khoang", "day": "hôm qua"}, "21/11/2026"),
        ("doi-ten", {}, "tên và mã vẫn như cũ"),
        ("nhap", {"target": "Sở Tư pháp tỉnh Điện Biên"}, "khác loại"),
        ("nhap", {"target": "không có <b>"}, "Không có một đơn vị duy nhất nào"),
        ("chuyen", {"target": "H18"}, "đã ở dưới đơn vị cấp trên này"),
        ("doi-ten", {"name": "Pá Khoang", "decision": ""}, "Nghị quyết, quyết định"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    office: Office, browser: Client, what: str, given: dict[str, str], words: str
) -> None:
    sent = browser.post(form_of(office, what), {**GROUND, **given})
    page = sent.content.decode()
    assert sent.status_code == 422
    assert words in page
    assert "không có <b>" not in page
    assert ("Pá Khoang" in page) == ("name" in given)


def test_called_off_before_its_day(office: Office, browser: Client) -> None:
    trial = browser.post(form_of(office, "nhap"), {**GROUND, "target": "H18.11.001"}).headers["Location"]
    browser.post(f"{trial}gui-duyet/", {"because": "Nghị quyết"})
    move = UnitMove.objects.get()
    second = browser_of("dbn.quantri2")
    second.post(reverse("console:proposal-act", args=[move.proposal, "duyet"]))
    assert second.post(f"{trial}huy/", {"because": ""}).status_code == 422
    done = second.post(f"{trial}huy/", {"because": "Hoãn"}, follow=True).content.decode()
    assert "Đã huỷ." in done
    assert browser.get(trial).status_code == 404


def test_to_others_it_does_not_exist(office: Office, browser: Client) -> None:
    trial = browser.post(form_of(office, "nhap"), {**GROUND, "target": "H18.11.001"}).headers["Location"]
    for login in ("muongphang.quantri", "muongphang.lanhdao"):
        other = browser_of(login)
        assert other.get(trial).status_code == 404
        assert other.post(f"{trial}gui-duyet/", {"because": "Thử"}).status_code == 404
        assert other.get(form_of(office, "nhap")).status_code == 404
    assert (
        form_of(office, "nhap")
        not in browser_of("muongphang.quantri")
        .get(reverse("console:unit", args=[office.unit.public_id]))
        .content.decode()
    )
