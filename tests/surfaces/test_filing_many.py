"""Many dossiers of one account from a sheet: tried out first, a row sent once, wrong ones told by cell."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.catalogue import api as catalogue
from motcua.dossiers.api import filing
from motcua.dossiers.filing.many.columns import IN_A_CELL
from motcua.dossiers.models import Dossier
from motcua.platform import clock, imports
from motcua.platform.imports.models import Import
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from sheets import sheet
from surfaces.citizens import signed_in
from surfaces.test_filing_at_home import CONSENTS, words_of

__all__ = ["data_folder", "office"]

COMPANY = "Công ty TNHH Sông Xanh Mẫu"
HERE = f"/nop/{CODE}/nhieu/"
GOOD = {
    "_commune": "Điện Biên Phủ",
    "_case": "",
    "full_name": "Trần Quốc Bảo",
    "birth_date": "12/03/1994",
    "personal_id": "079094001238",
    "phone": "0912 345 678",
    "residence": "Số 4, đường 7/5",
    "marital_history": "Chưa đăng ký kết hôn với ai",
    "purpose": "Mục đích khác",
    "other_purpose": "Bổ sung hồ sơ",
    "copies": "2",
}


@pytest.fixture
def company(office: Office) -> Client:
    return signed_in(COMPANY)


def rows(*changed: dict[str, str]) -> SimpleUploadedFile:
    version = catalogue.version_on(CODE, clock.today())
    columns = imports.lists.by_name(filing.many.name_of(CODE)).columns
    good = GOOD | {"_case": version.cases[0].name}
    cells = [[(good | each).get(column.key, "") for column in columns] for each in changed]
    content = sheet([str(column.title) for column in columns], *cells)
    return SimpleUploadedFile("nhân viên.xlsx", content)


def tried(browser: Client, *changed: dict[str, str]) -> str:
    """The address of a sheet whose trial is over."""
    answer = browser.post(HERE, {"tep": rows(*changed)})
    assert answer.status_code == 302, words_of(answer)
    imports.try_out(Import.objects.latest("pk").pk)
    return str(answer["Location"])


def sent(browser: Client, address: str, **given: Any) -> Any:
    answer = browser.post(address, {"act": "good", "consents": CONSENTS} | given)
    if answer.status_code == 302:
        imports.carry(Import.objects.latest("pk").pk)
    return answer


def test_rows_are_tried_and_the_good_ones_become_dossiers_once(company: Client) -> None:
    assert "Nộp nhiều hồ sơ từ một bảng" in words_of(company.get(f"/nop/{CODE}/"))
    address = tried(company, {}, {"full_name": "Lò Thị Ban"}, {"copies": "hai"}, {"_commune": "Nơi không có"})
    page = words_of(company.get(address))
    assert "2 dòng nộp được" in page
    assert "2 dòng sai" in page
    assert "«hai»" in page
    assert "«Nơi không có»" in page
    assert not Dossier.objects.exists(), "a trial sends nothing"
    assert sent(company, address).status_code == 302
    assert Dossier.objects.count() == 2
    assert {d.channel for d in Dossier.objects.all()} == {"online"}
    assert "2 hồ sơ đã nộp" in words_of(company.get(address))
    again = tried(company, {}, {"full_name": "Lò Thị Ban"})
    assert "2 dòng đã nộp từ trước" in words_of(company.get(again))
    assert Dossier.objects.count() == 2


def test_nothing_is_sent_without_consent_and_a_sheet_is_thrown_away(company: Client) -> None:
    address = tried(company, {})
    answer = sent(company, address, consents=["data"])
    assert answer.status_code == 422
    assert 'href="#consents"' in answer.content.decode()
    assert not Dossier.objects.exists()
    assert company.post(address, {"act": "drop"}).status_code == 302
    assert company.get(address).status_code == 404


def test_a_sheet_is_its_own_accounts_and_officers_have_none(company: Client, office: Office) -> None:
    address = tried(company, {})
    stranger = signed_in("H’Lan Niê")
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"act": "good", "consents": CONSENTS}).status_code == 404
    assert Client().get(HERE).status_code in {302, 404}
    assert company.get(f"{HERE}bang-mau/")["Content-Disposition"].endswith(f'"nop-nhieu-{CODE}.xlsx"')


def test_a_procedure_a_row_cannot_say_has_no_sheet() -> None:
    assert IN_A_CELL.isdisjoint({"person", "address", "table", "file"})
