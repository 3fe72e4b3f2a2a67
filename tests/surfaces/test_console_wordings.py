"""Text blocks in the console: written with a preview, refused at their place, revised, withdrawn, listed."""

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.catalogue.api import wordings
from motcua.platform.access import Actor
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import officer

__all__ = ["data_folder", "office"]

LIST, NEW = "/quan-tri/mau-cau/", "/quan-tri/mau-cau/moi/"


@pytest.fixture
def writer(office: Office) -> Actor:
    return officer("quan-tri-vai", _ward(office).id, "agency_administrator")


@pytest.fixture
def browser(writer: Actor) -> Client:
    return signed_in(writer.account)


def _ward(office: Office) -> agencies.UnitRow:
    return agencies.agency_of(office.person("examiner").unit or 0)


def _given(office: Office, **changed: str) -> dict[str, str]:
    told = {"kind": "fault", "unit": _ward(office).identifier, "title": "Mờ", "text": "{ten_giay_to} mờ."}
    return told | changed


def test_written_previewed_revised_withdrawn(office: Office, browser: Client, writer: Actor) -> None:
    page = browser.post(NEW, _given(office, viec="xem"))
    assert "Giấy chứng sinh mờ." in page.content.decode()
    assert wordings.wordings_page(writer, wordings.Wanted())[1] == 0, "a preview saves nothing"
    made = browser.post(NEW, _given(office))
    assert made.status_code == 302
    edit = made["Location"] + "sua/"
    assert 'name="version" value="1"' in browser.get(edit).content.decode()
    assert browser.post(edit, {"title": "Mờ", "text": "Quét lại.", "version": "1"}).status_code == 302
    late = browser.post(edit, {"title": "Mờ", "text": "Câu của người đến sau", "version": "1"})
    assert late.status_code == 409
    assert "Câu của người đến sau" in late.content.decode()
    one = browser.get(made["Location"]).content.decode()
    assert one.count(writer.name) >= 2
    assert "Quét lại." in one
    assert browser.post(made["Location"] + "thoi/").status_code == 302
    one = browser.get(made["Location"]).content.decode()
    assert "Đã thôi dùng từ" in one
    assert edit not in one
    assert made["Location"] not in browser.get(LIST).content.decode()
    assert made["Location"] in browser.get(LIST, {"trang-thai": "thoi-dung"}).content.decode()


def test_an_unknown_placeholder_comes_back_with_everything_typed(office: Office, browser: Client) -> None:
    page = browser.post(NEW, _given(office, text="Mời {ten} đến", article="Điều 8"))
    said = page.content.decode()
    assert page.status_code == 422
    assert "Dòng 1, ký tự 5" in said
    assert "Mời {ten} đến" in said
    assert 'value="Điều 8"' in said


def test_the_list_is_narrowed(office: Office, browser: Client, writer: Actor) -> None:
    ward = _ward(office).identifier
    wordings.write(writer, wordings.Place("fault", ward), wordings.Words("Câu một", "x"))
    wordings.write(writer, wordings.Place("stop", ward, field="ho-tich"), wordings.Words("Câu hai", "x"))
    for asked, one, two in (
        ({}, True, True),
        ({"loai": "stop"}, False, True),
        ({"linh-vuc": "ho-tich", "don-vi": ward}, False, True),
        ({"thu-tuc": "1.000000"}, False, False),
    ):
        page = browser.get(LIST, asked).content.decode()
        assert ("Câu một" in page, "Câu hai" in page) == (one, two)


def test_for_others_the_pages_are_not_there(office: Office, writer: Actor) -> None:
    made = wordings.write(
        writer, wordings.Place("fault", _ward(office).identifier), wordings.Words("Mờ", "x")
    )
    own = reverse("console:wording", args=[made])
    examiner = signed_in(office.person("examiner").account)
    assert examiner.get(own).status_code == 200, "whoever may pick it may read it"
    for address in (LIST, NEW, own + "sua/", own + "thoi/"):
        assert examiner.get(address).status_code == 404
        assert examiner.post(address, _given(office)).status_code in {404, 405}
    assert Client().get(own).status_code == 302


def test_a_page_asks_as_often_however_many_there_are(office: Office, browser: Client, writer: Actor) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(LIST).status_code == 200
        return len(seen)

    ward = _ward(office).identifier
    wordings.write(writer, wordings.Place("fault", ward), wordings.Words("Câu 0", "x"))
    asked()
    first = asked()
    for number in range(1, 9):
        wordings.write(writer, wordings.Place("fault", ward), wordings.Words(f"Câu {number}", "x"))
    assert asked() == first
