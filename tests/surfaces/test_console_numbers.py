"""The pages of numbers units fix for themselves, and the mark of training on the page of a unit."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.platform import clock
from motcua.platform.access import Actor
from people import Cast
from proving.crowd import signed_in

LIST = "/quan-tri/muc-rieng/"
ONE = f"{LIST}slip-oldest-days/"
LOG = "/quan-tri/nhat-ky/"
QUERIES = 14


def get(actor: Actor, address: str) -> str:
    return words_of(signed_in(actor.account).get(address))


def words_of(answer: Any) -> str:
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def fix_url(unit: agencies.UnitRow) -> str:
    return f"{LIST}{unit.public_id}/slip-oldest-days/"


def test_each_number_is_listed_with_who_fixed_it_and_why(cast: Cast) -> None:
    page = get(cast.ward_administrator, LIST)
    for words in (
        "8 giờ làm việc",
        "7 ngày",
        f"{cast.province.name} ấn định",
        "chưa kiểm chứng",
        "01/07/2025",
    ):
        assert words in page, words
    assert "7 ngày" in get(cast.ward_administrator, reverse("console:unit", args=[cast.ward.public_id]))


def test_another_value_is_fixed_from_a_day_and_both_stay_readable(cast: Cast) -> None:
    browser, address = signed_in(cast.ward_administrator.account), fix_url(cast.ward)
    typed = {"value": "40", "begin": f"{clock.today():%d/%m/%Y}", "decision": "12/QĐ-UBND"}
    refused = browser.post(address, typed)
    body = unescape(refused.content.decode())
    assert refused.status_code == 422
    for words in ("Ghi một số nguyên từ 1 đến 30.", 'value="40"', 'value="12/QĐ-UBND"'):
        assert words in body, words
    assert browser.post(address, typed | {"begin": "32/13/2026"}).status_code == 422
    done = words_of(browser.post(address, typed | {"value": "4"}, follow=True))
    for words in ("Đã ấn định mức mới", "Đơn vị này ấn định", "12/QĐ-UBND", "Đang áp dụng", "7 ngày"):
        assert words in done, words
    log = get(cast.ward_administrator, LOG)
    for words in ("Ấn định mức riêng", cast.ward.name, "Nhập phiếu viết khi mất mạng", "12/QĐ-UBND"):
        assert words in log, words


def test_a_number_is_given_back_on_the_same_page(cast: Cast) -> None:
    browser, address = signed_in(cast.ward_administrator.account), fix_url(cast.ward)
    typed = {"value": "4", "begin": f"{clock.today():%d/%m/%Y}", "decision": "12/QĐ-UBND"}
    assert "Theo lại mức của cấp trên" not in words_of(browser.get(address))
    browser.post(address, typed)
    assert "Theo lại mức của cấp trên" in words_of(browser.get(address))
    tomorrow = f"{clock.today() + timedelta(days=1):%d/%m/%Y}"
    given_back = {"what": "tra-lai", "value": "", "begin": tomorrow, "decision": "13/QĐ-UBND"}
    refused = browser.post(address, given_back | {"begin": typed["begin"]})
    assert refused.status_code == 422
    assert "chỉ áp dụng từ" in words_of(refused)
    assert "đơn vị theo mức của cấp trên" in words_of(browser.post(address, given_back, follow=True))
    assert f"theo mức cấp trên từ {tomorrow}" in get(cast.ward_administrator, LIST)
    assert "13/QĐ-UBND" in get(cast.ward_administrator, LOG)
    assert browser.post(address, typed | {"what": "an-dinh", "value": ""}).status_code == 422


def test_for_who_administers_nothing_and_elsewhere_they_do_not_exist(cast: Cast) -> None:
    elsewhere = fix_url(cast.neighbour_ward)
    assert signed_in(cast.ward_administrator.account).get(elsewhere).status_code == 404
    unknown = ONE.replace("slip", "khong-co")
    assert signed_in(cast.administrator.account).get(unknown).status_code == 404
    for person in (cast.leader, cast.controller, cast.outsider):
        for address in (LIST, ONE, fix_url(cast.ward)):
            assert signed_in(person.account).get(address).status_code == 404, address


def test_pages_of_numbers_ask_little(cast: Cast, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    browser = signed_in(cast.administrator.account)
    browser.get(LIST)
    for address in (LIST, ONE):
        with django_assert_max_num_queries(QUERIES):
            assert browser.get(address).status_code == 200


def test_a_unit_is_marked_as_training_from_its_page_and_the_log_says_so(cast: Cast) -> None:
    unit = reverse("console:unit", args=[cast.neighbour_ward.public_id])
    address = f"{unit}tap-huan/"
    assert address in get(cast.administrator, unit)
    browser = signed_in(cast.administrator.account)
    assert "chỉ người của đơn vị ấy thấy" in unescape(browser.get(address).content.decode())
    assert browser.post(address, {"wanted": "yes", "because": ""}).status_code == 422
    page = browser.post(address, {"wanted": "yes", "because": "Mở lớp"}, follow=True).content.decode()
    for words in ("Đã đánh dấu đơn vị tập huấn.", "Bỏ dấu đơn vị tập huấn", "Tập huấn"):
        assert words in unescape(page), words
    log = get(cast.administrator, LOG)
    for words in ("Dấu đơn vị tập huấn", cast.neighbour_ward.name, "không → có", "Mở lớp"):
        assert words in log, words
    assert browser.post(address, {"wanted": "yes", "because": "Mở lớp"}).status_code == 409


def test_nobody_marks_their_own_unit(cast: Cast) -> None:
    own = reverse("console:unit", args=[cast.ward.public_id])
    assert "tap-huan" not in get(cast.ward_administrator, own)
    browser = signed_in(cast.ward_administrator.account)
    assert browser.get(f"{own}tap-huan/").status_code == 404
    assert browser.post(f"{own}tap-huan/", {"wanted": "yes", "because": "Thử"}).status_code == 404
    root = reverse("console:unit-training", args=[cast.province.public_id])
    assert signed_in(cast.administrator.account).get(root).status_code == 404
