"""At the counter: a paper an earlier dossier holds is offered before it is asked for again."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.dossiers.models import Dossier, Paper, ReusablePaper
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from sample_files import PDF
from surfaces.test_counter_intake import GIVEN

__all__ = ["data_folder", "office"]

AGAIN = GIVEN | {"another": "1"}


@pytest.fixture
def counter(office: Office) -> Client:
    """A counter where the declaration was seen and scanned this morning, and its list allows it again."""
    ReusablePaper.objects.create(code="to-khai", name="Tờ khai", months=6, basis="–", decision="1/QĐ")
    client = signed_in(office.person("receiver").account)
    scan = {"file__to-khai": SimpleUploadedFile("Giấy chị Hoà.pdf", PDF, "application/pdf")}
    assert client.post(page(), GIVEN | scan).status_code == 302
    return client


def page() -> str:
    return f"/quay/nhan/{CODE}/?y={uuid.uuid4()}"


def offered_file(shown: str) -> str:
    return shown.partition('name="offer__to-khai" value="')[2][:36]


def test_it_is_offered_with_its_dossier_and_day_and_taken_with_one_press(counter: Client) -> None:
    before, address = Dossier.objects.get(), page()
    shown = counter.post(address, AGAIN | {"viec": "tim-giay", "paper__to-khai": ""}).content.decode()
    assert 'value="reused"' in shown
    for words in (before.code, "Giấy chị Hoà.pdf", f"{clock.today():%d/%m/%Y}", "dùng đến hết"):
        assert words in shown
    chosen = {"paper__to-khai": "reused", "offer__to-khai": offered_file(shown)}
    assert counter.post(address, AGAIN | chosen).status_code == 302
    paper = Paper.objects.exclude(dossier=before).get()
    assert paper.reused_from == Paper.objects.get(dossier=before)
    dossier = counter.get(f"/ban-lam-viec/ho-so/{paper.dossier.public_id}/").content.decode()
    assert "dùng lại giấy nộp" in dossier


@pytest.mark.parametrize("said", ["", "missing"])
def test_a_paper_that_is_there_is_pointed_out_once_before_it_is_asked_again(
    counter: Client, said: str
) -> None:
    address, without = page(), AGAIN | {"paper__to-khai": said}
    first = counter.post(address, without)
    shown = first.content.decode()
    assert first.status_code == 200
    assert "1 giấy còn dùng được" in shown
    assert 'name="offered" value="1"' in shown
    assert Dossier.objects.count() == 1
    answer = counter.post(address, without | {"offered": "1"})
    assert answer.status_code == 422, "the officer has seen it: now the procedure says what is missing"


def test_a_paper_in_hand_is_taken_without_a_question(counter: Client) -> None:
    assert counter.post(page(), AGAIN).status_code == 302


def test_what_is_gone_meanwhile_is_told_at_its_paper_and_nothing_typed_is_lost(counter: Client) -> None:
    ReusablePaper.objects.all().delete()
    chosen = {"paper__to-khai": "reused", "offer__to-khai": str(uuid.uuid4())}
    answer = counter.post(page(), AGAIN | chosen)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="paper__to-khai-error"' in shown
    assert "không dùng lại được nữa" in shown
    assert 'value="Bản Che Căn"' in shown


@pytest.mark.parametrize(
    ("number", "said"), [("", "Ghi số định danh cá nhân"), ("079194009999", "Không có giấy nào")]
)
def test_whoever_looks_and_finds_nothing_is_told(counter: Client, number: str, said: str) -> None:
    shown = counter.post(page(), AGAIN | {"viec": "tim-giay", "personal_id": number}).content.decode()
    assert said in shown
    assert 'value="reused"' not in shown


def test_a_clerk_elsewhere_learns_nothing_of_it(counter: Client, office: Office) -> None:
    before = Dossier.objects.get()
    elsewhere = signed_in(office.person("receiver", office.elsewhere).account)
    shown = elsewhere.post(page(), AGAIN | {"viec": "tim-giay"}).content.decode()
    assert "Không có giấy nào" in shown
    assert before.code not in shown
