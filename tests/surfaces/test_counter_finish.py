"""Finishing service: nothing of the last person is left on a page, in the session, with the browser."""

import uuid

import pytest
from django.test import Client

from motcua.dossiers.models import Dossier
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from surfaces.test_counter_intake import GIVEN

__all__ = ["data_folder", "office"]

LOCK, NAME, NUMBER = "/quay/khoa/", "Trần Thị Mỹ Hoà", "079194001234"


@pytest.fixture
def counter(office: Office) -> Client:
    return signed_in(office.person("receiver").account)


def served(counter: Client) -> tuple[str, str, str]:
    """Somebody searched for and taken in: the addresses the browser remembers of it."""
    found = counter.post("/quay/tim/", {"tim": NUMBER}, follow=True)
    intake = f"/quay/nhan/{CODE}/?y={uuid.uuid4()}"
    counter.get(intake)
    slip = counter.post(intake, GIVEN)["Location"]
    assert NAME in counter.get(slip).content.decode()
    return found.redirect_chain[-1][0], intake, slip


def test_finishing_locks_every_page_of_the_office_until_the_next_person(counter: Client) -> None:
    remembered = [*served(counter), "/ban-lam-viec/", "/quay/", "/quay/tu-choi/"]
    done = counter.post("/quay/xong/")
    assert done["Location"] == LOCK
    assert done["Clear-Site-Data"] == '"cache"'
    assert "no-store" in done["Cache-Control"]
    for address in remembered:
        answer = counter.get(address)
        assert (answer.status_code, answer["Location"]) == (302, LOCK), address
    part = counter.get("/ban-lam-viec/", headers={"HX-Request": "true"})
    assert part["HX-Redirect"] == LOCK
    page = counter.get(LOCK)
    assert "no-store" in page["Cache-Control"]
    for words in (NAME, NUMBER, Dossier.objects.get().code):
        assert words not in page.content.decode()


def test_the_next_person_meets_nothing_of_the_last_one(counter: Client) -> None:
    search, intake, _slip = served(counter)
    counter.post("/quay/xong/")
    assert counter.post("/quay/mo/")["Location"] == "/quay/"
    start = counter.get("/quay/").content.decode()
    for words in (NAME, NUMBER, Dossier.objects.get().code):
        assert words not in start
    assert "words" not in counter.session
    forgotten = counter.get(search).content.decode()
    assert NUMBER not in forgotten
    assert NAME not in forgotten
    for answer in (counter.get(intake), counter.post(intake, GIVEN)):
        assert answer.status_code == 409
        assert "Đã kết thúc phục vụ người này" in answer.content.decode()
        assert NAME not in answer.content.decode()
    assert Dossier.objects.count() == 1
    assert counter.get(f"/quay/nhan/{CODE}/?y={uuid.uuid4()}").status_code == 200


def test_a_page_of_what_was_not_sent_stays_shut_as_well(counter: Client) -> None:
    intake = f"/quay/nhan/{CODE}/?y={uuid.uuid4()}"
    assert counter.post(intake, GIVEN | {"phone": "12"}).status_code == 422
    counter.post("/quay/xong/")
    counter.post("/quay/mo/")
    assert counter.get(intake).status_code == 409


def test_a_counter_that_is_not_locked_needs_no_unlocking(counter: Client) -> None:
    assert counter.get(LOCK)["Location"] == "/quay/"


def test_forms_of_the_counter_leave_nothing_with_the_browsers_memory(counter: Client) -> None:
    for page in ("", "tu-choi/"):
        shown = counter.get(f"/quay/nhan/{CODE}/{page}?y={uuid.uuid4()}").content.decode()
        assert 'novalidate autocomplete="off"' in shown
