"""The same specs and scripts in SpiffWorkflow: both offer the same human tasks in the same order.

SpiffWorkflow reads the BPMN our export writes, so the export is tried as well. What is compared
after each act: the tasks on offer, and the order in which new ones were offered.
"""

from __future__ import annotations

import logging
from collections import Counter
from random import Random

import pytest
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from kernel.process.process_specs import Made, facts, make
from motcua.catalogue.exchange.bpmn_export import write_bpmn
from motcua.kernel.process import Complete, StepOpened, advance, outcomes, start
from proving.sizes import size

SEED = 20260901
SPECS = size(60, 600)
MOST_BACK = 3
WANTED_MIX = {"parallel": 0.40, "guards": 0.30, "send-back": 0.20}


class Peer:
    """One instance running in SpiffWorkflow."""

    def __init__(self, bpmn: str, given: dict[str, object]) -> None:
        parser = BpmnParser()
        parser.add_bpmn_str(bpmn.encode())
        self.workflow = BpmnWorkflow(parser.get_spec("p"))
        self.workflow.data.update(given)
        self.given = given
        next(task for task in self.workflow.get_tasks(state=TaskState.READY)).data.update(given)
        self.seen: set[object] = set()
        self.workflow.do_engine_steps()

    def ready(self) -> dict[str, object]:
        return {
            task.task_spec.bpmn_id: task
            for task in self.workflow.get_tasks(state=TaskState.READY, manual=True)
        }

    def newly_offered(self) -> list[str]:
        fresh = [
            task
            for task in self.workflow.get_tasks(state=TaskState.READY, manual=True)
            if task.id not in self.seen
        ]
        self.seen |= {task.id for task in fresh}
        return [task.task_spec.bpmn_id for task in fresh]

    def complete(self, step: str, outcome: str) -> None:
        task = self.ready()[step]
        task.data.update(self.given, outcome=outcome)
        task.run()
        self.workflow.do_engine_steps()


def play(made: Made, die: Random) -> int:
    """Play one random script on both sides; returns the number of acts."""
    spec, given = made.spec, facts(die)
    peer = Peer(write_bpmn(spec), given)
    instance, effects = start(spec, given)
    acts = backs = 0
    while True:
        opened = [effect.step for effect in effects if isinstance(effect, StepOpened)]
        assert opened == peer.newly_offered()
        assert sorted(step.step for step in instance.open) == sorted(peer.ready())
        if instance.finished:
            assert peer.workflow.is_completed()
            return acts
        chosen = die.choice(instance.open)
        offered = outcomes(spec, chosen.step)
        outcome = "back" if "back" in offered and backs < MOST_BACK and die.random() < 0.5 else "done"
        backs += outcome == "back"
        instance, effects = advance(spec, instance, Complete(chosen.token, outcome), given)
        peer.complete(chosen.step, outcome)
        acts += 1


def compare(count: int) -> None:
    mix: Counter[str] = Counter()
    acts = 0
    for number in range(count):
        die = Random(f"{SEED}/{number}")
        made = make(die)
        acts += play(made, die)
        mix["parallel"] += made.has_parallel
        mix["guards"] += made.has_guards
        mix["send-back"] += made.has_send_back
    shares = {name: mix[name] / count for name in WANTED_MIX}
    print(
        f"{count} specs, {acts} acts, " + ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
    )
    assert all(shares[name] >= wanted for name, wanted in WANTED_MIX.items()), shares


@pytest.fixture(autouse=True)
def _quiet() -> None:
    logging.getLogger("spiff").setLevel(logging.CRITICAL)


def test_both_engines_offer_the_same_tasks_in_the_same_order() -> None:
    compare(SPECS)
