"""Errands by plain forms: from a list, a figure, a dossier to the person and back; no names in addresses."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers.api import errands
from motcua.platform import clock
from motcua.surfaces.places import place_of
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

LATE = "/ban-lam-viec/lanh-dao/tre/ho-so/?so=da-tre"


def link_on(page: str) -> str:
    found = re.search(r'href="([^"]+)">Giao việc từ trang này<', page)
    return unescape(found[1]) if found else ""


def opened(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def typed(office: Office, **changed: str) -> dict[str, str]:
    day = clock.today() + timedelta(days=2)
    owner = office.person("examiner").account
    return {"text": "Xem vì sao trễ", "owner": str(owner), "due_on": f"{day:%d/%m/%Y}"} | changed


def given(client: Client, office: Office, from_page: str) -> str:
    return client.post(link_on(opened(client, from_page)), typed(office)).headers["Location"]


@pytest.fixture
def leader(office: Office) -> Client:
    return signed_in(office.person("leader").account)


def test_from_a_figure_to_the_owner_and_back(office: Office, leader: Client) -> None:
    errand = given(leader, office, LATE)
    owner = signed_in(office.person("examiner").account)
    assert "<span>Việc được giao</span><b>1</b>" in opened(owner, "/ban-lam-viec/?ds=cua-toi")
    assert "Việc được giao cho bạn" in opened(owner, reverse("desk:digest"))
    assert errand in opened(owner, reverse("desk:errands"))
    page = opened(owner, errand)
    assert "Trễ và sắp trễ" in page
    assert LATE not in page, "the examiner could not open it"
    assert f'href="{LATE}"' in opened(leader, errand)
    empty = owner.post(errand, {"answer": " "})
    assert empty.status_code == 422
    assert "Viết điều cần làm hoặc câu trả lời." in empty.content.decode()
    assert owner.post(errand, {"answer": "Đã mời lại"}).status_code == 302
    assert "Đã mời lại" in opened(leader, errand)
    again = owner.post(errand, {"answer": "Lần nữa"})
    assert again.status_code == 409
    assert "Lần nữa" in again.content.decode()


def test_late_ones_are_seen_by_who_gave_them_and_can_be_taken_back(office: Office, leader: Client) -> None:
    errand = given(leader, office, LATE)
    with clock.at(clock.now() + timedelta(days=4)):
        listed = opened(leader, reverse("desk:errands") + "?ds=da-giao")
        assert "Quá hạn" in listed
        assert "Việc bạn giao đã quá hạn" in opened(leader, reverse("desk:digest"))
    assert leader.post(errand, {"lam": "thoi"}).status_code == 302
    assert "Đã thôi giao" in opened(leader, errand)


def test_from_a_dossier_only_to_those_who_see_it(office: Office, leader: Client) -> None:
    done = office.taken_in()
    errand = given(leader, office, reverse("desk:dossier", args=[done.public_id]))
    assert done.code in opened(signed_in(office.person("examiner").account), errand)
    assert signed_in(office.person("section_head").account).get(errand).status_code == 404
    page = reverse("desk:dossier", args=[done.public_id])
    assert f'href="{errand}"' in opened(leader, page)
    assert f'href="{errand}"' in opened(signed_in(office.person("examiner").account), page)
    assert errand not in opened(signed_in(office.person("section_head").account), page)
    about = f"{reverse('desk:give-errand')}?ho-so={done.public_id}"
    stranger = office.person("examiner", office.elsewhere)
    refused = leader.post(about, typed(office, owner=str(stranger.account)))
    assert refused.status_code == 422
    assert "không xem được nội dung này" in refused.content.decode()
    assert "Xem vì sao trễ" in refused.content.decode()
    away = signed_in(office.person("leader", office.elsewhere).account)
    assert away.get(about).status_code == 404


@pytest.mark.parametrize(
    ("name", "value"), [("text", ""), ("due_on", "mai"), ("due_on", "1/1/2020"), ("owner", "x")]
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    office: Office, leader: Client, name: str, value: str
) -> None:
    answer = leader.post(link_on(opened(leader, LATE)), typed(office, **{name: value}))
    assert answer.status_code == 422
    assert "govuk-error-summary" in answer.content.decode() or "error-summary" in answer.content.decode()
    assert not errands.errands_page(office.person("leader"), errands.Pile.GIVEN)[0]


def test_who_answers_for_nobody_gives_nothing(office: Office) -> None:
    examiner = signed_in(office.person("examiner").account)
    assert not link_on(opened(examiner, "/ban-lam-viec/?ds=cua-toi"))
    assert examiner.get(f"{reverse('desk:give-errand')}?tu={LATE}").status_code == 404


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/ban-lam-viec/?ds=don-vi&han=tre&hs=1&tim=Hoa", "/ban-lam-viec/?ds=don-vi&han=tre"),
        ("/ban-lam-viec/?ds=Trần Thị Hoà", "/ban-lam-viec/"),
        (LATE + "&nguoi=x y", LATE),
    ],
)
def test_an_address_keeps_the_filter_and_nothing_of_anybody(address: str, kept: str) -> None:
    place = place_of(address)
    assert place is not None
    assert unquote(place.address) == kept


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://ke.xau.example/ban-lam-viec/",
        "//ke.xau.example/ban-lam-viec/",
        "/tra-cuu/",
        "/quan-tri/",
        "\0",
    ],
)
def test_other_addresses_are_no_place_to_speak_of(leader: Client, address: str) -> None:
    assert place_of(address) is None
    assert leader.get(reverse("desk:give-errand"), {"tu": address}).status_code in {400, 404}


def test_lists_ask_little(office: Office, leader: Client, django_assert_max_num_queries) -> None:
    for _ in range(6):
        given(leader, office, LATE)
    opened(leader, reverse("desk:errands"))
    with django_assert_max_num_queries(13):
        opened(leader, reverse("desk:errands") + "?ds=da-giao")
