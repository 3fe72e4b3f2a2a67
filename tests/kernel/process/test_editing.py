"""Changes of a spec as in a table of steps: each keeps the rest of the route, sound stays sound."""

from dataclasses import replace

import pytest

from motcua.kernel.errors import KernelError
from motcua.kernel.process import (
    Gate,
    GateKind,
    Move,
    Spec,
    Step,
    StepKind,
    add_beside,
    add_step,
    change_step,
    check,
    in_sequence,
    main_way,
    move_step,
    new_key,
    remove_step,
)


def step(key: str, kind: StepKind = StepKind.EXAMINE) -> Step:
    return Step(key, key.upper(), "examiner", "competent", 4, kind)


LINE = Spec(
    "line",
    1,
    "Line",
    "a",
    (step("a", StepKind.RECEIVE), step("b"), step("c"), step("d", StepKind.RETURN)),
    (Gate("end", GateKind.END),),
    (
        Move("a", "b"),
        Move("b", "c"),
        Move("c", "d"),
        Move("c", None, "return", "Trả lại"),
        Move("d", "end"),
    ),
)


def way(spec: Spec) -> list[str]:
    """The steps from the start by main ways."""
    found, key = [], spec.start
    while spec.is_step(key):
        found.append(key)
        onward = main_way(spec, key)
        key = (onward.target if onward else None) or "end"
    return found


def is_sound(spec: Spec) -> bool:
    return not [finding for finding in check(spec) if not finding.is_gap]


@pytest.mark.parametrize(
    ("after", "route"), [(None, "nabcd"), ("a", "anbcd"), ("c", "abcnd"), ("d", "abcdn")]
)
def test_a_step_is_added_on_the_way(after: str | None, route: str) -> None:
    spec = add_step(LINE, step("n"), after)

    assert way(spec) == list(route)
    assert [each.key for each in spec.steps] == list(route)
    assert is_sound(spec)


@pytest.mark.parametrize(("key", "route"), [("a", "bcd"), ("b", "acd"), ("c", "abd"), ("d", "abc")])
def test_a_step_taken_out_leaves_a_whole_route(key: str, route: str) -> None:
    spec = remove_step(LINE, key)

    assert way(spec) == list(route)
    assert is_sound(spec)


def test_the_last_step_stays() -> None:
    spec = LINE
    for key in "abc":
        spec = remove_step(spec, key)
    with pytest.raises(KernelError) as refused:
        remove_step(spec, "d")
    assert refused.value.key == "process.edit.last_step"


@pytest.mark.parametrize(
    ("key", "later", "route"),
    [("b", True, "acbd"), ("c", False, "acbd"), ("b", False, "bacd"), ("c", True, "abdc")],
)
def test_steps_that_follow_each_other_change_places_in_the_route(key: str, later: bool, route: str) -> None:
    spec = move_step(LINE, key, later=later)

    assert way(spec) == list(route)
    assert is_sound(spec)


def test_a_move_there_and_back_changes_nothing() -> None:
    there = move_step(LINE, "b", later=True)
    back = move_step(there, "b", later=False)

    assert way(back) == way(LINE)
    assert set(back.moves) == set(LINE.moves)


def test_steps_that_part_change_rows_only() -> None:
    parted = replace(LINE, moves=(*LINE.moves, Move("b", "d", "skip")))
    spec = move_step(parted, "b", later=True)

    assert [each.key for each in spec.steps] == list("acbd")
    assert set(spec.moves) == set(parted.moves)


def test_the_first_row_has_nothing_before_it() -> None:
    for key, later in (("a", False), ("d", True)):
        with pytest.raises(KernelError) as refused:
            move_step(LINE, key, later=later)
        assert refused.value.key == "process.edit.no_neighbour"


def test_steps_are_done_side_by_side_and_one_after_the_other_again() -> None:
    one = add_beside(LINE, step("n"), "b")
    two = add_beside(one, step("m"), "n")

    assert is_sound(one)
    assert is_sound(two)
    forks = [gate for gate in two.gates if gate.kind is GateKind.FORK]
    assert len(forks) == 1  # the third branch joins the fork that is there
    assert {move.target for move in two.moves_from(forks[0].key)} == {"b", "n", "m"}
    after = in_sequence(two, forks[0].key)
    assert way(after) == list("abnmcd")
    assert is_sound(after)
    assert not [gate for gate in after.gates if gate.kind in {GateKind.FORK, GateKind.JOIN}]


def test_nothing_is_done_beside_a_step_that_parts() -> None:
    parted = replace(LINE, moves=(*LINE.moves, Move("b", "d", "skip")))
    with pytest.raises(KernelError) as refused:
        add_beside(parted, step("n"), "b")
    assert refused.value.key == "process.edit.ways_part"


def test_branches_that_leave_are_not_put_in_a_row() -> None:
    parted = add_beside(LINE, step("n"), "b")
    fork = next(gate.key for gate in parted.gates if gate.kind is GateKind.FORK)
    leaving = replace(parted, moves=(*parted.moves, Move("n", "end", "leave")))
    with pytest.raises(KernelError) as refused:
        in_sequence(leaving, fork)
    assert refused.value.key == "process.edit.branches_part"


def test_a_changed_step_keeps_what_leads_to_it() -> None:
    other = replace(LINE.step("c"), name="Soát lại", hours=8)
    spec = change_step(LINE, other, (Move("c", "d"), Move("c", "end", "stop")))

    assert spec.step("c").hours == 8
    assert [move.target for move in spec.moves_from("c")] == ["d", "end"]
    assert spec.ways_into("c") == LINE.ways_into("c")


def test_keys_are_never_taken_twice() -> None:
    assert new_key(LINE, "b") == "b-2"
    assert new_key(LINE, "end") == "end-2"
    assert new_key(LINE, "back") == "back-2"
    with pytest.raises(KernelError):
        add_step(LINE, step("b"), "a")
