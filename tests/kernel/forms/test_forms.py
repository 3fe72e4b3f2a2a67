"""Forms: eight kinds of question, conditions, and everything that is wrong told at once."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.errors import KernelError
from motcua.kernel.forms import (
    Form,
    Problem,
    condition_from_data,
    condition_to_data,
    holds,
    validate,
    visible,
)
from proving.sizes import size

OPTIONS = [
    {"value": "marriage", "label": "Kết hôn"},
    {"value": "other", "label": "Khác"},
    {"value": "loan", "label": "Vay"},
]
FORM = Form.from_data(
    {
        "code": "f",
        "version": 3,
        "title": "Tờ khai",
        "questions": [
            {"key": "name", "kind": "text", "label": "Họ tên", "required": True, "max_length": 200},
            {"key": "purpose", "kind": "choice", "label": "Mục đích", "required": True, "options": OPTIONS},
            {
                "key": "spouse",
                "kind": "text",
                "label": "Người sẽ kết hôn",
                "required": True,
                "when": {"question": "purpose", "op": "=", "value": "marriage"},
            },
            {"key": "papers", "kind": "many", "label": "Giấy tờ", "options": OPTIONS},
            {"key": "copies", "kind": "number", "label": "Số bản", "minimum": 1, "maximum": 10},
            {"key": "area", "kind": "number", "label": "Diện tích", "decimals": 2},
            {"key": "price", "kind": "money", "label": "Giá"},
            {"key": "born", "kind": "date", "label": "Ngày sinh", "minimum": "1900-01-01"},
            {"key": "id", "kind": "person_id", "label": "Số định danh"},
            {"key": "phone", "kind": "phone", "label": "Điện thoại"},
            {"key": "note", "kind": "text", "label": "Ghi chú", "lines": True},
        ],
    }
)
FILLED = {"name": "An", "purpose": "other"}


def problem(key: str, given: object) -> str:
    found = [each for each in validate(FORM, {**FILLED, key: given})[1] if each.question == key]
    return found[0].key if found else ""


@pytest.mark.parametrize(
    ("key", "given", "stored"),
    [
        ("name", "  Nguyễn  An ", "Nguyễn An"),
        ("name", "Ế" * 200, "Ế" * 200),
        ("copies", "3", 3),
        ("copies", 3.0, 3),
        ("copies", " 10 ", 10),
        ("area", "72,5", 72.5),
        ("area", "72.50", 72.5),
        ("area", "1.234.567", 1234567),
        ("area", -0.0, 0),
        ("area", "-0", 0),
        ("area", 0.1, 0.1),
        ("price", "15.000 đ", 15_000),
        ("price", "1 250 000 VNĐ", 1_250_000),
        ("price", "0", 0),
        ("born", "27/3/1990", "1990-03-27"),
        ("born", "1990-03-27", "1990-03-27"),
        ("papers", ["loan", "marriage", "loan"], ["marriage", "loan"]),
        ("papers", "other", ["other"]),
        ("id", "079 090 001234", "079090001234"),
        ("phone", "+84 903 123 456", "0903123456"),
        ("note", "a\r\nb", "a\nb"),
    ],
)
def test_answers_are_stored_in_one_form(key: str, given: object, stored: object) -> None:
    cleaned, problems = validate(FORM, {**FILLED, key: given})
    assert problems == ()
    assert cleaned[key] == stored
    assert validate(FORM, cleaned) == (cleaned, ())


@pytest.mark.parametrize(
    ("key", "given", "fault"),
    [
        ("name", "", "forms.required"),
        ("name", " \u200b ", "forms.required"),
        ("name", "x" * 201, "forms.text.long"),
        ("name", "x" * 10_000_000, "forms.text.long"),
        ("name", "a\x00b", "text.control"),
        ("name", ["An"], "forms.text.malformed"),
        ("name", {"a": {}}, "forms.text.malformed"),
        ("purpose", "theft", "forms.choice.unknown"),
        ("purpose", ["other"], "forms.choice.unknown"),
        ("papers", ["theft"], "forms.choice.unknown"),
        ("papers", ["loan"] * 100_000, "forms.choice.unknown"),
        ("papers", [["loan"]], "forms.choice.unknown"),
        ("papers", 5, "forms.choice.unknown"),
        ("copies", "0", "forms.bound.low"),
        ("copies", 11, "forms.bound.high"),
        ("copies", "2,5", "forms.number.decimals"),
        ("copies", "ba", "forms.number.malformed"),
        ("copies", "1e400", "forms.number.malformed"),
        ("copies", 1e400, "forms.number.large"),
        ("copies", float("nan"), "forms.number.large"),
        ("copies", 10**30, "forms.number.large"),
        ("copies", "9" * 50, "forms.number.large"),
        ("copies", "9" * 5_000, "forms.number.malformed"),
        ("copies", True, "forms.number.malformed"),
        ("copies", "٣", "forms.number.malformed"),
        ("area", "1.2345", "forms.number.decimals"),
        ("price", "-1", "forms.money.malformed"),
        ("price", "1,5", "forms.money.malformed"),
        ("price", "nhiều", "forms.number.malformed"),
        ("born", "30/02/1990", "forms.date.missing_day"),
        ("born", "1990", "forms.date.malformed"),
        ("born", "0001-01-01", "forms.date.range"),
        ("born", "9999-12-31", "forms.date.range"),
        ("born", "31/12/1899", "forms.bound.low"),
        ("born", 19900327, "forms.text.malformed"),
        ("id", "123", "codes.personal_id.length"),
        ("phone", "113", "codes.phone.malformed"),
        ("stranger", "x", "forms.question.unknown"),
    ],
)
def test_a_wrong_answer_is_named_with_what_is_wrong(key: str, given: object, fault: str) -> None:
    assert problem(key, given) == fault


def test_everything_wrong_is_told_at_once_in_the_order_of_the_form() -> None:
    _, problems = validate(FORM, {"copies": "x", "phone": "1", "purpose": "marriage"})
    assert [each.question for each in problems] == ["name", "spouse", "copies", "phone"]
    assert problems[0] == Problem("name", "forms.required", {"label": "Họ tên"})


def test_what_is_not_asked_is_neither_wanted_nor_kept() -> None:
    cleaned, problems = validate(FORM, {**FILLED, "spouse": "Bình"})
    assert (problems, "spouse" in cleaned) == ((), False)
    assert "spouse" in {question.key for question in visible(FORM, {"purpose": "marriage"})}
    assert "spouse" not in {question.key for question in visible(FORM, {"purpose": "theft"})}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=size(30, 500), deadline=None)
@given(st.dictionaries(st.sampled_from([question.key for question in FORM.questions]), json_values))
def test_no_answer_breaks_the_form_and_what_is_clean_stays_clean(answers: dict[str, Any]) -> None:
    cleaned, problems = validate(FORM, answers)
    assert {each.question for each in problems}.isdisjoint(cleaned)
    again, _ = validate(FORM, cleaned)
    assert again == cleaned
    assert visible(FORM, answers)


def test_a_form_survives_storing() -> None:
    assert Form.from_data(FORM.to_data()) == FORM
    assert FORM.question("purpose").label_of("loan") == "Vay"
    assert FORM.question("purpose").label_of("gone") == "gone"
    with pytest.raises(KernelError, match=r"forms\.question\.unknown"):
        FORM.question("ghost")


@pytest.mark.parametrize(
    ("condition", "answers", "met"),
    [
        ({"question": "a", "op": "=", "value": 1}, {"a": 1}, True),
        ({"question": "a", "op": "!=", "value": 1}, {"a": 2}, True),
        ({"question": "a", "op": "!=", "value": 1}, {}, False),
        ({"question": "a", "op": ">", "value": 1}, {"a": "x"}, False),
        ({"question": "a", "op": "<=", "value": "2026-01-01"}, {"a": "2025-12-31"}, True),
        ({"question": "a", "op": ">=", "value": 5}, {"a": 5}, True),
        ({"question": "a", "op": "<", "value": 5}, {"a": 5}, False),
        ({"question": "a", "op": "in", "value": ["x", "y"]}, {"a": "y"}, True),
        ({"question": "a", "op": "has", "value": "y"}, {"a": ["x", "y"]}, True),
        ({"question": "a", "op": "has", "value": "y"}, {"a": "y"}, False),
        ({"question": "a", "op": "answered"}, {"a": 0}, True),
        ({"not": {"question": "a", "op": "answered"}}, {}, True),
        (
            {"and": [{"question": "a", "op": "=", "value": 1}, {"question": "b", "op": "=", "value": 2}]},
            {"a": 1},
            False,
        ),
        (
            {"or": [{"question": "a", "op": "=", "value": 1}, {"question": "b", "op": "=", "value": 2}]},
            {"a": 1},
            True,
        ),
    ],
)
def test_conditions(condition: dict[str, Any], answers: dict[str, Any], met: bool) -> None:
    read = condition_from_data(condition)
    assert holds(read, answers) is met
    assert condition_to_data(read) == condition


def deep(levels: int) -> dict[str, Any]:
    condition: dict[str, Any] = {"question": "a", "op": "answered"}
    for _ in range(levels):
        condition = {"not": condition}
    return condition


@pytest.mark.parametrize(
    ("condition", "key"),
    [
        (None, "malformed"),
        ({}, "malformed"),
        ({"and": []}, "malformed"),
        ({"question": "a", "op": "~"}, "malformed"),
        ({"question": "a", "op": "in", "value": "xy"}, "malformed"),
        (deep(21), "deep"),
        (deep(900), "deep"),
    ],
)  # fmt: skip
def test_a_senseless_condition_is_refused(condition: object, key: str) -> None:
    with pytest.raises(KernelError) as refusal:
        condition_from_data(condition)
    assert refusal.value.key == f"forms.condition.{key}"


A = {"key": "a", "kind": "text", "label": "A"}


@pytest.mark.parametrize(
    ("questions", "key"),
    [
        ([A, A], "forms.question.twice"),
        ([{**A, "key": "A b"}], "forms.question.key"),
        ([{**A, "kind": "essay"}], "forms.question.malformed"),
        ([{**A, "kind": "choice"}], "forms.question.options"),
        ([{**A, "options": OPTIONS}], "forms.question.options"),
        ([{**A, "kind": "many", "options": [OPTIONS[0], OPTIONS[0]]}], "forms.question.options"),
        ([{**A, "kind": "date", "minimum": 5}], "forms.question.bounds"),
        ([{**A, "kind": "date", "minimum": "hôm nay"}], "forms.question.malformed"),
        ([{**A, "kind": "number", "maximum": "5"}], "forms.question.bounds"),
        ([{**A, "when": {"question": "b", "op": "answered"}}], "forms.condition.later"),
        ([{"key": "a"}], "forms.question.malformed"),
        ([{**A, "key": f"q{n}"} for n in range(301)], "forms.form.long"),
        (None, "forms.form.malformed"),
        ([3], "forms.question.malformed"),
    ],
)
def test_a_senseless_form_is_refused(questions: object, key: str) -> None:
    with pytest.raises(KernelError) as refusal:
        Form.from_data({"code": "f", "version": 1, "title": "F", "questions": questions})
    assert refusal.value.key == key
