"""Finding a procedure in the words of people: any spelling, usual names, what is no more, letters alike."""

import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from motcua.catalogue import api
from motcua.catalogue.finding import Asked, Why
from motcua.platform.errors import NotFound
from people import Cast
from rooms.catalogue.conftest import DATA

pytestmark = pytest.mark.django_db
BIRTH, EXTRACT, MARRIAGE, SINGLE, LAND, SALE = (
    "1.001193", "2.000635", "1.000894", "1.004873", "1.013978", "1.012793",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _everything(cast_with_procedures: Cast) -> None:
    """Every procedure of our data, with the words and events."""


def codes(q: str, **narrowed: Any) -> list[str]:
    return [each.row.code for each in api.finding.find(Asked(q, **narrowed)).rows]


def first(q: str) -> str:
    found = codes(q)
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("q", "code"),
    [
        ("khai sinh", BIRTH),
        ("KHAI SINH", BIRTH),
        (unicodedata.normalize("NFD", "đăng ký khai sinh"), BIRTH),
        ("dang ky khai sinh", BIRTH),
        ("khai sinhf", BIRTH),
        ("ddawng kys khai sinh", BIRTH),
        ("d9a8ng ky1 khai sinh", BIRTH),
        ("làm giấy khai sinh", BIRTH),
        ("tôi muốn làm giấy khai sinh cho con thì đến đâu", BIRTH),
        ("mất giấy khai sinh", EXTRACT),
        ("giấy khai sinh bị mất", EXTRACT),
        ("giấy độc thân", SINGLE),
        ("giay doc than", SINGLE),
        ("giaays ddoocj thaan", SINGLE),
        ("sổ đỏ", LAND),
        ("so do", LAND),
        ("sang tên sổ đỏ", SALE),
        ("xác nhận tình trạng hôn nhân", SINGLE),
        ("hoà giải viên", "1.002211"),
        ("hòa giải viên", "1.002211"),
        ("nhà trọ", "1.004194"),
        ("mở quán ăn", "1.001612"),
        ("mai táng", "1.014028"),
        ("sao y", "2.000815"),
        ("bằng lái", "3.000347"),
        ("xin xây nhà", "1.013225"),
        ("hộ khẩu", "1.004222"),
        ("1.001193", BIRTH),
    ],
)
def test_the_likeliest_comes_first(q: str, code: str) -> None:
    assert first(q) == code


@pytest.mark.parametrize(
    ("q", "code"),
    [
        ("kai sinh", BIRTH),
        ("khia sinh", BIRTH),
        ("ket hom", MARRIAGE),
        ("khaisinh", BIRTH),
        ("giay doc tan", SINGLE),
        ("tạm chú", "1.004194"),
        ("đăng ký khai sinh ở bệnh viện Từ Dũ", BIRTH),
    ],
)
def test_letters_alike_are_found_and_told_apart(q: str, code: str) -> None:
    found = api.finding.find(Asked(q))
    assert found.is_alike
    assert code in [each.row.code for each in found.rows]
    assert {each.why for each in found.rows} == {Why.ALIKE}


@pytest.mark.parametrize(
    "q", ["zzzz qqqq", "!!!", "' OR 1=1 --", "zq & qz | !qq:*", "\x00", "x" * 10_000, "🏠", "đ" * 500, "9."]
)
def test_what_nobody_means_finds_nothing_and_breaks_nothing(q: str) -> None:
    found = api.finding.find(Asked(q))
    assert not found.rows


def test_each_row_says_why_it_was_found() -> None:
    why = {q: api.finding.find(Asked(q)).rows[0] for q in ("sổ đỏ", "khai sinh", "hộ tịch", "1.0011")}
    assert (why["sổ đỏ"].why, why["sổ đỏ"].phrase) == (Why.SAID, "sổ đỏ")
    assert [why[q].why for q in ("khai sinh", "1.0011")] == [Why.NAME, Why.CODE]
    assert {each.why for each in api.finding.find(Asked("thuê nhà")).rows} >= {Why.SAID}
    assert Why.FIELD in {each.why for each in api.finding.find(Asked("cư trú")).rows}


def test_marks_that_were_typed_count() -> None:
    """«đám cưới» is a wedding; «dam cuoi» may be; «đám cuội» is none."""
    assert first("làm đám cưới") == first("lam dam cuoi") == MARRIAGE


def test_what_is_no_more_points_to_what_took_its_place() -> None:
    found = api.finding.find(Asked("sổ hộ khẩu"))
    assert [note.kind for note in found.notes] == ["abolished"]
    assert "01/01/2023" in found.notes[0].text
    assert found.rows[0].row.code == "1.004222"
    elsewhere = api.finding.find(Asked("hộ chiếu"))
    assert elsewhere.notes[0].kind == "elsewhere"
    assert not elsewhere.rows


def test_an_event_is_found_by_its_words() -> None:
    assert [event.slug for event in api.finding.find(Asked("sinh con")).events] == ["co-con"]
    assert [event.slug for event in api.finding.find(Asked("vợ tôi mới sinh con")).events] == ["co-con"]


def test_a_list_is_narrowed() -> None:
    assert set(codes("khai sinh", field="ho-tich", level="commune")) > {BIRTH}
    assert codes("khai sinh", field="dat-dai") == []
    assert codes("", codes=(BIRTH,)) == [BIRTH]
    assert api.finding.find(Asked()).total == len(list((DATA / "procedures").glob("*.json")))
    assert api.finding.find(Asked(), page=99).number == 5


def test_events_keep_their_order_and_leave_out_what_is_not_here() -> None:
    event = api.finding.life_event("co-con")
    assert [step.procedures[0].code for step in event.steps if step.procedures][:2] == [BIRTH, "1.004222"]
    assert [row.slug for row in api.finding.events_of(BIRTH)] == ["co-con"]
    with pytest.raises(NotFound):
        api.finding.life_event("khong-co")


def test_suggestions_begin_with_what_was_typed() -> None:
    assert api.finding.suggestions("giay khai")[0] == "giấy khai sinh"
    assert api.finding.suggestions("g") == ()


def test_every_word_of_the_data_leads_where_it_says() -> None:
    """All phrases at once: whole, unmarked and with the words turned round, the first code comes first."""
    words = json.loads((DATA / "search" / "words.json").read_text(encoding="utf-8"))["words"]
    assert len(words) >= 150
    leading = {each["phrase"]: each["procedures"][0] for each in words if each["procedures"]}
    wrong = [phrase for phrase, code in leading.items() if first(phrase) != code]
    assert wrong == []


def test_a_search_asks_little(django_assert_max_num_queries: Callable[[int], Any]) -> None:
    """Phrases, the day, what the indexes have, the count, the rows; an event one more."""
    for q, most in (("sổ đỏ", 5), ("khai sinh", 5), ("", 3), ("sinh con", 6), ("kai sinh", 10)):
        with django_assert_max_num_queries(most):
            api.finding.find(Asked(q))
