"""What the pages of one dossier show: all kinds of answers, fingerprints, words in the language asked for."""

import hashlib
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import (
    ANSWERS,
    CODE,
    MONDAY,
    Office,
    at,
    data_folder,
    load_office,
    office,
    with_examiner,
)
from sample_files import PDF
from scenes import play, with_scan

__all__ = ["data_folder", "office", "with_examiner"]

WAYS = {
    "key": "ways",
    "kind": "many",
    "label": "Báo tin bằng",
    "options": [{"value": "sms", "label": "Tin nhắn"}, {"value": "mail", "label": "Thư"}],
}


@pytest.fixture
def asking_ways(data_folder: Path) -> Path:
    """The procedure with a question of several answers."""
    file = data_folder / "procedures" / f"{CODE}.json"
    procedure = json.loads(file.read_text())
    last = procedure["form"]["questions"][-1]["section"]
    procedure["form"]["questions"].append(WAYS | {"section": last})
    file.write_text(json.dumps(procedure))
    return data_folder


def test_several_answers_to_one_question_are_shown_by_their_labels(db: None, asking_ways: Path) -> None:
    office = load_office(asking_ways)
    done = office.taken_in(answers=ANSWERS | {"ways": ["sms", "mail"]})
    page = signed_in(office.person("receiver").account).get(reverse("desk:dossier", args=[done.public_id]))
    assert page.status_code == 200
    assert "Tin nhắn, Thư" in page.content.decode()


def test_the_slip_names_the_fingerprint_of_each_file(office: Office) -> None:
    receiver = signed_in(office.person("receiver").account)
    slip = receiver.get(reverse("counter:receipt", args=[with_scan(office).public_id])).content.decode()
    assert f"<code>{hashlib.sha256(PDF).hexdigest()[:16]}</code>" in slip
    bare = receiver.get(reverse("counter:receipt", args=[office.taken_in().public_id])).content.decode()
    assert "<code>" not in bare


def test_tables_of_words_speak_the_language_of_each_reader(office: Office) -> None:
    done = office.taken_in()
    address = reverse("desk:dossier", args=[done.public_id])
    client = signed_in(office.person("receiver").account)
    pages = {
        language: client.get(address, headers={"Accept-Language": language}).content.decode()
        for language in ("en", "vi")
    }
    assert "bản chính, 1" in pages["vi"]
    assert "bản chính, 1" not in pages["en"]


def test_an_opinion_is_read_on_the_dossier_page(office: Office) -> None:
    done = play(office).at["consulted"]
    department = agencies.unit_by_identifier("H18.02")
    client = signed_in(office.person("examiner").account)
    address = reverse("desk:dossier", args=[done.public_id])
    asked = client.get(address).content.decode()
    assert "Ý kiến các đơn vị" in asked
    assert "đang chờ" in asked
    officer = office.person("examiner", department)
    dossiers.perform(officer, done.public_id, dossiers.AnswerConsultation("Hồ sơ gốc còn lưu"))
    card = client.get(address).content.decode().partition("Ý kiến các đơn vị")[2].partition("</section>")[0]
    assert department.name in card
    assert "Hồ sơ gốc còn lưu" in card
    assert "đã trả lời" in card


def test_silence_is_shown_as_silence_with_its_office_hours(office: Office, with_examiner: Done) -> None:
    ask = dossiers.Consult(office.elsewhere.id, "Xin cho biết", hours=8)
    at(MONDAY, lambda: office.do("examiner", with_examiner, ask))
    examiner = office.person("examiner")
    later = MONDAY + timedelta(days=1, hours=5)
    with clock.at(later):
        client = signed_in(examiner.account)
        page = client.get(reverse("desk:dossier", args=[with_examiner.public_id])).content.decode()
        listed = client.get("/ban-lam-viec/?ds=y-kien-qua-han").content.decode()
    card = page.partition("Ý kiến các đơn vị")[2].partition("</section>")[0]
    assert "Quá hạn, chưa trả lời" in card
    assert "im lặng 3 giờ làm việc, hạn trả lời Thứ Ba 03/11/2026, 09:00" in card
    assert str(with_examiner.public_id) in listed
    assert f"{office.elsewhere.short_name}, im lặng 3 giờ" in listed
    assert re.search(r'Ý kiến quá hạn</span><b class="late">1</b>', listed)


def test_a_dossier_that_asked_nobody_shows_no_opinions(office: Office) -> None:
    page = signed_in(office.person("receiver").account).get(
        reverse("desk:dossier", args=[office.taken_in().public_id])
    )
    assert "Ý kiến các đơn vị" not in page.content.decode()


def test_a_procedure_says_where_it_is_filed(db: None, data_folder: Path) -> None:
    file = data_folder / "procedures" / f"{CODE}.json"
    page, portal = reverse("portal:procedure", args=[CODE]), "Bắt đầu nộp hồ sơ"
    load_office(data_folder)
    assert portal in Client().get(page).content.decode()
    procedure = json.loads(file.read_text())
    procedure |= {"channels": {"counter": procedure["channels"]["counter"]}, "cases": []}
    file.write_text(json.dumps(procedure))
    load_office(data_folder)
    assert portal not in Client().get(page).content.decode()
