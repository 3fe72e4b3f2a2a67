"""Who qualifies: answers, cases, and definitions that cannot be meant."""

import json
from pathlib import Path
from typing import Any

import pytest

from motcua.kernel.errors import KernelError
from motcua.kernel.forms import Eligibility, validate

REPOSITORY = Path(__file__).resolve().parents[3]
YES_NO = [{"value": "yes", "label": "Có"}, {"value": "no", "label": "Không"}]
DATA: dict[str, Any] = {
    "questions": [
        {"key": "age", "kind": "number", "label": "Tuổi", "required": True},
        {"key": "poor", "kind": "choice", "label": "Hộ nghèo", "required": True, "options": YES_NO},
    ],
    "bars": [
        {
            "code": "young",
            "when": {"question": "age", "op": "<", "value": 20},
            "reason": "Chưa đủ 20 tuổi.",
            "article": "Điều 8",
        },
        {
            "code": "not-poor",
            "when": {"question": "poor", "op": "=", "value": "no"},
            "reason": "Không thuộc hộ nghèo.",
            "article": "Điều 9",
            "cases": ["support"],
        },
    ],
}


@pytest.mark.parametrize(
    ("answers", "case", "met"),
    [
        ({"age": 20, "poor": "yes"}, "", []),
        ({"age": 19, "poor": "yes"}, "", ["young"]),
        ({"age": 20, "poor": "no"}, "", []),
        ({"age": 20, "poor": "no"}, "support", ["not-poor"]),
        ({"age": 3, "poor": "no"}, "support", ["young", "not-poor"]),
        ({}, "support", []),
    ],
)
def test_answers_bar_under_their_case(answers: dict[str, Any], case: str, met: list[str]) -> None:
    assert [bar.code for bar in Eligibility.from_data(DATA).barring(answers, case)] == met


def _with(**changed: Any) -> dict[str, Any]:
    return {**DATA, **changed}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (
            _with(questions=[{"key": "who", "kind": "text", "label": "Tên"}], bars=[]),
            "forms.eligibility.kind",
        ),
        (
            _with(questions=[{"key": "who", "kind": "person_id", "label": "Số"}], bars=[]),
            "forms.eligibility.kind",
        ),
        (_with(bars=[*DATA["bars"], DATA["bars"][0]]), "forms.eligibility.twice"),
        (
            _with(bars=[{**DATA["bars"][0], "when": {"question": "height", "op": "<", "value": 1}}]),
            "forms.eligibility.unknown",
        ),
        (_with(bars=[{"code": "young"}]), "forms.form.malformed"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(data: dict[str, Any], key: str) -> None:
    with pytest.raises(KernelError) as refused:
        Eligibility.from_data(data)
    assert refused.value.key == key


def test_plain_data_comes_back_as_it_was() -> None:
    assert Eligibility.from_data(DATA).to_data() == DATA


ASKING = [
    path
    for path in sorted((REPOSITORY / "data/procedures").glob("*.json"))
    if "eligibility" in json.loads(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("path", ASKING, ids=[path.stem for path in ASKING])
def test_every_bar_of_our_procedures_can_be_met_by_answers_one_can_give(path: Path) -> None:
    """A bar no answer reaches would refuse nobody: each is tried with the values its condition names."""
    data = json.loads(path.read_text(encoding="utf-8"))
    eligibility = Eligibility.from_data(data["eligibility"])
    for bar in eligibility.bars:
        case = bar.cases[0] if bar.cases else ""
        given = _meeting(bar.to_data()["when"])
        asked = {
            question.key: given.get(question.key) or _some(question)
            for question in eligibility.form.questions
        }
        asked |= _leading_to(given, data["eligibility"]["questions"])
        cleaned, problems = validate(eligibility.form, asked)
        assert not problems
        assert bar in eligibility.barring(cleaned, case), bar.code


def _meeting(when: dict[str, Any]) -> dict[str, str]:
    if "and" in when:
        return {key: value for part in when["and"] for key, value in _meeting(part).items()}
    step = {"<": -1, ">": 1}.get(when["op"], 0)
    return {when["question"]: str(when["value"] + step) if isinstance(when["value"], int) else when["value"]}


def _some(question: Any) -> str:
    return question.options[0].value if question.options else "40"


def _leading_to(given: dict[str, str], questions: list[dict[str, Any]]) -> dict[str, str]:
    """A question asked only under a condition is asked: what it hangs on is answered so."""
    return {
        key: value
        for question in questions
        if "when" in question and question["key"] in given
        for key, value in _meeting(question["when"]).items()
    }
