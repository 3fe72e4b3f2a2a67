"""The leader's pages: from every number to its dossiers in two presses; nothing for those who lead nobody."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import play

__all__ = ["data_folder", "office"]

PAGES = ("morning", "to-sign", "late", "forecast", "filed", "letters")
MORNING, LIST, LATE, FORECAST, LETTERS, TO_SIGN = 23, 13, 16, 11, 13, 13


@pytest.fixture
def leader(office: Office) -> Client:
    """Two dossiers of a month ago and one at every station of today."""
    with clock.at(clock.now() - timedelta(days=30)):
        for _ in range(2):
            done = office.taken_in()
        office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    play(office)
    return signed_in(office.person("leader").account)


def opened(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_every_number_leads_to_as_many_dossiers(leader: Client) -> None:
    page = opened(leader, reverse("leader:morning"))
    numbers = re.findall(r'<a class="figure-main" href="([^"]+)"><b>(\d+)</b>', page)
    assert len(numbers) == 5
    for address, value in numbers:
        behind = opened(leader, unescape(address))
        assert re.search(rf'<h1>.*<span class="num">{value}</span></h1>', behind), address
        rows = behind.count('class="row-link"')
        assert rows == int(value)
        for dossier in re.findall(r'class="row-link" href="([^"]+)"', behind)[:1]:
            assert opened(leader, dossier)


def test_every_cell_leads_to_as_many_dossiers(leader: Client) -> None:
    page = opened(leader, reverse("leader:late"))
    cells = re.findall(r'<a class="(?:late )?strong" href="([^"]+)">(\d+)', page)
    assert cells
    cells += re.findall(r'<a class="chip" href="([^"]+)">[^<]+ <b>(\d+)</b>', page)
    for address, value in cells:
        assert opened(leader, unescape(address)).count('class="row-link"') == int(value)
    ahead = opened(leader, reverse("leader:forecast"))
    days = re.findall(r'<a (?:class="strong" )?href="([^"]+ngay=[^"]+)">(\d+)', ahead)
    assert days
    for address, value in days:
        assert opened(leader, unescape(address)).count('class="row-link"') == int(value)


def test_who_typed_a_months_dossiers_leads_to_as_many(leader: Client) -> None:
    last_month = (clock.now() - timedelta(days=30)).strftime("%Y-%m")
    for month in ("", f"?thang={last_month}"):
        page = opened(leader, reverse("leader:filed") + month)
        cells = re.findall(r'<a (?:class="strong" )?href="([^"]+/nhap-ho/ho-so/[^"]+)">(\d+)', page)
        assert cells
        for address, value in cells:
            assert opened(leader, unescape(address)).count('class="row-link"') == int(value)


@pytest.mark.parametrize("asked", ["thang=2999-01", "thang=1999-12", "thang=2026-13", "thang=x", "cach=x"])
def test_a_month_that_is_none_is_not_found(office: Office, asked: str) -> None:
    leader = signed_in(office.person("leader").account)
    assert leader.get(f"{reverse('leader:filed-cell')}?{asked}").status_code == 404


def test_a_letter_is_drafted_and_leads_to_its_act(leader: Client) -> None:
    page = opened(leader, reverse("leader:letters"))
    assert page.count("Kính gửi Trần Thị Mỹ Hoà. Hồ sơ ") == 2
    (address, *_rest) = re.findall(r'href="([^"]+/viec/extend/)"', page)
    assert "Lời xin lỗi" in opened(leader, address)


def test_what_is_to_be_signed_shows_its_text_and_fingerprint(leader: Client, office: Office) -> None:
    page = opened(leader, reverse("leader:to-sign"))
    assert "Xác nhận chưa kết hôn" in page
    assert f"Soạn: {office.person('examiner').name}" in page
    assert re.search(r"<code>[0-9a-f]{16}</code>", page)


@pytest.mark.parametrize("page", PAGES)
def test_who_leads_nobody_finds_nothing(office: Office, page: str) -> None:
    examiner = signed_in(office.person("examiner").account)
    assert examiner.get(reverse(f"leader:{page}")).status_code == 404
    there = f'href="{reverse("leader:morning")}"'
    assert there not in examiner.get("/ban-lam-viec/").content.decode()
    leader = signed_in(office.person("leader").account)
    assert leader.get(reverse(f"leader:{page}")).status_code == 200
    assert there in leader.get("/ban-lam-viec/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "ho-so/",
        "ho-so/?so=gi-do",
        "ho-so/?so=da-tre&don-vi=H99",
        "tre/ho-so/?so=da-tre&nguyen-nhan=x",
        "tre/ho-so/?so=da-tre&nguoi=1",
        "tre/ho-so/?so=tiep-nhan",
        "du-bao/ho-so/",
        "du-bao/ho-so/?ngay=hom-nay",
    ],
)
def test_an_address_that_names_nothing_is_not_found(office: Office, address: str) -> None:
    leader = signed_in(office.person("leader").account)
    assert leader.get(f"/ban-lam-viec/lanh-dao/{address}").status_code == 404


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("", MORNING),
        ("ho-so/?so=dang-xu-ly", LIST),
        ("tre/", LATE),
        ("tre/ho-so/?so=da-tre", LIST),
        ("du-bao/", FORECAST),
        ("nhap-ho/", FORECAST),
        ("nhap-ho/ho-so/", LIST),
        ("thu-xin-loi/", LETTERS),
        ("cho-ky/", TO_SIGN),
    ],
)
def test_pages_ask_little_however_much_there_is(
    leader: Client, office: Office, django_assert_max_num_queries, address: str, most: int
) -> None:
    opened(leader, f"/ban-lam-viec/lanh-dao/{address}")
    for more in (0, 5):
        for _ in range(more):
            office.taken_in()
        with django_assert_max_num_queries(most):
            opened(leader, f"/ban-lam-viec/lanh-dao/{address}")


def test_nothing_to_do_is_said_in_words(office: Office) -> None:
    leader = signed_in(office.person("leader").account)
    assert "không có việc nào chờ bạn quyết định" in opened(leader, reverse("leader:morning"))
