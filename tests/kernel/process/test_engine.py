"""What the engine does with each kind of act, on the certificate's process and around it."""

from __future__ import annotations

from typing import Any

import pytest

from motcua.kernel.errors import KernelError
from motcua.kernel.process import (
    Called,
    Cancel,
    ClockPaused,
    ClockResumed,
    Complete,
    FactArrived,
    Finished,
    Instance,
    Reminded,
    SendBack,
    Spec,
    StepClosed,
    StepOpened,
    TakeBack,
    TimerFired,
    TimerSet,
    advance,
    choices,
    outcomes,
    spec_from_data,
    start,
)


def step(key: str, kind: str = "examine", **more: Any) -> dict[str, Any]:
    person = {"function": "examiner", "unit_rule": "competent", "hours": 4}
    return {"key": key, "name": key, "kind": kind, **person, **more}


def spec_of(steps: list[dict[str, Any]], moves: list[dict[str, Any]], **more: Any) -> Spec:
    gates = [*more.pop("gates", []), {"key": "end", "kind": "end"}]
    head = {"key": "p", "version": 1, "name": "P", "start": more.pop("start", steps[0]["key"])}
    return spec_from_data({**head, "steps": steps, "gates": gates, "moves": moves, **more})


def move(source: str, target: str | None, outcome: str = "done", **more: Any) -> dict[str, Any]:
    return {"source": source, "target": target, "outcome": outcome, **more}


CERTIFICATE = spec_of(
    [step("receive", "receive"), step("examine"), step("consult", "consult"), step("approve", "approve")],
    [
        move("receive", "examine"),
        move("examine", "approve"),
        move("examine", "consult", "verify", label="Xác minh", article="Điều 22", pauses=True),
        move("consult", "examine", resumes=True),
        move("approve", "end", label="Duyệt"),
        move("approve", None, "back", label="Trả lại"),
    ],
)
SIDE_BY_SIDE = spec_of(
    [step("begin"), step("tax"), step("land"), step("sum")],
    [
        move("begin", "fork"),
        move("fork", "tax"),
        move("fork", "land"),
        move("tax", "join"),
        move("tax", None, "back"),
        move("land", "join"),
        move("sum", "end"),
        move("sum", None, "back"),
        move("join", "sum"),
    ],
    gates=[{"key": "fork", "kind": "fork"}, {"key": "join", "kind": "join"}],
)


class Walk:
    """A dossier walked through a process, act by act; each instance goes through JSON and back."""

    def __init__(self, spec: Spec, **facts: object) -> None:
        self.spec, self.facts = spec, facts
        self.instance, self.effects = start(spec, facts)

    def token(self, key: str) -> int:
        places = [(o.step, o.token) for o in self.instance.open] + [
            (s.stage, s.token) for s in self.instance.stages
        ]
        return dict(places)[key]

    def act(self, act: Any) -> Walk:
        stored = Instance.from_data(self.instance.to_data())
        assert stored == self.instance
        self.instance, self.effects = advance(self.spec, stored, act, self.facts)
        return self

    def done(self, key: str, outcome: str = "done") -> Walk:
        return self.act(Complete(self.token(key), outcome))

    @property
    def open(self) -> list[str]:
        return [o.step for o in self.instance.open]


def refusal(walk: Walk, act: Any) -> str:
    with pytest.raises(KernelError) as refused:
        walk.act(act)
    return refused.value.key


def test_a_certificate_goes_from_receipt_to_end() -> None:
    walk = Walk(CERTIFICATE).done("receive").done("examine").done("approve")
    assert walk.instance.finished
    assert walk.effects == (StepClosed(3, "approve", "done"), Finished("end"))


def test_verification_pauses_the_clock_until_the_answer() -> None:
    walk = Walk(CERTIFICATE).done("receive").done("examine", "verify")
    assert ClockPaused("Điều 22", "Xác minh") in walk.effects
    walk.done("consult")
    assert ClockResumed() in walk.effects
    assert walk.open == ["examine"]


def test_the_examiner_who_sees_a_dossier_again_is_named() -> None:
    walk = Walk(CERTIFICATE).done("receive").done("examine").done("approve", "back")
    assert walk.effects[-1] == StepOpened(token=4, step="examine", came_from=1, again=2)


def test_sent_back_twice_goes_to_the_same_place() -> None:
    walk = Walk(CERTIFICATE).done("receive").done("examine").done("approve", "back")
    assert walk.done("examine").done("approve", "back").open == ["examine"]


def test_send_back_may_name_an_earlier_step() -> None:
    walk = Walk(CERTIFICATE).done("receive").done("examine")
    walk.act(SendBack(walk.token("approve"), "receive"))
    assert walk.open == ["receive"]


def test_send_back_refuses_a_step_that_was_not_passed() -> None:
    walk = Walk(CERTIFICATE).done("receive").done("examine")
    assert refusal(walk, SendBack(walk.token("approve"), "consult")) == "process.send_back.not_passed"


def test_send_back_is_for_steps_that_offer_it() -> None:
    walk = Walk(CERTIFICATE).done("receive")
    assert refusal(walk, SendBack(walk.token("examine"))) == "process.send_back.not_offered"


def test_a_completion_is_taken_back_where_no_move_leads_back() -> None:
    walk = Walk(CERTIFICATE).done("receive")
    walk.act(TakeBack(walk.token("examine")))
    assert walk.effects == (
        StepClosed(2, "examine", "taken_back"),
        StepOpened(token=3, step="receive", came_from=None, again=1),
    )
    assert walk.done("receive").open == ["examine"]


def test_choices_have_their_words_for_people() -> None:
    assert outcomes(CERTIFICATE, "examine") == ("done", "verify")
    back = choices(CERTIFICATE, "approve")[1]
    assert (back.key, back.label, back.goes_back) == ("back", "Trả lại", True)


@pytest.mark.parametrize(
    ("act", "key"),
    [
        (Complete(99), "process.token.not_open"),
        (Complete(1, "nope"), "process.outcome.not_offered"),
        (TimerFired(1, "late"), "process.timer.unknown"),
    ],
)
def test_an_act_that_does_not_fit_is_refused(act: Any, key: str) -> None:
    assert refusal(Walk(CERTIFICATE), act) == key


def test_nothing_happens_after_the_end() -> None:
    walk = Walk(CERTIFICATE).act(Cancel("withdrawn"))
    assert walk.effects == (StepClosed(1, "receive", "cancelled"), Finished("withdrawn"))
    assert refusal(walk, Complete(1)) == "process.instance.finished"


def test_branches_run_side_by_side_and_meet() -> None:
    walk = Walk(SIDE_BY_SIDE).done("begin")
    assert walk.open == ["tax", "land"]
    assert walk.done("land").open == ["tax"]
    assert walk.done("tax").open == ["sum"]


def test_nobody_is_sent_back_over_an_open_branch() -> None:
    walk = Walk(SIDE_BY_SIDE).done("begin")
    assert refusal(walk, SendBack(walk.token("tax"))) == "process.send_back.branch_open"


def test_after_the_join_work_goes_back_to_before_the_fork() -> None:
    walk = Walk(SIDE_BY_SIDE).done("begin").done("tax").done("land").done("sum", "back")
    assert walk.open == ["begin"]
    assert walk.done("begin").done("tax").done("land").done("sum").instance.finished


CHOICE = spec_of(
    [step("begin"), step("large"), step("small")],
    [
        move("begin", "size"),
        move("size", "large", guard={"fact": "amount", "op": ">", "value": 5}),
        move("size", "small", default=True),
        move("large", "end"),
        move("small", "end"),
    ],
    gates=[{"key": "size", "kind": "choice"}],
)


@pytest.mark.parametrize(("amount", "taken"), [(6, "large"), (5, "small"), (5.5, "large")])
def test_a_fact_decides_a_choice(amount: float, taken: str) -> None:
    assert Walk(CHOICE, amount=amount).done("begin").open == [taken]


@pytest.mark.parametrize(
    ("facts", "key"),
    [({}, "process.guard.fact_missing"), ({"amount": "6"}, "process.guard.kind_differs")],
)
def test_a_fact_that_is_missing_or_of_another_kind_is_no_silent_no(facts: dict[str, Any], key: str) -> None:
    assert refusal(Walk(CHOICE, **facts), Complete(1)) == key


TIMED = spec_of(
    [
        step("work"),
        step("chase"),
        step("lapse"),
        step("hold", "wait", fact="paid"),
        step("other", "call", calls="1.2"),
    ],
    [
        move("work", "hold"),
        move("chase", "end"),
        move("lapse", "end"),
        move("hold", "other", "answered"),
        move("other", "end"),
    ],
    timed=[
        {"key": "nudge", "source": "work", "hours": 2, "kind": "remind", "times": None},
        {"key": "late", "source": "work", "hours": 4, "kind": "escalate", "target": "chase"},
        {"key": "over", "source": "work", "hours": 8, "kind": "expire", "target": "lapse"},
    ],
)


def test_opening_a_step_sets_its_timers() -> None:
    assert [e for e in Walk(TIMED).effects if isinstance(e, TimerSet)] == [
        TimerSet(1, "nudge", 2),
        TimerSet(1, "late", 4),
        TimerSet(1, "over", 8),
    ]


def test_a_reminder_repeats_and_moves_nothing() -> None:
    walk = Walk(TIMED).act(TimerFired(1, "nudge")).act(TimerFired(1, "nudge"))
    assert walk.effects == (Reminded(1, "nudge"), TimerSet(1, "nudge", 2))
    assert walk.open == ["work"]


def test_an_escalation_opens_work_beside_the_step_once() -> None:
    walk = Walk(TIMED).act(TimerFired(1, "late"))
    assert walk.open == ["work", "chase"]
    assert refusal(walk, TimerFired(1, "late")) == "process.timer.already_fired"


def test_an_expiry_closes_the_step() -> None:
    walk = Walk(TIMED).act(TimerFired(1, "over"))
    assert walk.effects[0] == StepClosed(1, "work", "expired")
    assert walk.open == ["lapse"]


def test_a_wait_ends_with_its_fact_and_a_call_names_the_procedure() -> None:
    walk = Walk(TIMED).done("work").act(FactArrived("weather"))
    assert walk.effects == ()
    walk.act(FactArrived("paid"))
    assert walk.effects[0] == StepClosed(2, "hold", "answered")
    assert Called(3, "1.2") in walk.effects
    assert walk.done("other").instance.finished


STAGES = spec_of(
    [step("one", stage="inner"), step("two", stage="inner"), step("after"), step("late")],
    [
        move("split", "one"),
        move("split", "two"),
        move("one", "inner_end"),
        move("two", "inner_end"),
        move("inner", "after"),
        move("after", "end"),
        move("late", "end"),
    ],
    start="inner",
    gates=[
        {"key": "inner", "kind": "stage", "start": "split"},
        {"key": "split", "kind": "fork", "stage": "inner"},
        {"key": "inner_end", "kind": "end", "stage": "inner"},
    ],
    timed=[{"key": "over", "source": "inner", "hours": 8, "kind": "expire", "target": "late"}],
)


def test_a_stage_is_left_when_all_its_work_has_ended() -> None:
    walk = Walk(STAGES).done("two")
    assert walk.open == ["one"]
    assert walk.done("one").open == ["after"]


def test_a_stage_that_expires_takes_its_work_along() -> None:
    walk = Walk(STAGES)
    walk.act(TimerFired(walk.token("inner"), "over"))
    assert walk.open == ["late"]
    assert walk.done("late").instance.finished


def test_an_imported_dossier_starts_in_mid_course() -> None:
    instance, _effects = start(CERTIFICATE, {}, at="approve")
    assert [o.step for o in instance.open] == ["approve"]
    with pytest.raises(KernelError) as refused:
        advance(CERTIFICATE, instance, SendBack(1), {})
    assert refused.value.key == "process.send_back.first_step"


@pytest.mark.parametrize(
    "stored", [{}, {"next": 2, "open": [[1]]}, {"next": 2, "open": [[1, "a", 7, None, []]]}]
)
def test_a_stored_instance_that_makes_no_sense_is_refused(stored: dict[str, Any]) -> None:
    with pytest.raises(KernelError, match="malformed"):
        Instance.from_data(stored)


def test_a_way_back_that_runs_in_a_circle_is_refused() -> None:
    rows = [[1, "a", 2, None, False], [2, "b", 1, None, False]]
    with pytest.raises(KernelError, match="malformed"):
        Instance.from_data({"next": 4, "open": [[3, "c", 1, None, []]], "trail": rows})


def test_gates_in_a_circle_are_found_out() -> None:
    gates = [{"key": "a", "kind": "choice"}, {"key": "b", "kind": "choice"}]
    spec = spec_of([step("s")], [move("s", "a"), move("a", "b"), move("b", "a")], gates=gates)
    assert refusal(Walk(spec), Complete(1)) == "process.route.endless"
