"""What holds for every spec and every script: random sound specs, random acts."""

from __future__ import annotations

import json
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.process.process_specs import facts, make
from motcua.kernel.process import (
    Complete,
    Effect,
    GateKind,
    Instance,
    StepClosed,
    StepOpened,
    advance,
    check,
    diff,
    outcomes,
    spec_from_data,
    spec_to_data,
    start,
)
from proving.sizes import size

dice = st.integers(0, 10**9).map(Random)
many = settings(deadline=None, max_examples=size(20, 600))
MOST_BACK = 4


class Script:
    """A random walk to the end, with everything that was opened and closed on the way."""

    def __init__(self, die: Random) -> None:
        self.spec = make(die).spec
        self.facts = facts(die)
        self.instances: list[Instance] = []
        self.effects: list[Effect] = []
        instance, effects = start(self.spec, self.facts)
        backs = 0
        while self._note(instance, effects) and not instance.finished:
            step = die.choice(instance.open)
            offered = [o for o in outcomes(self.spec, step.step) if o == "done" or backs < MOST_BACK]
            outcome = die.choice(offered)
            backs += outcome == "back"
            instance, effects = advance(self.spec, instance, Complete(step.token, outcome), self.facts)

    def _note(self, instance: Instance, effects: tuple[Effect, ...]) -> bool:
        self.instances.append(instance)
        self.effects += effects
        return bool(instance.open or instance.finished)

    @property
    def opened(self) -> list[int]:
        return [effect.token for effect in self.effects if isinstance(effect, StepOpened)]


@given(dice)
@many
def test_a_script_always_reaches_the_end(die: Random) -> None:
    assert Script(die).instances[-1].finished


@given(dice)
@many
def test_specs_made_of_blocks_are_sound_up_to_their_guards(die: Random) -> None:
    """A spec with more situations than are tried is told so, and nothing else."""
    assert {finding.key for finding in check(make(die).spec)} <= {"process.check.too_many_situations"}


@given(dice)
@many
def test_tokens_are_given_out_once_and_each_step_is_closed_once(die: Random) -> None:
    script = Script(die)
    closed = [effect.token for effect in script.effects if isinstance(effect, StepClosed)]
    assert len(set(script.opened)) == len(script.opened)
    assert sorted(closed) == sorted(script.opened)


@given(dice)
@many
def test_work_never_leaves_the_state_graph(die: Random) -> None:
    script = Script(die)
    known = {step.key for step in script.spec.steps}
    for instance in script.instances:
        keys = [step.step for step in instance.open]
        assert set(keys) <= known
        assert len(set(keys)) == len(keys), "a sound spec opens no step twice"


@given(dice)
@many
def test_a_join_consumes_exactly_its_branches(die: Random) -> None:
    script = Script(die)
    joins = {gate.key for gate in script.spec.gates if gate.kind is GateKind.JOIN}
    for instance in script.instances:
        for join in joins:
            ways = [arrival.way for arrival in instance.arrivals if arrival.join == join]
            assert len(set(ways)) == len(ways) < len(script.spec.ways_into(join))
    assert not script.instances[-1].arrivals


@given(dice)
@many
def test_instances_survive_json(die: Random) -> None:
    for instance in Script(die).instances:
        assert Instance.from_data(json.loads(json.dumps(instance.to_data()))) == instance


@given(dice)
@many
def test_the_way_back_stays_shorter_than_the_spec(die: Random) -> None:
    script = Script(die)
    parts = len(script.spec.parts)
    assert all(len(instance.to_data().get("trail", ())) <= parts for instance in script.instances)


@given(dice)
@many
def test_specs_survive_json(die: Random) -> None:
    spec = make(die).spec
    assert spec_from_data(json.loads(json.dumps(spec_to_data(spec)))) == spec
    assert diff(spec, spec) == ()
