"""The forms people use most, filled in at home page by page as a browser sends them; without scripts."""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from house.test_forms_of_the_catalogue import names
from motcua.catalogue import api as catalogue
from motcua.demo.answering import answers
from motcua.dossiers.api import PersonGiven
from motcua.platform import clock
from motcua.surfaces.portal.filing.parts import AUTOSAVE
from rooms.dossiers.conftest import REPOSITORY, Office, data_folder, office, office_files
from surfaces.citizens import signed_in, vouched_for
from surfaces.test_filing_at_home import page_of, parts_of, words_of

__all__ = ["data_folder", "office"]

WHO = "Nguyễn Thị Mai Hương"
TRADE = "1.001612"
MANY_KINDS = ("1.001193", "1.000894", "1.000656", "1.004222", TRADE, "1.013225", "1.001731")
"""Of the forms with care those with the most kinds of question."""


def load(folder: Path, *codes: str) -> None:
    folder = office_files(folder)
    for code in codes:
        file = REPOSITORY / f"data/procedures/{code}.json"
        process = json.loads(file.read_text(encoding="utf-8"))["process"]
        shutil.copy(file, folder / "procedures")
        shutil.copy(REPOSITORY / f"data/processes/{process}.yaml", folder / "processes")
    catalogue.load_data(folder)


def told(code: str, seed: int = 0) -> dict[str, Any]:
    """Good answers of whoever is signed in."""
    who = vouched_for(WHO)
    owner = PersonGiven(WHO, who.personal_id, who.birth_date, "0912345678", "", "45/2 Lê Đức Thọ")
    form = catalogue.version_on(code, clock.today()).form
    assert form is not None
    return answers(form, owner, names(), random.Random(seed), clock.today())


def inputs(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """What a browser sends for an answer: an input a part, inputs of rows by their number."""
    if isinstance(value, dict):
        for part, inner in value.items():
            yield from inputs(f"{name}__{part}", inner)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, row in enumerate(value, start=1):
            yield from inputs(f"{name}__{number}", row)
    elif isinstance(value, bool):
        yield name, "yes"
    else:
        yield name, value


def sent(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for key, each in given.items() for name, value in inputs(f"answer__{key}", each)}


def begun(browser: Client, code: str) -> str:
    tasks = str(browser.post(reverse("portal:file", args=[code]))["Location"])
    browser.post(f"{tasks}nguoi-nop/", {"phone": "0912 345 678", "email": "", "address": "45/2 Lê Đức Thọ"})
    return tasks


@pytest.mark.parametrize("code", MANY_KINDS)
def test_every_page_of_a_form_takes_good_answers(office: Office, tmp_path: Path, code: str) -> None:
    load(tmp_path, code)
    browser = signed_in(WHO)
    tasks, given = begun(browser, code), sent(told(code))
    done: list[str] = []
    while waiting := [part for part in parts_of(browser, tasks) if part not in done]:
        answer = browser.post(waiting[0], page_of(browser, waiting[0]) | given)
        assert answer.status_code == 302, words_of(answer)
        done.append(waiting[0])
    assert len(done) >= 2


def test_sums_are_shown_and_answers_that_disagree_are_told_on_top_and_at_their_place(
    office: Office, tmp_path: Path
) -> None:
    load(tmp_path, TRADE)
    browser = signed_in(WHO)
    tasks = begun(browser, TRADE)
    shares = [
        {"name": "Lê Văn An", "personal_id": "079092001234", "share": 20_000_000},
        {"name": "Lê Thị Bình", "personal_id": "079195001234", "share": 15_000_000},
    ]
    means = sent({"capital": 50_000_000, "owners": "family", "partners": shares, "workers": 2})
    part = f"{tasks}phan/means/"
    wrong = browser.post(part, page_of(browser, part) | means)
    assert wrong.status_code == 422
    said = wrong.content.decode()
    assert "Tổng phần vốn góp phải bằng vốn kinh doanh" in words_of(wrong)
    assert 'href="#answer__shares"' in said
    assert 'id="answer__shares"' in said
    assert "35.000.000" in words_of(wrong).replace("\u202f", ".").replace("\xa0", " ")
    right = browser.post(part, page_of(browser, part) | means | {"answer__capital": "35.000.000"})
    assert right.status_code == 302, words_of(right)


def test_a_place_is_chosen_from_the_list_and_a_fault_in_a_part_is_told_on_top(
    office: Office, tmp_path: Path
) -> None:
    load(tmp_path, TRADE)
    browser = signed_in(WHO)
    part = f"{begun(browser, TRADE)}phan/shop/"
    page = browser.get(part).content.decode()
    assert '<select class="govuk-select" id="answer__shop_address__province"' in page
    place = {"province": "79", "commune": "Phường Không Có", "line": "12 Lê Lợi"}
    typed = sent({"shop_name": "Hộ kinh doanh Minh Anh", "shop_address": place})
    answer = browser.post(part, page_of(browser, part) | typed)
    assert answer.status_code == 422
    assert 'href="#answer__shop_address__commune"' in answer.content.decode()


def test_what_another_device_wrote_into_rows_is_told_in_words(office: Office, tmp_path: Path) -> None:
    load(tmp_path, TRADE)
    browser = signed_in(WHO)
    part = f"{begun(browser, TRADE)}phan/trade/"
    stale = page_of(browser, part)
    first = sent({"lines": [{"activity": "Bán lẻ lương thực"}], "conditional": "no"})
    assert browser.post(part, page_of(browser, part) | first).status_code == 302
    typed = sent({"lines": [{"activity": "Cắt tóc"}]}) | {
        "count": "1",
        "touched": "answer__lines__1__activity",
    }
    told = browser.post(part, stale | typed, headers={AUTOSAVE: "1"}).json()
    assert "«Bán lẻ lương thực»" in told["elsewhere"]["answer__lines"]
