"""The declaration as it is printed: of what was typed, of what was sent, of every form of the catalogue."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from house.test_forms_of_the_catalogue import KNOWN, TODAY, catalogue, told
from motcua.kernel.forms import Form, Kind, applying, validate
from motcua.surfaces.declared import declared, roman
from rooms.dossiers.conftest import Office, data_folder, office
from surfaces.citizens import signed_in
from surfaces.test_filing_at_home import page_of, words_of
from surfaces.test_filing_at_home import sent as sent_whole
from surfaces.test_filing_forms import TRADE, begun, load, sent

__all__ = ["data_folder", "office"]

WHO = "Nguyễn Thị Mai Hương"


@pytest.mark.parametrize(("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (18, "XVIII"), (30, "XXX")])
def test_sections_have_roman_numbers(number: int, text: str) -> None:
    assert roman(number) == text


def lines_of(form: Form, seed: int) -> tuple[list[str], list[str]]:
    """The labels on paper, and those of what applies."""
    cleaned, _problems = validate(form, told(form, seed), KNOWN)
    sheet = declared(form, cleaned, KNOWN, to="", place="", day=TODAY, signer="")
    printed = [line for group in sheet.groups for line in group.lines]
    assert [line.number for line in printed] == list(range(1, len(printed) + 1))
    for line in printed:
        said = line.value or line.parts or line.rows
        assert bool(said) == any(
            cleaned.get(each.key) is not None for each in form.questions if each.label == line.label
        )
    return [line.label for line in printed] + [words for words, _article in sheet.oaths], [
        each.label for each in applying(form, cleaned, KNOWN)
    ]


def test_every_form_prints_everything_that_applies_once() -> None:
    for form in catalogue().values():
        printed, asked = lines_of(form, 1)
        oaths = {each.label for each in form.questions if each.kind is Kind.DECLARATION}
        assert [each for each in printed if each not in oaths] == [
            each for each in asked if each not in oaths
        ]
        assert sorted(printed) == sorted(asked)


def test_what_is_typed_so_far_is_seen_on_paper_before_it_is_sent(office: Office, tmp_path: Path) -> None:
    load(tmp_path, TRADE)
    browser = signed_in(WHO)
    tasks = begun(browser, TRADE)
    part = f"{tasks}phan/trade/"
    rows = [{"activity": "Bán lẻ lương thực", "code": "4721"}, {"activity": "Bán đồ uống"}]
    browser.post(part, page_of(browser, part) | sent({"lines": rows, "conditional": "no"}))
    page = browser.get(f"{tasks}to-khai/")
    said = words_of(page)
    for words in (
        "Độc lập – Tự do – Hạnh phúc",
        "Kính gửi",
        "III. Ngành, nghề",
        "Bán lẻ lương thực",
        "chưa gửi",
    ):
        assert words in said, words
    assert re.search(r"Số ngành, nghề:\s*2", said)
    assert WHO in said
    assert Client().get(f"{tasks}to-khai/").status_code == 404
    assert signed_in("Trần Quốc Bảo").get(f"{tasks}to-khai/").status_code == 404


def test_what_was_sent_is_printed_in_vietnamese_whatever_the_page_speaks(office: Office) -> None:
    browser = signed_in(WHO)
    dossier = sent_whole(browser, office)
    address = reverse("portal:own-declaration", args=[dossier.public_id])
    assert (
        f'href="{address}"'
        in browser.get(reverse("portal:own-sent", args=[dossier.public_id])).content.decode()
    )
    browser.post(reverse("portal:language"), {"language": "en"})
    said = words_of(browser.get(address))
    for words in ("Kính gửi: Ủy ban nhân dân", "Đỗ Anh Tuấn", "079 188 999012", "Người khai", dossier.code):
        assert words in said, words
    draft = address.replace(str(dossier.public_id), str(dossier.intent_key)).replace("/ho-so/", "/nop/ho-so/")
    assert browser.get(draft).status_code == 302
