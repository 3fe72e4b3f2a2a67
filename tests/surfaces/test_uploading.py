"""The tus protocol as a browser meets it: what it offers, how a file goes in, and what it refuses."""

import base64
import hashlib
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.platform.files.uploads import receiving
from motcua.platform.files.uploads.models import Upload
from sample_files import PNG
from surfaces.citizens import signed_in

pytestmark = pytest.mark.django_db

TUS = {"Tus-Resumable": "1.0.0"}
PIECE = "application/offset+octet-stream"


def coded(words: str) -> str:
    return base64.b64encode(words.encode()).decode()


METADATA = f"filename {coded('Giấy khai sinh.png')},purpose {coded('thử')}"


@pytest.fixture
def browser() -> Client:
    return signed_in()


def announced(browser: Client, size: int = len(PNG), **more: str) -> HttpResponse:
    headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": METADATA, **more}
    return browser.post("/tep/", headers=headers)


def begun(browser: Client) -> str:
    return announced(browser)["Location"]


def brought(browser: Client, place: str, content: bytes, offset: int = 0, **more: Any) -> HttpResponse:
    headers = {**TUS, "Upload-Offset": str(offset), **more}
    return browser.patch(place, content, content_type=PIECE, headers=headers)


def asked(browser: Client, place: str) -> HttpResponse:
    return browser.head(place, headers=TUS)


def test_it_says_what_it_offers_to_anybody() -> None:
    answer = Client().options("/tep/")
    assert (answer.status_code, answer["Tus-Version"], answer["Tus-Max-Size"]) == (
        204,
        "1.0.0",
        str(20 << 20),
    )
    assert answer["Tus-Extension"] == "creation,termination,expiration,checksum"
    assert answer["Tus-Checksum-Algorithm"] == "sha1,sha256"


def test_a_file_goes_in_by_pieces_and_says_how_far_it_is(browser: Client) -> None:
    answer = announced(browser)
    place = answer["Location"]
    assert answer.status_code == 201
    assert re.fullmatch(r"/tep/[0-9a-f-]{36}/", place)
    assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT", answer["Upload-Expires"])
    first = brought(browser, place, PNG[:30])
    assert (first.status_code, first["Upload-Offset"], first["Tus-Resumable"]) == (204, "30", "1.0.0")
    how_far = asked(browser, place)
    assert (how_far.status_code, how_far["Upload-Offset"], how_far["Upload-Length"]) == (
        200,
        "30",
        str(len(PNG)),
    )
    assert how_far["Cache-Control"] == "no-store"
    digest = base64.b64encode(hashlib.sha256(PNG[30:]).digest()).decode()
    last = brought(browser, place, PNG[30:], 30, **{"Upload-Checksum": f"sha256 {digest}"})
    assert last["Upload-Offset"] == str(len(PNG))
    row = Upload.objects.get()
    assert (row.name, row.purpose, row.received) == ("Giấy khai sinh.png", "thử", len(PNG))


@pytest.mark.parametrize(
    ("status", "headers", "content_type"),
    [
        (409, {"Upload-Offset": "29"}, PIECE),
        (460, {"Upload-Checksum": f"sha1 {base64.b64encode(b'0' * 20).decode()}"}, PIECE),
        (400, {"Upload-Checksum": "md5 AAAA"}, PIECE),
        (400, {"Upload-Checksum": "sha1 ???"}, PIECE),
        (400, {"Upload-Offset": "-1"}, PIECE),
        (400, {"Upload-Offset": "٣٠"}, PIECE),
        (400, {"Upload-Offset": "9" * 40}, PIECE),
        (415, {}, "application/octet-stream"),
        (412, {"Tus-Resumable": "0.2.2"}, PIECE),
    ],
)
def test_a_piece_that_does_not_fit_is_refused_and_nothing_is_kept(
    browser: Client, status: int, headers: dict[str, str], content_type: str
) -> None:
    place = begun(browser)
    brought(browser, place, PNG[:30])
    given = {**TUS, "Upload-Offset": "30", **headers}
    answer = browser.patch(place, PNG[30:], content_type=content_type, headers=given)
    assert answer.status_code == status
    assert status == 412 or answer.content.decode().endswith(".")
    assert asked(browser, place)["Upload-Offset"] == "30"


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (400, {"Upload-Length": ""}),
        (400, {"Upload-Metadata": "filename ???"}),
        (400, {"Upload-Metadata": f"filename {base64.b64encode(bytes([255])).decode()}"}),
        (400, {"Upload-Metadata": "a " + "A" * 5_000}),
        (404, {"Upload-Metadata": f"purpose {coded('x' * 201)}"}),
        (413, {"Upload-Length": str((20 << 20) + 1)}),
        (422, {"Upload-Length": "0"}),
        (412, {"Tus-Resumable": ""}),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_when_announced(
    browser: Client, status: int, headers: dict[str, str]
) -> None:
    answer = announced(browser, **headers)
    assert (answer.status_code, answer["Tus-Resumable"]) == (status, "1.0.0")
    assert not Upload.objects.exists()


def test_more_than_was_announced_is_refused(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    place = begun(browser)
    assert brought(browser, place, PNG + b"x").status_code == 413
    monkeypatch.setattr(receiving, "LONGEST_PIECE", 10)
    assert brought(browser, place, PNG[:11]).status_code == 413
    assert asked(browser, place)["Upload-Offset"] == "0"


def test_a_file_given_up_is_gone(browser: Client) -> None:
    place = begun(browser)
    assert browser.delete(place, headers=TUS).status_code == 204
    assert asked(browser, place).status_code == 404
    assert brought(browser, place, PNG).status_code == 404


def test_proxies_that_let_only_post_through_are_understood(browser: Client) -> None:
    place = begun(browser)
    headers = {**TUS, "Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"}
    answer = browser.post(place, PNG, content_type=PIECE, headers=headers)
    assert (answer.status_code, answer["Upload-Offset"]) == (204, str(len(PNG)))
    assert browser.post(place, headers=TUS).status_code == 405


def test_a_stranger_and_nobody_learn_nothing(browser: Client) -> None:
    place, stranger = begun(browser), signed_in("Trần Quốc Bảo")
    nowhere = "/tep/00000000-0000-4000-8000-000000000000/"
    for method in ("head", "delete", "get"):
        one, other = (getattr(stranger, method)(each, headers=TUS) for each in (place, nowhere))
        assert (one.status_code, one.content) == (other.status_code, other.content)
    assert brought(stranger, place, PNG).status_code == 404
    for answer in (announced(Client()), asked(Client(), place), brought(Client(), place, PNG)):
        assert answer.status_code == 403
    assert asked(browser, place)["Upload-Offset"] == "0"


def test_what_changes_needs_the_token_of_the_page() -> None:
    browser = signed_in()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    page = strict.get("/tra-cuu/").content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    place = begun(browser)
    for act in (
        lambda: announced(strict),
        lambda: brought(strict, place, PNG),
        lambda: strict.delete(place, headers=TUS),
    ):
        assert act().status_code == 403
    assert announced(strict, **{"X-CSRFToken": token[1]}).status_code == 201
    assert brought(strict, place, PNG, **{"X-CSRFToken": token[1]}).status_code == 204
