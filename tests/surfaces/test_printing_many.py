"""Slips of many dossiers: ticked in the worklist, looked at, opened as one page with a sheet each."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import api as dossiers
from motcua.dossiers.printing import gathering
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

PRINT = "/ban-lam-viec/in/"


@pytest.fixture
def head(office: Office) -> Client:
    return signed_in(office.person("section_head").account)


def chosen(page: str) -> list[str]:
    return re.findall(r'name="chon" value="([^"]+)"', page)


def test_from_the_ticks_to_the_sheets_by_plain_forms(office: Office, head: Client) -> None:
    accepted = [office.taken_in() for _ in range(2)]
    waiting = office.taken_in(accept_now=False, channel="online")
    assert f'formaction="{PRINT}" name="in" value="giay-hen"' in head.get("/ban-lam-viec/").content.decode()
    ticked = [str(done.public_id) for done in (*accepted, waiting)]
    preview = head.post(PRINT, {"in": "giay-hen", "chon": ticked}).content.decode()
    assert "Mở 2 tờ để in" in preview
    assert "Hồ sơ chưa được tiếp nhận nên chưa có giấy hẹn." in preview
    assert chosen(preview) == ticked[:2]
    sheets = head.post(PRINT, {"in": "giay-hen", "chon": ticked, "lam": "in"}).content.decode()
    assert sheets.count('<div class="sheet" lang="vi">') == sheets.count('class="sheet-qr"') == 2
    assert sheets.count("In lại lúc") == 2
    assert [code for code in (d.code for d in accepted) if code not in sheets] == []
    assert waiting.code not in sheets


def test_from_the_register_the_same_and_back_to_its_days(office: Office, head: Client) -> None:
    done, today = office.taken_in(), f"{clock.today():%d%%2F%m%%2F%Y}"
    days = f"?tu={today}&den={today}"
    page = head.get(f"/ban-lam-viec/so-theo-doi/{days}").content.decode()
    ticked = re.findall(r'name="chon" form="chosen" value="([^"]+)"', page)
    assert ticked == [str(done.public_id)]
    form = page.partition('<form id="chosen"')[2].partition("</form>")[0]
    given = dict(re.findall(r'name="(tu|den)" value="([^"]+)"', form))
    assert re.findall(r'name="in" value="([^"]+)"', form) == ["giay-hen", "phieu-kiem-soat"]
    preview = head.post(PRINT, given | {"in": "giay-hen", "chon": ticked}).content.decode()
    assert "Mở 1 tờ để in" in preview
    assert f'href="/ban-lam-viec/so-theo-doi/{days.replace("&", "&amp;")}"' in preview
    wrong = head.post(PRINT, {"tu": "x", "den": "//a.b", "in": "giay-hen", "chon": ticked})
    assert 'href="/ban-lam-viec/"' in wrong.content.decode()


def test_a_sheet_of_many_is_the_sheet_of_one(office: Office, head: Client) -> None:
    done = office.taken_in()
    body = {"chon": [str(done.public_id)], "lam": "in"}
    for kind, alone in (
        ("giay-hen", "/quay/giay-hen/{}/"),
        ("phieu-kiem-soat", "/ban-lam-viec/ho-so/{}/phieu-kiem-soat/"),
    ):
        one = head.get(alone.format(done.public_id)).content.decode()
        assert sheet(one) == sheet(head.post(PRINT, body | {"in": kind}).content.decode())


def sheet(page: str) -> str:
    found = re.split(r'<div class="sheet"[^>]*>', page)[1].partition("</main>")[0]
    clock = r'<div class="clock.*?(?=<div class="sheet-signs)'  # of the single slip, for the screen
    around = rf'{clock}|<p class="[^"]*no-print">.*?</p>'
    return " ".join(re.sub(around, "", found, flags=re.DOTALL).replace("</div>", "").split())


def test_what_one_may_not_see_is_neither_listed_nor_printed(office: Office, head: Client) -> None:
    theirs = dossiers.submit_one(
        office.person("receiver", office.elsewhere), office.intake(receiving=office.elsewhere.id)
    )
    mine = office.taken_in()
    both = [str(theirs.public_id), str(mine.public_id)]
    for lam in ("", "in"):
        page = head.post(PRINT, {"in": "phieu-kiem-soat", "chon": both, "lam": lam}).content.decode()
        assert mine.code in page
        assert theirs.code not in page
    alone = head.post(PRINT, {"in": "giay-hen", "chon": [str(theirs.public_id)]})
    assert alone.status_code == 422
    assert "Hãy chọn ít nhất một hồ sơ" in alone.content.decode()


def test_too_many_are_refused_with_the_number(
    office: Office, head: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST", 1)
    ids = [str(office.taken_in().public_id) for _ in range(2)]
    answer = head.post(PRINT, {"in": "giay-hen", "chon": ids})
    assert answer.status_code == 422
    assert "Bạn chọn 2 hồ sơ; mỗi lần in được nhiều nhất 1." in answer.content.decode()


@pytest.mark.parametrize("kind", ["giay-hen", "phieu-kiem-soat"])
def test_more_sheets_ask_no_more(office: Office, head: Client, kind: str) -> None:
    ids = [str(office.taken_in().public_id) for _ in range(4)]
    asked = []
    for some in (ids[:1], ids[:1], ids):
        with CaptureQueriesContext(connection) as queries:
            head.post(PRINT, {"in": kind, "chon": some, "lam": "in"})
        asked.append(len(queries))
    assert asked[1] == asked[2] <= SHEETS


SHEETS = 16
