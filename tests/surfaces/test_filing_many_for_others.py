"""A firm files for people who gave it authority, from one sheet: each row by the rule of a single filing."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Behalf, Dossier, Holder, Participant
from motcua.platform import clock, imports, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.imports.models import Import
from motcua.surfaces import guesses
from rooms.dossiers.conftest import Office, data_folder, office
from sample_files import PDF
from surfaces.citizens import signed_in
from surfaces.test_behalf import CHILD, HERE, PARENT, declared, filled_for
from surfaces.test_filing_at_home import CONSENTS, words_of
from surfaces.test_filing_many import COMPANY, rows, sent, tried
from surfaces.test_filing_many import HERE as SHEETS
from surfaces.test_filing_papers import pressed

__all__ = ["data_folder", "office"]

NUMBER = PARENT["personal_id"]
FOR_HIM = {"_for": NUMBER, "full_name": PARENT["name"], "personal_id": NUMBER, "birth_date": "01/01/1950"}
NOBODY = "Bạn chưa khai nộp thay người có số này, hoặc quyền đó đã hết"


@pytest.fixture
def firm(office: Office) -> Client:
    return signed_in(COMPANY)


def authorised(firm: Client, **more: str) -> str:
    """Somebody who gave an authority, with the paper kept; the row's address."""
    row = declared(firm, PARENT | more)
    paper = reverse("portal:behalf-paper", args=[row])
    scan = SimpleUploadedFile("uy quyen.pdf", PDF, content_type="application/pdf")
    assert firm.post(paper, {"tep": scan}).status_code == 302
    return row


def told(firm: Client, *changed: dict[str, str]) -> str:
    return words_of(firm.get(tried(firm, *changed)))


def test_rows_for_those_who_gave_authority_become_their_dossiers_once(firm: Client) -> None:
    row = authorised(firm)
    address = tried(firm, FOR_HIM | {"_for": "011 050 001 234"}, {})
    assert "2 dòng nộp được" in words_of(firm.get(address))
    assert not Dossier.objects.exists(), "a trial sends nothing"
    assert sent(firm, address).status_code == 302
    his = Dossier.objects.get(owner_name=PARENT["name"])
    people = dict(Participant.objects.filter(dossier=his).values_list("role", "name"))
    assert people == {"owner": PARENT["name"], "applicant": COMPANY}
    assert str(Holder.objects.get(dossier=his).behalf.public_id) == row
    view = dossiers.dossier_view(SYSTEM, his.public_id)
    proof = next(paper for paper in view.papers if paper.component == "giay-nop-thay")
    assert proof.file_name == "uy quyen.pdf"
    assert ledger.entries(view.state.subject)[-1].payload["on_behalf"] is True
    again = told(firm, FOR_HIM, {"_for": ""})
    assert "2 dòng đã nộp từ trước" in again, "however the number is grouped"
    assert Dossier.objects.count() == 2


def test_absent_ended_and_strangers_numbers_are_answered_alike(firm: Client) -> None:
    ended = authorised(firm, personal_id="011050001235")
    firm.post(reverse("portal:behalf-end", args=[ended]))
    other = signed_in("Trần Quốc Bảo")
    declared(other, PARENT | {"personal_id": "011050001236"})
    wrong = ["011050001235", "011050001236", "099099999999", "079188999012", "abc"]
    page = told(firm, *(FOR_HIM | {"_for": each, "personal_id": each} for each in wrong))
    assert page.count(NOBODY) == len(wrong)
    assert "dòng nộp được" not in page


def test_a_row_needs_the_paper_the_same_person_and_an_authority_that_holds(firm: Client) -> None:
    row = declared(firm, PARENT)
    assert "Chưa có bản chụp giấy tờ chứng minh" in told(firm, FOR_HIM)
    assert firm.post(reverse("portal:behalf-paper", args=[row])).status_code == 422
    Behalf.objects.all().delete()
    authorised(firm, valid_to=f"{clock.today() + timedelta(days=3):%d/%m/%Y}")
    page = told(firm, FOR_HIM | {"full_name": "Người Khác"}, FOR_HIM | {"personal_id": "011050001239"})
    assert page.count(f"Ô này khác với người bạn đã khai nộp thay: {PARENT['name']}") == 1
    assert "«Người Khác»" in page
    assert "«011050001239»" in page
    address = tried(firm, FOR_HIM)
    assert firm.post(address, {"act": "good", "consents": CONSENTS}).status_code == 302
    with clock.at(clock.now() + timedelta(days=3)):
        imports.carry(Import.objects.latest("pk").pk)
    assert NOBODY in words_of(firm.get(address)), "over between the trial and the sending"
    assert not Dossier.objects.exists()


def test_the_paper_kept_is_offered_where_one_dossier_is_filed(office: Office) -> None:
    browser = signed_in("Trần Quốc Bảo")
    tasks = filled_for(browser, office, authorised(browser))
    page = f"{tasks}giay-to/giay-nop-thay/"
    assert "Bạn đã gửi uy quyen.pdf" in words_of(browser.get(page))
    pressed(browser, page, "kept:0")
    assert "uy quyen.pdf" in words_of(browser.get(page))
    assert "kept:0" not in browser.get(page).content.decode()
    other = f"{tasks}giay-to/giay-xac-nhan-cu/"
    assert browser.post(other, {"act": "kept:0"}).status_code == 404


def test_the_paper_is_its_declarers_and_sheets_are_counted(firm: Client, monkeypatch: Any) -> None:
    row = authorised(firm)
    assert "uy quyen.pdf" in words_of(firm.get(HERE))
    paper = reverse("portal:behalf-paper", args=[row])
    stranger = signed_in("H’Lan Niê")
    assert stranger.get(paper).status_code == stranger.post(paper).status_code == 404
    assert firm.post(HERE, CHILD).status_code == 302
    monkeypatch.setattr(guesses, "SHEETS", 1)
    tried(firm, FOR_HIM)
    often = firm.post(SHEETS, {"tep": rows(FOR_HIM)})
    assert often.status_code == 429
    assert "Bạn vừa gửi nhiều bảng" in words_of(often)
