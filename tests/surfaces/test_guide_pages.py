"""The page of a procedure: in one's own case, printed, shared, begun here or on the national portal."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from typing import Any

import pytest
from django.test import Client, override_settings

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.platform import clock
from motcua.surfaces.portal import starting
from people import Cast

pytestmark = pytest.mark.django_db
BIRTH, PENSION, EXTRACT = "/thu-tuc/1.001193/", "/thu-tuc/1.014027/", "/thu-tuc/2.000635/"
MOST = 16
Limit = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _everything(cast_with_procedures: Cast) -> None:
    """Every procedure of our data in the small province."""


def page(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_few_questions_are_asked_and_answers_stand_in_the_address(client: Client) -> None:
    before = page(client, BIRTH)
    assert before.count("govuk-fieldset__legend") == 4
    assert "Cha mẹ của trẻ đã đăng ký kết hôn" in before
    assert "(tùy trường hợp)" in before
    after = page(client, BIRTH, th="late", h_parents_married="yes", h_relation="mother", mien="poor")
    assert "Không cần trong trường hợp của bạn: Văn bản ủy quyền" in after
    assert "Hoặc dùng kết quả đã có: Giấy chứng nhận kết hôn" in after
    assert "miễn toàn bộ cho Người thuộc hộ nghèo" in after
    assert "Nộp hôm nay thì hẹn trả:" in after
    assert "Đã trả lời 4 câu: xem, đổi" in after
    assert 'value="late" checked' in " ".join(after.split())


def test_who_is_barred_reads_why_and_where_to_go(client: Client) -> None:
    barred = page(client, BIRTH, d_foreign_parent="yes")
    assert "Thủ tục này không dùng được cho bạn" in barred
    assert '<a href="/thu-tuc/2.000528/">Đăng ký khai sinh có yếu tố nước ngoài</a>' in barred
    assert "Luật Hộ tịch 2014, Điều 35" in barred
    assert "Giấy chứng sinh" not in barred.split('id="own-case"')[1].split("</section>")[0]
    assert "từ 69 trở xuống" in page(client, PENSION)


def test_units_are_counted_into_the_fee(client: Client) -> None:
    assert "tùy số lượng" in page(client, EXTRACT)
    counted = page(client, EXTRACT, so_copies="3", mien="khong")
    assert "24.000 đồng" in counted


def test_nonsense_in_an_address_is_as_nothing(client: Client) -> None:
    plain = page(client, BIRTH)
    odd = page(client, BIRTH, th="x" * 3000, so_copies="-1", mien="'", h_relation="<b>", la="1")
    assert odd.count("govuk-fieldset__legend") == plain.count("govuk-fieldset__legend")
    assert "<b>x" not in odd


def test_the_list_is_printed_with_place_and_code(client: Client) -> None:
    sheet = page(client, f"{BIRTH}giay-to/", th="late", h_parents_married="no")
    assert "Giấy chứng sinh" in sheet
    assert "Giấy chứng nhận kết hôn của cha mẹ" in sheet.split("Không cần trong trường hợp của bạn")[1]
    assert "<svg" in sheet
    assert "Nơi nộp" in sheet
    assert 'href="/thu-tuc/1.001193/?th=late&h_parents_married=no"' in sheet
    assert client.get("/thu-tuc/9.999999/giay-to/").status_code == 404


def test_the_page_of_the_commune_names_who_decides_and_the_centre(
    client: Client, cast_with_procedures: Cast
) -> None:
    ward = cast_with_procedures.ward
    client.cookies["commune"] = ward.identifier
    centre = agencies.centre_of(ward.id)
    assert centre is not None
    shown = page(client, BIRTH)
    assert ward.name in shown.split("lede")[1].split("</p>")[0]
    assert centre.name in shown
    assert centre.address in shown


def test_it_is_shared_with_its_answers(client: Client) -> None:
    shown = page(client, BIRTH, th="late")
    assert "http://testserver/thu-tuc/1.001193/?th=late" in shown.split('class="card share"')[1]
    with override_settings(MOTCUA_ADDRESS="https://motcua.example"):
        assert "https://motcua.example/thu-tuc/1.001193/?th=late" in page(client, BIRTH, th="late")


def test_without_a_page_for_filing_there_is_no_button(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(*_given: Any, **_named: Any) -> str:
        raise starting.NoReverseMatch

    monkeypatch.setattr(starting, "reverse", absent)
    assert "Bắt đầu nộp hồ sơ" not in page(client, BIRTH)


def test_the_button_carries_the_answers_to_the_page_for_filing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "reverse", lambda name, args: f"/nop/{args[0]}/")
    assert 'href="/nop/1.001193/?th=late"' in page(client, BIRTH, th="late")
    assert 'href="/nop/1.001193/"' in page(client, BIRTH)
    assert "online" not in catalogue.version_on("2.001019", clock.today()).limits
    assert "/nop/" not in page(client, "/thu-tuc/2.001019/")


@override_settings(MOTCUA_PORTAL_MODE="behind", MOTCUA_NATIONAL_PORTAL="https://quoc-gia.example/?ma={code}")
def test_behind_the_national_portal_filing_is_handed_over_and_said_so(client: Client) -> None:
    shown = page(client, BIRTH, th="late", mien="poor")
    assert 'href="https://quoc-gia.example/?ma=1.001193"' in shown
    assert "Tỉnh này nhận hồ sơ trực tuyến qua Cổng dịch vụ công quốc gia" in shown
    assert "Bắt đầu nộp hồ sơ" not in shown
    assert "miễn toàn bộ cho Người thuộc hộ nghèo" in shown


def test_the_page_asks_no_more_for_more_answers(client: Client, django_assert_max_num_queries: Limit) -> None:
    said = {"th": "late", "h_parents_married": "yes", "d_foreign_parent": "yes", "mien": "poor"}
    for query in ({}, said):
        page(client, BIRTH, **query)
        with django_assert_max_num_queries(MOST):
            page(client, BIRTH, **query)
