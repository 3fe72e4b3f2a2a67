"""The leader's pages: from every number to its dossiers in two presses; nothing for those who lead nobody."""

import gzip
import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, Fault
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import (
    BROUGHT,
    MONDAY,
    Office,
    at,
    blurred,
    data_folder,
    office,
    with_examiner,
)
from scenes import Stage, stage

__all__ = ["data_folder", "office", "stage", "with_examiner"]

PAGES = ("morning", "to-sign", "late", "forecast", "filed", "letters", "repeats", "repeats-behind")
LIGHT = 60 * 1024
MORNING, LIST, LATE, FORECAST, LETTERS, TO_SIGN, REPEATS = 24, 13, 16, 11, 13, 13, 10


@pytest.fixture
def leader(stage: Stage) -> Client:
    """Two dossiers of a month ago and one at every station of today."""
    office = stage.office
    with clock.at(clock.now() - timedelta(days=30)):
        for _ in range(2):
            done = office.taken_in()
        office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
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


def test_what_is_to_be_signed_shows_its_text_and_fingerprint(leader: Client, stage: Stage) -> None:
    page = opened(leader, reverse("leader:to-sign"))
    assert "Xác nhận chưa kết hôn" in page
    assert f"Soạn: {stage.office.person('examiner').name}" in page
    assert re.search(r"<code>[0-9a-f]{16}</code>", page)


def test_papers_asked_for_again_lead_to_their_requests_in_two_presses(
    office: Office, with_examiner: Done
) -> None:
    ground, purpose = "Điều 8 NĐ 309/2026/NĐ-CP", Fault("Chưa ghi rõ", question="purpose")
    faults = (purpose, Fault("Vẫn mờ", component="to-khai"))
    again = dossiers.ReturnForSupplement(faults, "Đề nghị bổ sung", ground)
    at(MONDAY, lambda: office.do("examiner", with_examiner, blurred()))
    at(MONDAY + timedelta(hours=1), lambda: office.do("receiver", with_examiner, BROUGHT))
    at(MONDAY + timedelta(hours=2), lambda: office.do("examiner", with_examiner, again))
    client = signed_in(office.person("leader").account)
    page = opened(client, reverse("leader:repeats") + "?thang=2026-11")
    ((address, value),) = re.findall(r'<a class="strong" href="([^"]+)">(\d+)<span', page)
    behind = opened(client, unescape(address))
    assert behind.count('class="row-link"') == int(value) == 1
    assert "Chưa ghi rõ" in behind
    assert "Vẫn mờ" not in behind
    assert "và 1 lỗi khác của lần này" in behind
    (dossier,) = re.findall(r'class="row-link" href="([^"]+)"', behind)
    assert "Mục đích sử dụng giấy: Chưa ghi rõ (đã thấy được ở lần yêu cầu trước)" in opened(client, dossier)
    (before,) = re.findall(r'<a class="chip" href="([^"]+)">tháng 10/2026</a>', page)
    assert "Không có lần yêu cầu bổ sung nào lặp lại" in opened(client, unescape(before))


def test_a_page_is_light_on_a_bad_line(leader: Client) -> None:
    """All that travels at the first visit: the page as it is, styles and scripts compressed, every font."""
    folder = Path(finders.find("ui/fonts"))
    fonts = sum(font.stat().st_size for font in folder.glob("*.woff2"))
    for name in PAGES[:-1]:
        page = opened(leader, reverse(f"leader:{name}"))
        parts = [Path(finders.find(part)) for part in re.findall(r'(?:src|href)="/static/(ui/[^"]+)"', page)]
        assert {part.suffix for part in parts} == {".css", ".js", ".svg"}
        weight = len(page.encode()) + fonts + sum(len(gzip.compress(part.read_bytes())) for part in parts)
        assert weight < LIGHT, f"{name}: {weight} bytes"


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
        "bo-sung-lap-lai/?thang=11-2026",
        "bo-sung-lap-lai/?thang=1999-01",
        "bo-sung-lap-lai/ho-so/?nguoi=1",
        "bo-sung-lap-lai/ho-so/?nguoi=00000000-0000-4000-8000-000000000000",
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
        ("bo-sung-lap-lai/", REPEATS),
        ("bo-sung-lap-lai/ho-so/", REPEATS),
    ],
)
def test_pages_ask_little_however_much_there_is(
    leader: Client, stage: Stage, django_assert_max_num_queries, address: str, most: int
) -> None:
    opened(leader, f"/ban-lam-viec/lanh-dao/{address}")
    for more in (0, 5):
        for _ in range(more):
            stage.office.taken_in()
        with django_assert_max_num_queries(most):
            opened(leader, f"/ban-lam-viec/lanh-dao/{address}")


def test_nothing_to_do_is_said_in_words(office: Office) -> None:
    leader = signed_in(office.person("leader").account)
    assert "không có việc nào chờ bạn quyết định" in opened(leader, reverse("leader:morning"))
