"""The intake page of the counter: a scanned card fills it, the same request again is pointed out."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from motcua.dossiers.models import Dossier
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from sample_files import PDF

__all__ = ["data_folder", "office"]

CARD = "079194001234|024000111|Trần Thị Mỹ Hoà|12031994|Nữ|12 Quang Trung|01072021"
GIVEN = {
    "name": "Trần Thị Mỹ Hoà",
    "personal_id": "079194001234",
    "birth_date": "12/03/1994",
    "phone": "0912345678",
    "address": "Bản Che Căn",
    "case": "general",
    "answer__marital_history": "never",
    "answer__purpose": "loan",
    "answer__copies": "1",
    "paper__to-khai": "seen",
}


@pytest.fixture
def counter(office: Office) -> Client:
    return signed_in(office.person("receiver").account)


def send(counter: Client, **given: object) -> HttpResponse:
    return counter.post(f"/quay/nhan/{CODE}/?y={uuid.uuid4()}", GIVEN | given)


def test_a_scanned_card_fills_the_page_and_takes_nothing_in(counter: Client) -> None:
    page = send(counter, card=CARD, name="", personal_id="", birth_date="", address="")
    shown = page.content.decode()
    assert page.status_code == 200
    for value in ("Trần Thị Mỹ Hoà", "079194001234", "12/03/1994", "12 Quang Trung", "0912345678"):
        assert f'value="{value}"' in shown
    assert "024000111" not in shown, "of the card only what the page asks for is shown"
    assert not Dossier.objects.exists()


def test_a_scan_of_something_else_is_told_and_nothing_typed_is_lost(counter: Client) -> None:
    shown = send(counter, card="https://example.vn/x").content.decode()
    assert "không phải của thẻ căn cước" in shown
    assert 'value="Trần Thị Mỹ Hoà"' in shown
    assert "example.vn" not in shown


def test_a_scan_put_in_beside_the_card_is_kept(counter: Client) -> None:
    scan = SimpleUploadedFile("to khai.pdf", PDF, "application/pdf")
    shown = send(counter, card=CARD, **{"file__to-khai": scan}).content.decode()
    assert "to khai.pdf" in shown


def test_the_same_request_again_is_pointed_out_and_taken_in_when_it_is_another(counter: Client) -> None:
    assert send(counter).status_code == 302
    first = Dossier.objects.get()
    page = send(counter)
    shown = page.content.decode()
    assert page.status_code == 409
    assert first.code in shown
    assert 'name="another"' in shown
    assert 'value="Bản Che Căn"' in shown
    assert Dossier.objects.count() == 1
    assert send(counter, another="1").status_code == 302
    assert Dossier.objects.count() == 2


def test_the_same_page_sent_again_is_the_same_dossier(counter: Client) -> None:
    address = f"/quay/nhan/{CODE}/?y={uuid.uuid4()}"
    first, second = (counter.post(address, GIVEN) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
