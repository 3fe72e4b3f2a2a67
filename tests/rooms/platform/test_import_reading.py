"""Spreadsheets from outside: read by row and cell; whatever acts or is out of proportion is refused."""

from datetime import datetime
from io import BytesIO

import pytest

from motcua.platform.errors import Refusal
from motcua.platform.imports import MOST_ROWS
from motcua.platform.imports.reading import MOST_BYTES, day_of_serial, read
from sheets import sheet, with_entry

PLAIN = sheet(["Họ tên", "Từ ngày"], ["Lò Văn Ín", "01/12/2026"])
SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet/>'


def rows_of(content: bytes) -> list[tuple[int, dict[int, str]]]:
    return read(BytesIO(content), len(content))


def test_rows_come_with_the_numbers_a_person_sees() -> None:
    content = sheet(["A", "B"], [], ["x", None, "y"], ["", ""])
    assert rows_of(content) == [(1, {0: "A", 1: "B"}), (3, {0: "x", 2: "y"})]


def test_numbers_and_days_are_read_as_people_write_them() -> None:
    content = sheet(["A"], [912345678, 2.5, datetime(2026, 11, 21)])  # noqa: DTZ001 (a spreadsheet's day)
    assert rows_of(content)[1][1] == {0: "912345678", 1: "2.5", 2: "46347"}
    assert day_of_serial("46347") == "21/11/2026"
    assert day_of_serial("21/11/2026") == "21/11/2026"


def test_accented_names_arrive_whole() -> None:
    assert rows_of(PLAIN)[1] == (2, {0: "Lò Văn Ín", 1: "01/12/2026"})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import-not-xlsx"),
        (b"not a spreadsheet", "import-not-xlsx"),
        (PLAIN[: len(PLAIN) // 2], "import-not-xlsx"),
        (with_entry(PLAIN, "xl/vbaProject.bin", b"x"), "import-has-macros"),
        (with_entry(PLAIN, "xl/externalLinks/externalLink1.xml", b"<x/>"), "import-has-macros"),
        (with_entry(PLAIN, SHEET, b"<worksheet><sheetData><row>"), "import-damaged"),
        (with_entry(PLAIN, SHEET, BOMB), "import-damaged"),
        (with_entry(PLAIN, SHEET, b" " * 50_000_000), "import-too-big"),
        (sheet(["A"], ["=1+1"]), "import-has-formulas"),
        (sheet(*[["x"]] * (MOST_ROWS + 3)), "import-too-many-rows"),
    ],
)
def test_what_is_refused_and_why(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        rows_of(content)
    assert caught.value.code == code


def test_a_formula_is_named_by_its_cell() -> None:
    with pytest.raises(Refusal) as caught:
        rows_of(sheet(["A", "B"], ["x", '=HYPERLINK("x")']))
    assert "B2" in str(caught.value)


def test_a_large_file_is_not_even_opened() -> None:
    with pytest.raises(Refusal) as caught:
        read(BytesIO(b""), MOST_BYTES + 1)
    assert caught.value.code == "import-too-big"
