"""The check of a spec names each fault at its element; the difference of two is told in words."""

from __future__ import annotations

from typing import Any

import pytest

from kernel.process.test_engine import CERTIFICATE, CHOICE, SIDE_BY_SIDE, STAGES, TIMED, move, spec_of, step
from motcua.kernel.errors import KernelError
from motcua.kernel.messages import Message
from motcua.kernel.process import Spec, check, diff, longest_way, spec_from_data, spec_to_data
from motcua.platform.words import say


def found(spec: Spec, limit: float | None = None) -> set[tuple[str, str]]:
    return {(finding.key.removeprefix("process.check."), finding.element) for finding in check(spec, limit)}


@pytest.mark.parametrize("spec", [CERTIFICATE, SIDE_BY_SIDE, CHOICE, STAGES, TIMED])
def test_sound_specs_have_no_findings(spec: Spec) -> None:
    assert check(spec) == ()


GATES = {"fork": {"key": "fork", "kind": "fork"}, "join": {"key": "join", "kind": "join"}}
FAULTY: list[tuple[str, Spec, tuple[str, str]]] = [
    ("a key used twice", spec_of([step("a"), step("a")], [move("a", "end")]), ("duplicate", "a")),
    (
        "a start that is not there",
        spec_of([step("a")], [move("a", "end")], start="b"),
        ("start_unknown", "b"),
    ),
    ("a move to nowhere", spec_of([step("a")], [move("a", "b")]), ("target_unknown", "a")),
    (
        "a move from nowhere",
        spec_of([step("a")], [move("a", "end"), move("b", "end")]),
        ("source_unknown", "b"),
    ),
    (
        "a step nothing leads to",
        spec_of([step("a"), step("b")], [move("a", "end"), move("b", "end")]),
        ("unreachable", "b"),
    ),
    (
        "a step that leads nowhere",
        spec_of([step("a")], [move("a", None)]),
        ("no_way_out", "a"),
    ),
    (
        "a circle without end",
        spec_of(
            [step("a"), step("b"), step("c")],
            [move("a", "b"), move("b", "c"), move("c", "b"), move("a", "end", "x")],
        ),
        ("end_unreachable", "b"),
    ),
    ("no owner", spec_of([step("a", function=None)], [move("a", "end")]), ("owner_missing", "a")),
    (
        "an owner we do not know",
        spec_of([step("a", unit_rule="named:")], [move("a", "end")]),
        ("owner_missing", "a"),
    ),
    ("no hours", spec_of([step("a", hours=None)], [move("a", "end")]), ("hours_missing", "a")),
    (
        "a choice without default",
        spec_of([step("a")], [move("a", "end", guard={"fact": "x", "op": "==", "value": 1})]),
        ("guards_open", "a"),
    ),
    (
        "a way that is never taken",
        spec_of([step("a"), step("b")], [move("a", "b"), move("a", "end"), move("b", "end")]),
        ("way_hidden", "a"),
    ),
    ("a wait for nothing", spec_of([step("a", "wait")], [move("a", "end")]), ("waits_for_nothing", "a")),
    ("a call of nothing", spec_of([step("a", "call")], [move("a", "end")]), ("calls_nothing", "a")),
    (
        "a join behind a choice",
        spec_of(
            [step("a"), step("b")],
            [move("a", "join"), move("a", "b", "x"), move("b", "join"), move("join", "end")],
            gates=[GATES["join"]],
        ),
        ("join_stuck", "join"),
    ),
    (
        "a fork that never meets",
        spec_of(
            [step("a"), step("b"), step("c")],
            [move("a", "fork"), move("fork", "b"), move("fork", "b"), move("b", "c"), move("c", "end")],
            gates=[GATES["fork"]],
        ),
        ("opened_twice", "b"),
    ),
    (
        "gates in a circle",
        spec_of(
            [step("a")],
            [
                move("a", "g"),
                move("g", "h", guard={"fact": "x", "op": "known"}),
                move("g", "end", default=True),
                move("h", "g"),
            ],
            gates=[{"key": "g", "kind": "choice"}, {"key": "h", "kind": "choice"}],
        ),
        ("gates_in_circle", "h"),
    ),
    (
        "a move across the border of a stage",
        spec_of(
            [step("a"), step("b", stage="s")],
            [move("a", "b"), move("b", "e"), move("s", "end")],
            gates=[{"key": "s", "kind": "stage", "start": "b"}, {"key": "e", "kind": "end", "stage": "s"}],
        ),
        ("crosses_stage", "a"),
    ),
    (
        "a timer that leads nowhere",
        spec_of(
            [step("a")], [move("a", "end")], timed=[{"key": "t", "source": "a", "hours": 1, "kind": "expire"}]
        ),
        ("timer_without_target", "t"),
    ),
]


@pytest.mark.parametrize(
    ("spec", "finding"), [(s, f) for _n, s, f in FAULTY], ids=[n for n, _s, _f in FAULTY]
)
def test_each_fault_is_found_at_its_element(spec: Spec, finding: tuple[str, str]) -> None:
    assert finding in found(spec)


def test_each_finding_has_a_sentence_without_gaps() -> None:
    for _name, spec, _finding in FAULTY:
        for finding in check(spec, 1):
            sentence = say(finding.key, element=finding.element, **finding.values)
            assert sentence != finding.key
            assert "–" not in sentence


def test_hours_must_fit_the_legal_limit() -> None:
    assert longest_way(CERTIFICATE) == (12, ("receive", "examine", "approve"))
    assert ("hours_over", "p") in found(CERTIFICATE, 11)
    assert found(CERTIFICATE, 12) == set()


def test_hours_of_parallel_branches_count_once() -> None:
    assert longest_way(SIDE_BY_SIDE)[0] == 12


def test_the_difference_is_told_step_by_step_and_in_hours() -> None:
    data: Any = spec_to_data(CERTIFICATE)
    data["steps"][1]["hours"] = 9
    data["steps"].append(step("sign", "sign"))
    data["moves"][4]["target"] = "sign"
    data["moves"].append(move("sign", "end"))
    messages = diff(CERTIFICATE, spec_from_data(data))
    assert (
        Message("process.diff.step_changed", {"element": "examine", "field": "hours", "old": 4, "new": 9})
        in messages
    )
    assert {m.key for m in messages} >= {
        "process.diff.step_added",
        "process.diff.move_added",
        "process.diff.move_removed",
    }
    assert messages[-1] == Message("process.diff.hours", {"old": 12, "new": 21, "change": 9})
    assert all(say(m.key, **m.values) != m.key for m in messages)


def test_equal_specs_do_not_differ() -> None:
    assert diff(CERTIFICATE, spec_from_data(spec_to_data(CERTIFICATE))) == ()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"steps": 3}, "process.field.wrong"),
        ({"colour": "red"}, "process.field.unknown"),
        ({"version": "one"}, "process.field.wrong"),
        ({"steps": [{"key": "a"}]}, "process.field.missing"),
        ({"steps": [{**step("a"), "hours": -1}]}, "process.field.wrong"),
        ({"steps": [{**step("a"), "hours": True}]}, "process.field.wrong"),
        ({"steps": [step("a", "dance")]}, "process.kind.unknown"),
        (
            {"moves": [move("a", "end", guard={"fact": "x", "op": "~", "value": 1})]},
            "process.guard.malformed",
        ),
    ],
)
def test_plain_data_that_is_no_spec_is_refused_by_field(change: dict[str, Any], key: str) -> None:
    with pytest.raises(KernelError) as refused:
        spec_from_data({**spec_to_data(CERTIFICATE), **change})
    assert refused.value.key == key
