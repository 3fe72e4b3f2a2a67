"""Questions among sections while a form is written: whatever is moved, a form can be made of it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.forms import (
    DOWN,
    REMOVE,
    UP,
    Form,
    Kind,
    Layout,
    Question,
    Section,
    arranged,
    divided,
    moved,
    section_moved,
)

A, B, C, D = (Question(key, Kind.TEXT, key.upper()) for key in "abcd")
ONE, TWO = Section("one", "Một"), Section("two", "Hai")
PLAIN = Layout((A, B, C, D))
TWO_PARTS = divided(PLAIN, 2, TWO, "Đầu")


def told(layout: Layout) -> str:
    """«ab|cd»: the questions, a bar between sections."""
    said, before = "", layout.questions[0].section if layout.questions else ""
    for question in layout.questions:
        said += ("|" if question.section != before else "") + question.key
        before = question.section
    return said


def test_a_form_is_divided_from_a_question_on() -> None:
    assert told(TWO_PARTS) == "ab|cd"
    assert [section.title for section in TWO_PARTS.sections] == ["Đầu", "Hai"]
    assert told(divided(TWO_PARTS, 3, ONE, "")) == "ab|c|d"
    assert told(divided(PLAIN, 0, TWO, "Đầu")) == "abcd", "nothing is left before it"


def test_a_question_at_the_edge_of_a_section_crosses_it() -> None:
    assert told(moved(TWO_PARTS, 1, DOWN)) == "a|bcd"
    assert told(moved(TWO_PARTS, 2, UP)) == "abc|d"
    assert told(moved(TWO_PARTS, 0, DOWN)) == "ba|cd"
    assert told(moved(PLAIN, 0, UP)) == "abcd"


def test_a_section_goes_with_its_last_question_and_hands_on_those_it_has() -> None:
    alone = moved(TWO_PARTS, 3, REMOVE)
    assert [section.title for section in moved(alone, 2, REMOVE).sections] == ["Đầu"]
    assert told(section_moved(TWO_PARTS, "two", UP)) == "cd|ab"
    merged = section_moved(TWO_PARTS, "two", REMOVE)
    assert (told(merged), len(merged.sections)) == ("abcd", 1)
    assert section_moved(merged, merged.sections[0].key, REMOVE) == PLAIN


ACTS = st.lists(
    st.tuples(st.sampled_from([UP, DOWN, REMOVE, "divide", "section"]), st.integers(0, 6), st.booleans())
)


@given(ACTS)
def test_no_act_loses_order_or_makes_an_unsound_form(acts: list[tuple[str, int, bool]]) -> None:
    layout = PLAIN
    for number, (act, place, back) in enumerate(acts):
        if not layout.questions:
            break
        at = place % len(layout.questions)
        if act == "divide":
            layout = divided(layout, at, Section(f"s{number}", f"Phần {number}"), "Đầu")
        elif act == "section":
            section = layout.questions[at].section
            layout = section_moved(layout, section, UP if back else REMOVE) if section else layout
        else:
            layout = moved(layout, at, act)
        Form("f", 1, "", layout.questions, layout.sections)
        assert {replace(q, section="") for q in layout.questions} <= {A, B, C, D}
        assert arranged(layout.questions, layout.sections) == layout
