"""Checklist and slip: how each paper came, what is missing, printed again, and in a second language."""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers.models import Paper
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, REPOSITORY, Office, data_folder, load_office
from surfaces.test_counter_intake import GIVEN

__all__ = ["data_folder"]

BIRTH = "1.001193"


@pytest.fixture
def office(db: None, data_folder: Path) -> Iterator[Office]:
    for name in (f"procedures/{BIRTH}.json", "processes/dang-ky-khai-sinh.yaml"):
        shutil.copy(REPOSITORY / "data" / name, data_folder / name)
    yield load_office(data_folder)
    agencies.forget()
    catalogue.forget_versions()


@pytest.fixture
def counter(office: Office) -> Client:
    return signed_in(office.person("receiver").account)


def page(code: str = CODE) -> str:
    return f"/quay/nhan/{code}/?y={uuid.uuid4()}"


def birth_page(counter: Client) -> str:
    """The intake page of a birth, after its questions."""
    address = page(BIRTH)
    fit = {f"answer__{key}": "no" for key in ("registered_before", "foreign_parent", "claims_father")}
    assert counter.post(address.replace("?", "dieu-kien/?"), fit).status_code == 302
    return address


def test_what_a_database_holds_is_looked_up_and_counts_as_here(counter: Client) -> None:
    address = birth_page(counter)
    shown = counter.get(address).content.decode()
    assert 'name="paper__giay-chung-sinh" value="register"' in shown
    assert 'name="paper__to-khai" value="register"' not in shown, "nobody can look up a declaration"
    assert "<b data-tally-here>0</b> trên <b data-tally-needed>2</b>" in shown
    sent = {"paper__giay-chung-sinh": "register", "paper__to-khai": "missing", "name": "An"}
    back = counter.post(address, sent).content.decode()
    assert "<b data-tally-here>1</b> trên <b data-tally-needed>2</b>" in back
    assert "<b data-tally-missing>1</b>" in back
    assert 'value="register" checked' in back


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [("seen", ("original", "seen")), ("copied", ("copy", "copied")), ("scanned", ("copy", "scanned"))],
)
def test_each_way_a_paper_came_is_kept(counter: Client, chosen: str, kept: tuple[str, str]) -> None:
    assert counter.post(page(), GIVEN | {"paper__to-khai": chosen}).status_code == 302
    assert Paper.objects.values_list("form", "state").get() == kept


def test_a_forged_look_up_of_what_no_database_holds_is_no_paper(counter: Client) -> None:
    answer = counter.post(page(), GIVEN | {"paper__to-khai": "register"})
    assert answer.status_code != 302
    assert not Paper.objects.exists()


def test_the_slip_says_when_it_is_printed_again(counter: Client) -> None:
    slip = counter.post(page(), GIVEN)["Location"]
    first, again = (counter.get(slip).content.decode() for _ in range(2))
    assert "Đã tiếp nhận." in first
    assert "In lại lúc" not in first
    assert "Đã tiếp nhận." not in again
    assert "In lại lúc" in again


def test_the_english_sheet_stands_beside_the_vietnamese_one_each_with_its_qr(counter: Client) -> None:
    slip = counter.post(page(), GIVEN)["Location"]
    one = counter.get(slip).content.decode()
    assert one.count('class="sheet-qr"') == 1
    assert "song-ngu=1" in one
    both = counter.get(f"{slip}?song-ngu=1").content.decode()
    assert both.count('class="sheet-qr"') == 2
    assert both.index('<div class="sheet" lang="vi">') < both.index('<div class="sheet" lang="en">')
    for words in (
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        "Receipt and appointment slip",
        "3 ngày làm việc",
        "3 working days",
    ):
        assert words in both


def test_an_officer_who_works_in_english_prints_the_vietnamese_slip(counter: Client) -> None:
    slip = counter.post(page(), GIVEN)["Location"]
    counter.post("/ngon-ngu/", {"language": "en"})
    shown = counter.get(slip, headers={"accept-language": "en"}).content.decode()
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in shown
    assert "Độc lập – Tự do – Hạnh phúc" in shown
