"""The portal's search, life events and choice of a commune, through their addresses."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from typing import Any

import pytest
from django.test import Client

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.surfaces.opening import Opening, openings
from people import Cast
from proving.crowd import signed_in

pytestmark = pytest.mark.django_db
LISTING, EVENTS, PLACE = "/thu-tuc/", "/viec-trong-doi/", "/noi-o/"
MOST, HOME = 12, 9
Limit = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _everything(cast_with_procedures: Cast) -> Cast:
    return cast_with_procedures


def page(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def commune_named(words: str) -> agencies.UnitRow:
    return next(row for row in agencies.communes() if words in row.name)


def test_results_say_why_and_show_the_words(client: Client) -> None:
    found = page(client, LISTING, q="khai sinh")
    assert "<mark>khai</mark> <mark>sinh</mark>" in found
    assert "thấy vì tên có «khai sinh»" in found
    assert "thấy vì người ta hay gọi là «sổ đỏ»" in page(client, LISTING, q="so do")
    assert "01/01/2023" in page(client, LISTING, q="sổ hộ khẩu")
    assert "/viec-trong-doi/co-con/" in page(client, LISTING, q="sinh con")
    assert "Gần nhất là:" in page(client, LISTING, q="ket hom")


def test_nothing_found_leads_to_people(client: Client, cast_with_procedures: Cast) -> None:
    nothing = page(client, LISTING, q="zzzz qqqq")
    assert "Không có thủ tục nào khớp" in nothing
    assert "/viec-trong-doi/co-con/" in nothing
    assert 'href="tel:' in nothing
    assert "Không có thủ tục nào ở đây cho việc này" in page(client, LISTING, q="hộ chiếu")


def test_a_list_is_narrowed_by_field_level_and_department(client: Client) -> None:
    assert "/thu-tuc/1.001193/" in page(client, LISTING, q="khai sinh", **{"linh-vuc": "ho-tich"})
    assert "/thu-tuc/1.001193/" not in page(client, LISTING, q="khai sinh", **{"linh-vuc": "dat-dai"})
    provincial = page(client, LISTING, cap="province")
    assert "/thu-tuc/3.000347/" in provincial
    justice = next(row for row in agencies.units_of_kind("department") if "Tư pháp" in row.name)
    of_justice = page(client, LISTING, **{"co-quan": justice.identifier})
    assert "/thu-tuc/2.000829/" in of_justice
    assert "/thu-tuc/1.001193/" not in of_justice
    assert "/thu-tuc/" in page(client, LISTING, **{"co-quan": "khong-co"})


def test_a_life_event_has_its_procedures_in_order(client: Client) -> None:
    assert "/viec-trong-doi/co-con/" in page(client, EVENTS)
    event = page(client, f"{EVENTS}co-con/")
    birth, home = event.index("/thu-tuc/1.001193/"), event.index("/thu-tuc/1.004222/")
    assert birth < home
    assert client.get(f"{EVENTS}khong-co/").status_code == 404


def test_a_commune_is_chosen_once(client: Client, cast_with_procedures: Cast) -> None:
    ward = cast_with_procedures.ward
    assert ward.identifier in page(client, PLACE)
    answer = client.post(PLACE, {"commune": ward.identifier, "next": "/thu-tuc/?q=khai+sinh"})
    assert answer["Location"] == "/thu-tuc/?q=khai+sinh"
    assert client.cookies["commune"].value == ward.identifier
    assert ward.name in page(client, LISTING, q="khai sinh")
    nothing = page(client, LISTING, q="zzzz qqqq")
    centre = agencies.centre_of(ward.id)
    assert centre is not None
    assert centre.name in nothing
    assert client.post(PLACE, {"commune": ""})["Location"] == "/"
    assert ward.name not in page(client, LISTING, q="khai sinh")


def test_an_account_keeps_its_commune(cast_with_procedures: Cast) -> None:
    officer, ward = cast_with_procedures.examiner, cast_with_procedures.ward
    signed_in(officer.account).post(PLACE, {"commune": ward.identifier})
    assert parties.preferences_of(officer.account or 0)["portal.commune"] == ward.identifier
    assert ward.name in page(signed_in(officer.account), LISTING, q="khai sinh")


@pytest.mark.parametrize(
    "back", ["https://khac.example/", "//khac.example/", "/noi-o/", "javascript:alert(1)", "thu-tuc", "\\\\x"]
)
def test_one_is_led_nowhere_else(client: Client, cast_with_procedures: Cast, back: str) -> None:
    answer = client.post(PLACE, {"commune": cast_with_procedures.ward.identifier, "next": back})
    assert answer["Location"] == "/"


def test_a_place_that_is_none_is_refused_in_a_sentence(client: Client) -> None:
    answer = client.post(PLACE, {"commune": "khong-co"})
    assert answer.status_code == 422
    assert "Nơi này không có trong danh sách" in answer.content.decode()
    client.cookies["commune"] = "khong-co"
    assert "Chọn phường, xã của bạn" in page(client, LISTING, q="zzzz")


def test_places_are_found_by_words(client: Client, cast_with_procedures: Cast) -> None:
    ward = cast_with_procedures.ward
    assert ward.identifier in page(client, PLACE, q="muong phang")
    assert "Không có nơi nào tên như vậy" in page(client, PLACE, q="zzzz")


def test_words_are_offered_while_typing(client: Client) -> None:
    assert '<option value="giấy khai sinh">' in page(client, "/thu-tuc/goi-y/", q="giay khai")
    assert page(client, "/thu-tuc/goi-y/", q="").strip() == ""


def test_the_first_page_shows_what_is_asked_for_most(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Limit
) -> None:
    home = page(client, "/")
    assert "/viec-trong-doi/co-con/" in home
    assert "Hay làm nhất" not in home
    monkeypatch.setattr(dossiers, "asked_for_most", lambda: ("1.004873", "1.001193", "9.999999"))
    with django_assert_max_num_queries(HOME):
        home = page(client, "/")
    frequent = home.split('class="frequent"')[1].split("</ul>")[0]
    assert frequent.index("/thu-tuc/1.004873/") < frequent.index("/thu-tuc/1.001193/")
    assert "9.999999" not in frequent


def test_hours_say_equal_days_together() -> None:
    day, half = ["07:30–11:30", "13:00–17:00"], ["07:30–11:30"]
    assert openings([day, day, day, day, day, half, []]) == [
        Opening("Thứ Hai đến thứ Sáu", "07:30–11:30, 13:00–17:00"),
        Opening("Thứ Bảy", "07:30–11:30"),
    ]
    assert openings([[]] * 7) == []


@pytest.mark.parametrize("query", [{"q": "sổ đỏ"}, {"q": "đăng ký"}, {}])
def test_a_search_page_asks_little(
    client: Client, query: dict[str, str], django_assert_max_num_queries: Limit
) -> None:
    page(client, LISTING, **query)
    with django_assert_max_num_queries(MOST):
        page(client, LISTING, **query)
