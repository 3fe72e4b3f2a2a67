"""Sections of a form: their order, what each asks, what is wrong in one, and what changed in them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import KernelError
from motcua.kernel.forms import (
    WHOLE,
    Form,
    Question,
    Section,
    check,
    diff,
    diff_sections,
    parts,
    validate,
    validate_part,
)

SECTIONS = [
    {"key": "you", "title": "Bạn", "hint": "Lấy từ thẻ căn cước."},
    {"key": "shop", "title": "Cửa hàng"},
    {"key": "send", "title": "Gửi kết quả"},
]
SENT = {"when": {"question": "way", "op": "=", "value": "post"}}
WAYS = [{"value": "post", "label": "Bưu chính"}, {"value": "here", "label": "Tại quầy"}]
QUESTIONS: list[dict[str, Any]] = [
    {"key": "name", "section": "you", "kind": "text", "label": "Họ tên", "required": True},
    {"key": "way", "section": "you", "kind": "choice", "label": "Cách nhận", "options": WAYS},
    {"key": "shop", "section": "shop", "kind": "text", "label": "Tên cửa hàng", "required": True},
    {"key": "to", "section": "send", "kind": "text", "label": "Gửi đến", "required": True, **SENT},
]


def form(questions: list[dict[str, Any]] = QUESTIONS, sections: list[dict[str, str]] = SECTIONS) -> Form:
    data = {"code": "f", "version": 1, "title": "Đơn", "questions": questions}
    return Form.from_data({**data, "sections": sections} if sections else data)


def without_sections() -> Form:
    return form([{key: value for key, value in q.items() if key != "section"} for q in QUESTIONS], [])


FORM = form()


def keys(found: Form, answers: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(part.section.key, [q.key for q in part.questions]) for part in parts(found, answers)]


def test_a_part_asks_what_its_section_asks_now() -> None:
    assert keys(FORM, {}) == [("you", ["name", "way"]), ("shop", ["shop"])]
    assert keys(FORM, {"way": "post"})[-1] == ("send", ["to"])


def test_a_form_without_sections_is_one_part_titled_as_the_form() -> None:
    (part,) = parts(without_sections(), {"way": "post"})
    assert part.section == Section(WHOLE, "Đơn")
    assert [q.key for q in part.questions] == ["name", "way", "shop", "to"]
    assert validate_part(without_sections(), WHOLE, {"name": "An"}) == validate(
        without_sections(), {"name": "An"}
    )


def test_a_part_is_judged_alone_with_what_was_answered_before_it() -> None:
    cleaned, problems = validate_part(FORM, "you", {"name": " An "})
    assert (cleaned, problems) == ({"name": "An"}, ())
    assert [each.question for each in validate_part(FORM, "send", {"way": "post"})[1]] == ["to"]
    assert validate_part(FORM, "send", {"way": "here", "to": "bỏ đi"}) == ({}, ())
    with pytest.raises(KernelError, match=r"forms\.section\.none"):
        validate_part(FORM, "garden", {})


@given(st.dictionaries(st.sampled_from(["name", "way", "shop", "to"]), st.sampled_from(["", "post", "here"])))
def test_all_parts_together_say_what_the_whole_says(answers: dict[str, str]) -> None:
    cleaned, problems = validate(FORM, answers)
    each = [validate_part(FORM, section.key, answers) for section in FORM.sections]
    assert {k: v for part, _ in each for k, v in part.items()} == cleaned
    assert tuple(problem for _, found in each for problem in found) == problems


def changed(at: int, **more: str) -> list[dict[str, Any]]:
    return [{**q, **more} if n == at else q for n, q in enumerate(QUESTIONS)]


@pytest.mark.parametrize(
    ("questions", "sections", "fault"),
    [
        (changed(2, section="garden"), SECTIONS, "forms.section.unknown"),
        (changed(2, section=""), SECTIONS, "forms.section.unknown"),
        (changed(2, section="send"), SECTIONS, "forms.section.empty"),
        ([*changed(1, section="shop"), {**QUESTIONS[0], "key": "again"}], SECTIONS, "forms.section.order"),
        (QUESTIONS, SECTIONS[::-1], "forms.section.order"),
        (QUESTIONS, [*SECTIONS, SECTIONS[0]], "forms.section.twice"),
        (QUESTIONS, [*SECTIONS, {"key": "more", "title": "Thêm"}], "forms.section.empty"),
        (QUESTIONS, [], "forms.section.unknown"),
    ],
)
def test_a_question_out_of_its_section_makes_no_form(
    questions: list[dict[str, Any]], sections: list[dict[str, str]], fault: str
) -> None:
    with pytest.raises(KernelError, match=fault):
        form(questions, sections)
    asked = [Question.from_data(each) for each in questions]
    found = check(asked, [Section.from_data(each) for each in sections])
    assert fault in {flaw.key for flaw in found if flaw.stops}


@pytest.mark.parametrize("data", [{}, {"key": "A", "title": "x"}, {"key": 1, "title": "x"}, None, "you"])
def test_a_malformed_section_is_told(data: Any) -> None:
    with pytest.raises(KernelError, match=r"forms\.section"):
        Section.from_data(data)


def test_sections_are_data_both_ways() -> None:
    assert Form.from_data(FORM.to_data()) == FORM
    assert "sections" not in without_sections().to_data()


def test_what_changed_in_sections_is_told_once_each() -> None:
    you, shop, send = FORM.sections
    assert [each.key for each in diff_sections((), FORM.sections)] == ["forms.diff.section_added"] * 3
    assert [each.values for each in diff_sections(FORM.sections, (you, send))] == [{"title": "Cửa hàng"}]
    assert [each.key for each in diff_sections(FORM.sections, (send, you, shop))] == [
        "forms.diff.section_moved"
    ]
    worded = diff_sections(FORM.sections, (Section("you", "Người nộp"), shop, send))
    assert [dict(each.values) for each in worded] == [{"old": "Bạn", "new": "Người nộp"}]
    assert not diff(without_sections().questions, FORM.questions), "sections are not told for every question"
    other = form(changed(1, section="shop")).questions
    assert [each.values["field"] for each in diff(FORM.questions, other)] == ["section"]
