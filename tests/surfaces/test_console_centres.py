"""The pages on which a service centre and its counters are kept, and what follows them at once."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.agencies.api import serving
from motcua.catalogue.models import Field
from motcua.platform import clock
from motcua.platform.access import Actor
from people import PROVINCE, Cast
from proving.crowd import signed_in

LIST = "/quan-tri/trung-tam/"
WARD = f"{LIST}muongphang/"
LOG = "/quan-tri/nhat-ky/"
QUERIES = 14


def words_of(answer: Any) -> str:
    return unescape(answer.content.decode()).replace("\u00a0", " ").replace("\u202f", " ")


def get(actor: Actor, address: str) -> str:
    return words_of(signed_in(actor.account).get(address))


def day(days: int = 0) -> str:
    return f"{clock.today() + timedelta(days=days):%d/%m/%Y}"


def record(**changed: Any) -> dict[str, Any]:
    """What the form of the ward's centre sends."""
    return {
        "name": "Trung tâm Phục vụ hành chính công phường",
        "kind": "commune",
        "address": "12 đường 7 tháng 5",
        "phone": "0215 3829 123",
        "email": "motcua@dienbien.example",
        **dict.fromkeys(serving.equipment_kinds(), "0"),
        "scanner": "2",
        "kiosk": "1",
    } | changed


def counter(**changed: Any) -> dict[str, Any]:
    return {"number": "2", "kind": "return", "name": "Trả kết quả", "begin": "", "last": ""} | changed


def test_the_record_is_kept_on_a_page_and_the_boards_follow_at_once(cast: Cast) -> None:
    browser = signed_in(cast.ward_administrator.account)
    shown = words_of(browser.get(f"{WARD}sua/"))
    assert 'value="1"' in shown
    assert "Máy quét" in shown
    served = str(cast.ward.public_id)
    page = words_of(browser.post(f"{WARD}sua/", record(serves=served), follow=True))
    for words in ("Đã lưu.", "12 đường 7 tháng 5", "0215 3829 123", "Máy quét: 2", "Máy tự phục vụ: 1"):
        assert words in page, words
    boards = get(cast.receiver, reverse("counter:boards"))
    assert "12 đường 7 tháng 5" in boards
    assert "0215 3829 123" in boards
    log = get(cast.ward_administrator, LOG)
    for words in ("Sửa thông tin trung tâm", "Trụ sở cơ quan → 12 đường 7 tháng 5", cast.ward.name):
        assert words in log, words
    again = words_of(browser.post(f"{WARD}sua/", record(serves=served), follow=True))
    assert "Không có gì thay đổi." in again


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, "Chưa điền: Tên trung tâm."),
        ({"name": "x" * 201}, "Dài 201 ký tự, nhiều nhất 200."),
        ({"phone": "12"}, "Số điện thoại"),
        ({"email": "motcua"}, "Địa chỉ thư điện tử chưa đúng"),
        ({"scanner": "hai"}, "Ghi số lượng từ 0 đến 999"),
        ({"scanner": "1000"}, "Ghi số lượng từ 0 đến 999"),
    ],
)
def test_what_is_typed_badly_is_said_once_and_stays(cast: Cast, typed: dict[str, str], words: str) -> None:
    answer = signed_in(cast.ward_administrator.account).post(f"{WARD}sua/", record(**typed))
    page = words_of(answer)
    assert answer.status_code == 422
    for told in (
        words,
        'value="12 đường 7 tháng 5"',
        *(f'value="{each}"' for each in typed.values() if each),
    ):
        assert told in page, told


def test_a_counter_is_opened_changed_and_ends_on_a_day(cast: Cast) -> None:
    Field.objects.create(code="ho-tich", name="Hộ tịch", sort_key="x")
    browser = signed_in(cast.ward_administrator.account)
    typed = counter(fields=["ho-tich", "khong-co"])
    page = words_of(browser.post(f"{WARD}quay/", typed, follow=True))
    for words in ("Quầy 2", "Trả kết quả", "Hộ tịch", "Đang mở"):
        assert words in page, words
    assert "Quầy 2" in get(cast.receiver, reverse("counter:boards"))
    Field.objects.filter(code="ho-tich").update(code="ten-khac")
    kept = words_of(browser.post(f"{WARD}quay/2/", counter(fields=["ho-tich"]), follow=True))
    assert "ho-tich" in kept, "a field nobody has named stays with the counter that serves it"
    Field.objects.filter(code="ten-khac").update(code="ho-tich")
    taken = browser.post(f"{WARD}quay/", counter())
    assert taken.status_code == 409
    assert "Trung tâm đã có quầy 2." in words_of(taken)
    address = f"{WARD}quay/2/"
    assert "Sắp đóng" in words_of(browser.post(address, counter(last=day()), follow=True))
    assert "Quầy 2" in get(cast.receiver, reverse("counter:boards"))
    with clock.at(clock.now() + timedelta(days=1)):
        assert "Quầy 2" not in get(cast.receiver, reverse("counter:boards"))
        assert "Đã đóng" in get(cast.ward_administrator, WARD)
        assert browser.post(address, counter(begin=day(), last=day(-1))).status_code == 422
        assert browser.post(address, counter(begin=day(), last="")).status_code == 302
        assert "Quầy 2" in get(cast.receiver, reverse("counter:boards"))
    log = get(cast.ward_administrator, LOG)
    for words in ("Mở, sửa quầy", "Quầy 2, Trung tâm", "mọi lĩnh vực", "thôi hiệu lực từ"):
        assert words in log, words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"number": "0"}, "Ghi số quầy từ 1 đến 999."),
        ({"kind": ""}, "Chưa chọn: Việc ở quầy."),
        ({"begin": "32/13/2026"}, "Ghi ngày dạng 21/11/2026."),
        ({"begin": "01/01/2020"}, "Trung tâm mở từ 01/07/2025."),
        ({"begin": "02/07/2025", "last": "01/07/2025"}, "Ngày cuối phải từ ngày đầu trở đi."),
        ({"last": "02/07/2025"}, "Ngày cuối phải từ hôm nay trở đi."),
    ],
)
def test_a_counter_typed_badly_is_refused_in_a_sentence(
    cast: Cast, typed: dict[str, str], words: str
) -> None:
    answer = signed_in(cast.ward_administrator.account).post(f"{WARD}quay/", counter(**typed))
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert 'value="Trả kết quả"' in words_of(answer)


def test_a_centre_is_closed_after_a_day_and_another_opened_then(cast: Cast) -> None:
    browser, unit = (
        signed_in(cast.ward_administrator.account),
        reverse("console:unit", args=[cast.ward.public_id]),
    )
    opening = reverse("console:centre-open", args=[cast.ward.public_id])
    assert opening not in words_of(browser.get(unit))
    refused = browser.post(opening, record(begin=day(), serves=str(cast.ward.public_id)))
    assert refused.status_code == 409
    assert "Đơn vị đã có Trung tâm" in words_of(refused)
    assert browser.post(f"{WARD}dong/", {"last": day(-1)}).status_code == 422
    assert "Sắp đóng" in words_of(browser.post(f"{WARD}dong/", {"last": day(2)}, follow=True))
    assert "Đang mở" in words_of(browser.post(f"{WARD}dong/", {"last": ""}, follow=True))
    browser.post(f"{WARD}dong/", {"last": day()})
    with clock.at(clock.now() + timedelta(days=1)):
        assert agencies.centre_of(cast.ward.id) is None
        assert browser.post(f"{WARD}sua/", record()).status_code == 409
        assert opening in words_of(browser.get(unit))
        early = record(begin=day(-1), serves=str(cast.ward.public_id))
        assert browser.post(opening, early).status_code == 422
        assert browser.post(opening, early | {"begin": day(), "name": "Trung tâm mới"}).status_code == 302
        opened = agencies.centre_of(cast.ward.id)
    assert opened is not None
    assert (opened.name, opened.serves, opened.counters) == ("Trung tâm mới", {cast.ward.id}, ())


def test_a_file_loaded_later_leaves_what_people_keep(cast: Cast) -> None:
    browser = signed_in(cast.ward_administrator.account)
    browser.post(f"{WARD}sua/", record(serves=str(cast.ward.public_id)))
    browser.post(f"{WARD}quay/1/", counter(name="Đổi tên", kind="both"))
    agencies.load_province(PROVINCE)
    page = get(cast.ward_administrator, WARD)
    assert "12 đường 7 tháng 5" in page
    assert "Đổi tên" in page
    assert "Trụ sở cơ quan" in get(cast.administrator, f"{LIST}dienbienphu/")


def test_centres_are_found_and_elsewhere_they_do_not_exist(cast: Cast) -> None:
    everywhere = get(cast.administrator, LIST)
    for words in ("xã Mường Phăng", "phường Điện Biên Phủ", "1 quầy", "Đang mở"):
        assert words in everywhere, words
    assert "phường Điện Biên Phủ" not in get(cast.administrator, f"{LIST}?q=muong+phang")
    assert "Không có trung tâm nào như vậy" in get(cast.administrator, f"{LIST}?q=khong-co")
    assert "phường Điện Biên Phủ" not in get(cast.ward_administrator, LIST)
    for path in ("", "sua/", "dong/", "quay/", "quay/1/"):
        assert signed_in(cast.ward_administrator.account).get(f"{LIST}dienbienphu/{path}").status_code == 404
        assert signed_in(cast.receiver.account).get(f"{WARD}{path}").status_code == 404
    assert signed_in(cast.administrator.account).get(f"{WARD}quay/9/").status_code == 404


def test_pages_of_centres_ask_little(cast: Cast, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    browser = signed_in(cast.administrator.account)
    browser.get(LIST)
    for address in (LIST, WARD):
        with django_assert_max_num_queries(QUERIES):
            assert browser.get(address).status_code == 200
