"""Paper as pages: shelves, manifests signed on both sides, the end of a day."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse

from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.platform import clock
from motcua.surfaces.slips import SLIP
from proving.crowd import signed_in
from rooms.dossiers.conftest import MONDAY, Office, data_folder, office
from surfaces.test_undo_at_the_desk import undo_form

__all__ = ["data_folder", "office"]

Limit = Callable[[int], AbstractContextManager[Any]]
SHELVES, MANIFESTS = "/quay/cho-de/", "/quay/ban-giao/"
LISTED, SHEET, DAY = 11, 15, 17


@pytest.fixture
def giver(office: Office) -> Client:
    return signed_in(office.person("receiver").account)


@pytest.fixture
def taker(office: Office) -> Client:
    return signed_in(office.person("receiver", office.elsewhere).account)


def away(office: Office) -> dossiers.Done:
    return office.taken_in(competent_at=office.elsewhere.id)


def at(page: str, act: str) -> str:
    return f"{page}{act}/"


def version(page: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found is not None
    return found[1]


def test_paper_is_put_on_a_shelf_and_found_by_its_code(office: Office, giver: Client) -> None:
    done = office.taken_in()
    page = giver.get(reverse("desk:dossier", args=[done.public_id])).content.decode()
    assert "chưa ghi" in page
    refused = giver.post(SHELVES, {"shelves": "Kệ đầu tiên"})
    assert refused.status_code == 422
    assert "Kệ đầu tiên" in refused.content.decode()
    assert giver.post(SHELVES, {"shelves": "K1-03 Kệ 1, ngăn 3"}).status_code == 302
    paper = reverse("counter:paper", args=[done.public_id])
    assert giver.post(paper, {"shelf": "K1-03"}).status_code == 302
    page = giver.get(reverse("desk:dossier", args=[done.public_id])).content.decode()
    assert "K1-03" in page
    assert "Kệ 1, ngăn 3" in page
    found = giver.post("/ban-lam-viec/loc/", {"tim": "k1-03"}, follow=True).content.decode()
    assert done.code[-4:] in found
    assert "Kết quả tìm" in found


def test_slips_are_scanned_onto_a_shelf(office: Office, giver: Client) -> None:
    custody.arrange_shelves(office.person("receiver"), "K2")
    (shelf,) = custody.shelves(office.person("receiver"))
    first, second = office.taken_in(), office.taken_in()
    slip = "http://testserver" + reverse("portal:slip", args=[Signer(salt=SLIP).sign(str(first.public_id))])
    address = reverse("counter:shelf", args=[shelf.public_id])
    wrong = giver.post(address, {"codes": f"{slip}\nH18-000101-0001"})
    assert wrong.status_code == 422
    assert "H18-000101-0001" in wrong.content.decode()
    assert giver.post(address, {"codes": f"{slip}\n{second.code}"}).status_code == 302
    page = giver.get(address).content.decode()
    assert first.code in page
    assert second.code in page
    assert giver.post(reverse("counter:close-shelf", args=[shelf.public_id])).status_code == 409


def test_what_was_just_put_on_a_shelf_is_taken_back_with_one_press(office: Office, giver: Client) -> None:
    custody.arrange_shelves(office.person("receiver"), "K2")
    (shelf,) = custody.shelves(office.person("receiver"))
    done, one = office.taken_in(), reverse("counter:shelf", args=[shelf.public_id])
    paper = reverse("counter:paper", args=[done.public_id])
    page = reverse("desk:dossier", args=[done.public_id])
    for address, given, shown in ((one, {"codes": done.code}, one), (paper, {"shelf": "K2"}, page)):
        with clock.at(MONDAY):
            giver.post(address, given)
            back, sent = undo_form(giver.get(shown).content.decode())
            assert 'class="undo' not in giver.get(shown).content.decode(), "offered once"
        with clock.at(MONDAY + timedelta(minutes=1)):
            late = giver.post(back, sent)
        assert late.status_code == 409
        assert "Muốn đổi lại, hãy ghi lại chỗ để giấy." in late.content.decode()
        with clock.at(MONDAY + timedelta(seconds=9)):
            said = giver.get(giver.post(back, sent)["Location"]).content.decode()
        assert "Đã hoàn tác" in said
        assert custody.shelf(office.person("receiver"), shelf.public_id).papers == 0
    assert giver.post(back, {"token": "x"}).status_code == 404


def test_a_manifest_is_handed_over_and_received_line_by_line(
    office: Office, giver: Client, taker: Client
) -> None:
    first, second = away(office), away(office)
    page = giver.get(MANIFESTS).content.decode()
    assert "Giấy nhận thay cơ quan khác, chưa chuyển" in page
    assert giver.post(at(MANIFESTS, "lap"), {"receiver": "H99"}).status_code == 422
    made = giver.post(at(MANIFESTS, "lap"), {"receiver": office.elsewhere.identifier, "waiting": "1"})[
        "Location"
    ]
    draft = giver.get(made).content.decode()
    assert first.code in draft
    assert second.code in draft
    assert taker.get(made).status_code == 404
    line = re.search(r'name="papers-(\d+)"', draft)
    assert line is not None
    wrong = giver.post(at(made, "luu"), {"version": version(draft), f"papers-{line[1]}": "mười"})
    assert wrong.status_code == 422
    assert 'value="mười"' in wrong.content.decode()
    assert (
        giver.post(at(made, "luu"), {"version": version(draft), f"papers-{line[1]}": "7"}).status_code == 302
    )
    stale = giver.post(at(made, "giao"), {"version": version(draft)})
    assert stale.status_code == 409
    assert (
        giver.post(at(made, "giao"), {"version": version(giver.get(made).content.decode())}).status_code
        == 302
    )
    sheet = giver.get(made).content.decode()
    assert "-BG" in sheet
    assert "<svg" in sheet
    coming = taker.get(MANIFESTS).content.decode()
    assert made in coming
    shown = taker.get(made).content.decode()
    lines = re.findall(r'name="difference-(\d+)"', shown)
    half = {
        "version": version(shown),
        f"outcome-{lines[0]}": "differs",
        f"difference-{lines[1]}": "thiếu trang",
    }
    refused = taker.post(at(made, "nhan"), half)
    assert refused.status_code == 422
    assert "thiếu trang" in refused.content.decode()
    whole = half | {f"difference-{lines[0]}": "mờ", f"outcome-{lines[1]}": "complete"}
    assert taker.post(at(made, "nhan"), whole).status_code == 302
    after = taker.get(made).content.decode()
    assert "Thời hạn của 2 hồ sơ bắt đầu tính từ bây giờ." in after
    assert "Có, nhưng khác" in after
    assert "khác 1 dòng" in giver.get(f"{MANIFESTS}?ds=da-nhan").content.decode()


def test_the_giver_takes_a_manifest_back_and_the_taker_is_told(
    office: Office, giver: Client, taker: Client
) -> None:
    away(office)
    made = giver.post(at(MANIFESTS, "lap"), {"receiver": office.elsewhere.identifier, "waiting": "1"})
    sheet = made["Location"]
    giver.post(at(sheet, "giao"), {"version": version(giver.get(sheet).content.decode())})
    shown = giver.get(sheet).content.decode()
    assert at(sheet, "lay-lai") in shown
    assert at(sheet, "lay-lai") not in taker.get(sheet).content.decode()
    assert giver.post(at(sheet, "lay-lai"), {"version": version(shown)}).status_code == 302
    after = giver.get(sheet).content.decode()
    assert "Hủy hai bản đã in" in after
    assert "data-print" not in after, "nobody prints a list that is worth nothing"
    late = taker.post(at(sheet, "nhan"), {"version": version(shown), "all": "1"})
    assert late.status_code == 409
    assert "bên giao đã lấy lại" in late.content.decode()


def test_all_that_was_checked_is_signed_in_one_press(office: Office, giver: Client, taker: Client) -> None:
    away(office)
    made = giver.post(at(MANIFESTS, "lap"), {"receiver": office.elsewhere.identifier, "waiting": "1"})[
        "Location"
    ]
    giver.post(at(made, "giao"), {"version": version(giver.get(made).content.decode())})
    seen = version(taker.get(made).content.decode())
    assert taker.post(at(made, "nhan"), {"version": seen, "all": "1"}).status_code == 302
    assert taker.post(at(made, "nhan"), {"version": seen, "all": "1"}).status_code == 409
    assert giver.post(at(made, "khong-co")).status_code == 404
    assert giver.get(f"{MANIFESTS}?ds=khong-co").status_code == 404


def test_a_draft_is_thrown_away_and_a_line_taken_off(office: Office, giver: Client) -> None:
    away(office)
    made = giver.post(at(MANIFESTS, "lap"), {"receiver": office.elsewhere.identifier, "waiting": "1"})[
        "Location"
    ]
    line = re.search(r'<option value="(\d+)">', giver.get(made).content.decode())
    assert line is not None
    assert giver.post(at(made, "bo-dong"), {"line": line[1]}).status_code == 302
    assert giver.post(at(made, "them"), {"codes": "X-1"}).status_code == 422
    assert giver.post(at(made, "them-cho-chuyen")).status_code == 302
    assert giver.post(at(made, "bo")).headers["Location"] == MANIFESTS
    assert "Đã bỏ bản nháp" in giver.get(MANIFESTS).content.decode()


def test_a_day_is_closed_and_says_what_came_after(office: Office, giver: Client) -> None:
    office.taken_in()
    address = reverse("counter:day")
    seen = {"seen_dossiers": "1", "seen_money": "0"}
    refused = giver.post(address, seen | {"counted": "5.000", "remark": ""})
    assert refused.status_code == 422
    assert "Ghi rõ vì sao" in refused.content.decode()
    assert giver.post(address, seen | {"counted": "5.000", "remark": "Tiền lẻ"}).status_code == 302
    page = giver.get(address).content.decode()
    assert "Chốt lần 1" in page
    assert "Ký chốt ngày" not in page
    later = office.taken_in()
    page = giver.get(address).content.decode()
    assert "Từ lúc chốt đã có thêm" in page
    assert later.code in page
    assert giver.post(address, seen | {"counted": "0"}).status_code == 409
    assert giver.get(f"{address}?ngay=hôm nay").status_code == 422
    assert giver.get(f"{address}?ngay={clock.today():%d/%m/%Y}").status_code == 200


@pytest.mark.parametrize("many", [2, 9])
def test_pages_ask_no_more_for_longer_lists(
    office: Office, giver: Client, django_assert_max_num_queries: Limit, many: int
) -> None:
    for _each in range(many):
        away(office)
    made = giver.post(at(MANIFESTS, "lap"), {"receiver": office.elsewhere.identifier, "waiting": "1"})[
        "Location"
    ]
    for address, most in ((f"{MANIFESTS}?ds=ban-nhap", LISTED), (made, SHEET), (reverse("counter:day"), DAY)):
        giver.get(address)
        with django_assert_max_num_queries(most):
            giver.get(address)
