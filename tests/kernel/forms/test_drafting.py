"""Questions while they are written: what is wrong with them, and what changed, in the words of the trade."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from motcua.kernel.errors import KernelError
from motcua.kernel.forms import FACETS, OPERATORS, Form, Kind, Question, check, condition_from_data, diff

YES_NO = [{"value": "yes", "label": "Có"}, {"value": "no", "label": "Không"}]


def q(key: str, kind: str = "text", **more: Any) -> Question:
    return Question.from_data({"key": key, "kind": kind, "label": more.pop("label", f"Hỏi {key}"), **more})


def when(question: str, op: str, value: Any = None) -> dict[str, Any]:
    return {"when": {"question": question, "op": op, "value": value}}


MARRIED = q("married", "choice", options=YES_NO)


@pytest.mark.parametrize(
    ("questions", "found"),
    [
        ([q("a"), q("b")], []),
        ([q("a", label=" ")], ["forms.lint.label"]),
        ([q("a"), replace(q("b"), key="a")], ["forms.lint.key_twice"]),
        ([q("a", label="Lý do"), q("b", label="LÝ DO")], ["forms.lint.alike"]),
        ([q("b", "many", options=[{"value": "1", "label": "Có"}, {"value": "2", "label": "có"}])],
         ["forms.lint.options"]),
        ([q("a", "number", minimum=5, maximum=2)], ["forms.lint.bounds"]),
        ([q("b", **when("nobody", "answered"))], ["forms.lint.unknown"]),
        ([q("b", **when("married", "=", "yes")), MARRIED], ["forms.lint.later"]),
        ([MARRIED, q("b", **when("married", ">", 3))], ["forms.lint.operator"]),
        ([MARRIED, q("b", **when("married", "=", "perhaps"))], ["forms.lint.value"]),
        ([MARRIED, q("b", **when("married", "in", ["yes", "perhaps"]))], ["forms.lint.value"]),
        ([MARRIED, q("b", **when("married", "=", "yes"))], []),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_once_each(questions: list[Question], found: list[str]) -> None:
    assert [flaw.key for flaw in check(questions)] == found


def test_two_branches_may_ask_in_the_same_words() -> None:
    one = q("a", label="Lý do", **when("married", "=", "yes"))
    other = q("b", label="Lý do", **when("married", "=", "no"))
    assert not check([MARRIED, one, other])
    assert check([MARRIED, one, replace(other, when=one.when)])


def test_what_the_check_lets_pass_makes_a_form() -> None:
    questions = [MARRIED, q("b", **when("married", "=", "yes")), q("c", **when("b", "answered"))]
    for order in permutations(questions):
        stops = any(flaw.stops for flaw in check(order))
        try:
            Form("f", 1, "", tuple(order))
        except KernelError:
            assert stops
        else:
            assert not stops


def test_every_kind_has_its_row_in_both_tables() -> None:
    assert set(FACETS) == set(OPERATORS) == set(Kind)


def told(old: list[Question], new: list[Question]) -> list[tuple[str, object]]:
    return [
        (each.key.rpartition(".")[2], each.values.get("number", each.values.get("new")))
        for each in diff(old, new)
    ]


A, B, C, D = q("a"), q("b"), q("c"), q("d")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ([A, B], [A, B], []),
        ([A, B], [A, B, C], [("added", 3)]),
        ([A, B, C], [B, C], [("removed", 1)]),
        ([A, B, C, D], [B, C, D, A], [("moved", 4)]),
        ([A, B, C], [C, D, A, B], [("added", 2), ("moved", 1)]),
        ([A, B], [A, replace(B, label="Khác")], [("changed", 2)]),
        ([MARRIED, B], [MARRIED, replace(B, when=condition_from_data(when("married", "answered")["when"]))],
         [("changed", 2)]),
    ],
)  # fmt: skip
def test_a_difference_counts_questions_as_people_do(
    old: list[Question], new: list[Question], said: list[tuple[str, int]]
) -> None:
    assert told(old, new) == said
