"""Marks on the page of a dossier: drawn and listed, made by a plain form, taken over into a supplement."""

import re
import uuid

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers import paper_marks
from motcua.dossiers.api import Done
from motcua.platform.access import SYSTEM
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from sample_files import pdf
from scenes import REASON
from surfaces.browser import ORIGIN, Shelf, needs_chromium, opened
from surfaces.page_samples import contexts
from surfaces.test_paper_viewer import browser, handed_in

__all__ = ["browser", "data_folder", "office"]


@pytest.fixture
def done(office: Office) -> Done:
    """Two pages, in the hands of the examiner."""
    found = handed_in(office, pdf(pages=2))
    office.do("section_head", found, dossiers.Assign(office.person("examiner").account or 0))
    return found


def file_of(done: Done) -> uuid.UUID:
    file = dossiers.dossier_view(SYSTEM, done.public_id).papers[0].file
    assert file is not None
    return file


def page_of(client: Client, done: Done, page: int = 1) -> str:
    given = {"giay": str(file_of(done)), "trang": str(page)}
    return str(client.get(reverse("desk:dossier", args=[done.public_id]), given).content.decode())


def send(client: Client, done: Done, page: int = 1, **given: str) -> tuple[int, str]:
    address = reverse("desk:mark-paper", args=[done.public_id, file_of(done), page])
    answer = client.post(address, {"words": "Sai ngày sinh", "place": "top-right"} | given)
    return answer.status_code, answer.content.decode() or answer.headers["Location"]


def test_a_mark_made_by_the_plain_form_stands_on_the_picture_and_in_the_list(
    office: Office, browser: Client, done: Done
) -> None:
    status, location = send(browser, done, 2)
    assert status == 302
    assert location.endswith(f"{done.public_id}/?giay={file_of(done)}&trang=2#giay")
    send(browser, done, 2, words="Mờ", place="drawn", frame="1000,2000,3000,400")
    second = page_of(browser, done, 2)
    for said in ("Sai ngày sinh", "Trên phải", office.person("examiner").name, "2 ghi chú"):
        assert said in second, said
    assert re.findall(r'<rect x="(.+?%)" y="(.+?)" width="(.+?)" height="(.+?)"', second) == [
        ("66.66%", "0.00%", "33.33%", "33.33%"),
        ("10.00%", "20.00%", "30.00%", "4.00%"),
    ]
    first = page_of(browser, done, 1)
    assert "Sai ngày sinh" not in first
    assert 'trang=2#giay">trang 2</a> (2)' in first


def test_it_is_taken_away_where_it_is_listed(browser: Client, done: Done) -> None:
    send(browser, done)
    (address,) = re.findall(r'action="([^"]+/bo/)"', page_of(browser, done))
    assert browser.post(address).status_code == 302
    assert "Sai ngày sinh" not in page_of(browser, done)
    assert browser.post(address).status_code == 404


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"words": " "}, "Viết nội dung ghi chú, một câu ngắn."),
        ({"place": "drawn", "frame": "9000,0,2000,10"}, "Khung phải nằm trọn trong trang."),
        ({"place": "drawn", "frame": "a,b"}, "Khung phải nằm trọn trong trang."),
        ({"place": "xyz"}, "Khung phải nằm trọn trong trang."),
    ],
)
def test_what_is_wrong_is_said_on_the_same_page_and_nothing_typed_is_lost(
    browser: Client, done: Done, given: dict[str, str], said: str
) -> None:
    status, page = send(browser, done, 2, **given)
    assert (status, said in page, "Trang 2/2" in page) == (422, True, True)
    assert re.search(r"<details [^>]*data-mark-form open", page)
    if "words" not in given:
        assert 'value="Sai ngày sinh"' in page


def test_who_may_not_act_sees_marks_and_is_offered_none(office: Office, browser: Client, done: Done) -> None:
    send(browser, done)
    reader = signed_in(office.person("examiner").account)
    office.do("examiner", done, dossiers.ReturnForSupplement((dossiers.Fault("Mờ", "to-khai"),), REASON))
    office.do("receiver", done, dossiers.Withdraw(REASON))
    page = page_of(reader, done)
    assert "Sai ngày sinh" in page
    assert "data-mark-form" not in page
    assert "/bo/" not in page
    status, page = send(reader, done, words="Ghi khi đã muộn")
    assert (status, "Chưa ghi chú được" in page, "Ghi khi đã muộn" in page) == (409, True, True)


def test_the_person_and_programs_see_no_mark(office: Office, browser: Client, done: Done) -> None:
    """Every page and answer for everybody is read by P32; here the page one looks at after a slip."""
    send(browser, done)
    citizen = Client()
    code = dossiers.dossier_view(SYSTEM, done.public_id).state.code
    citizen.post("/tra-cuu/", {"code": code, "phone": "0912345678"})
    page = citizen.get(reverse("portal:tracked", args=[done.public_id])).content.decode()
    assert code in page
    assert "Sai ngày sinh" not in page


def test_marks_are_asked_for_once_and_only_where_a_paper_is_open(browser: Client, done: Done) -> None:
    send(browser, done)
    send(browser, done, 2)
    address, asked = reverse("desk:dossier", args=[done.public_id]), []
    for given in ({}, {"giay": str(file_of(done))}):
        browser.get(address, given)
        with CaptureQueriesContext(connection) as each:
            browser.get(address, given)
        asked.append(len(each))
    assert asked[1] - asked[0] == 2, "the file whose pages are counted, and its marks"


def test_marks_are_taken_over_into_what_is_asked_of_the_person(browser: Client, done: Done) -> None:
    send(browser, done)
    send(browser, done, 2, words="Thiếu chữ ký")
    address = reverse("desk:act", args=[done.public_id, "return_for_supplement"])
    form = browser.get(address).content.decode()
    first, second = re.findall(r'name="(mark__\d+)"', form)
    given = {"version": "2", "faults__to-khai": "Nộp lại", first: "on", second: "on"}
    page = browser.post(address, given | {"reason": ""}).content.decode()
    assert 'value="Nộp lại; Sai ngày sinh; Thiếu chữ ký"' in page, "a page that comes back has taken them"
    assert browser.post(address, given | {"reason": REASON}).status_code == 302
    (asked,) = dossiers.dossier_view(SYSTEM, done.public_id).supplements[0].items
    assert (asked["component"], asked["fault"]) == ("to-khai", "Nộp lại; Sai ngày sinh; Thiếu chữ ký")
    assert len(paper_marks.marks_of(dossiers.dossier_view(SYSTEM, done.public_id).state)) == 2


@pytest.mark.browser
@needs_chromium
def test_a_rectangle_drawn_with_the_mouse_is_the_place_of_the_mark() -> None:
    shelf = Shelf()
    context = {"csrf_token": "token"} | contexts()["desk/dossier.html"]
    looked_at = context["looked_at"]
    form = looked_at["form"] | {"frame": "", "problems": ()}
    context["looked_at"] = looked_at | {"form": form}
    shelf.pages["/ho-so"] = render_to_string("desk/dossier.html", context)
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/ho-so")
        picture = page.locator("[data-draw]")
        picture.scroll_into_view_if_needed()
        box = picture.bounding_box()
        assert box is not None
        left, top = box["x"], box["y"]
        page.mouse.move(left + box["width"] * 0.1, top + box["height"] * 0.2)
        page.mouse.down()
        page.mouse.move(left + box["width"] * 0.5, top + box["height"] * 0.7, steps=3)
        page.mouse.up()
        page.locator("#words:focus").wait_for()
        drawn = [int(side) for side in page.locator("input[name=frame]").input_value().split(",")]
        assert all(abs(is_ - told) < 60 for is_, told in zip(drawn, (1000, 2000, 4000, 5000), strict=True))
        assert page.locator("#place-drawn").is_checked()
        assert page.url == f"{ORIGIN}/ho-so", "a rectangle that is drawn is no press on the picture"
        assert page.locator(".paper-page rect.new").count() == 1
    assert not shelf.complaints
