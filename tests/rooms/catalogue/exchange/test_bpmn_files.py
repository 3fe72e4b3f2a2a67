"""Other people's BPMN files: imported and run to their end, or listed by element and line."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from random import Random

import pytest

from motcua.catalogue.exchange import Drawing, read_bpmn, read_yaml, write_bpmn, write_yaml
from motcua.kernel.errors import KernelError
from motcua.kernel.process import (
    Complete,
    FactArrived,
    Instance,
    Spec,
    StepKind,
    TimedKind,
    TimerFired,
    advance,
    outcomes,
    start,
)
from motcua.kernel.process.guards import AllOf, AnyOf, FactIs, Guard, Not

SHARED = Path(__file__).resolve().parents[5] / "shared" / "data" / "bpmn"
CORE = sorted((SHARED / "camunda7-core").glob("*")) if SHARED.is_dir() else []
MODELS = ["A.1.0", "A.2.0", "A.2.1"]
WANTED, MOST_ACTS, MOST_TRIES = 60, 60, 40

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data/bpmn không có ở đây")


def drawing_of(path: Path) -> Drawing:
    return read_bpmn(path.read_bytes(), path.name)


def asked(guard: Guard | None) -> list[FactIs]:
    """Every comparison with a fact inside a guard."""
    if isinstance(guard, FactIs):
        return [guard]
    if isinstance(guard, (AllOf, AnyOf)):
        return [fact for part in guard.parts for fact in asked(part)]
    return asked(guard.part) if isinstance(guard, Not) else []


def possible_facts(spec: Spec) -> dict[str, list[object]]:
    """Values for each fact that make some comparison true and some false."""
    found: dict[str, list[object]] = {}
    for move in spec.moves:
        for fact in asked(move.guard):
            near = [fact.value - 1, fact.value + 1] if type(fact.value) in {int, float} else []
            values = [fact.value, *near] if type(fact.value) is not bool else [True, False]
            found[fact.fact] = [*found.get(fact.fact, []), *values]
    return found


class Run:
    """Completes every human task, fires timers, supplies facts; values are drawn anew for each act."""

    def __init__(self, spec: Spec, die: Random, *, expire: bool) -> None:
        self.spec, self.die, self.expire = spec, die, expire
        self.values = possible_facts(spec)
        self.fired: set[tuple[int, str]] = set()

    def to_the_end(self) -> Instance:
        instance = self._tried(lambda facts: start(self.spec, facts)[0])
        for _act in range(MOST_ACTS):
            if instance.finished or not instance.open:
                return instance
            instance = self._tried(lambda facts, now=instance: self._act(now, facts))
        return instance

    def _tried(self, work):  # type: ignore[no-untyped-def]
        for _try in range(MOST_TRIES):
            try:
                return work({name: self.die.choice(values) for name, values in self.values.items()})
            except KernelError as refused:
                last = refused
        raise last

    def _act(self, instance: Instance, facts: dict[str, object]) -> Instance:
        for token, key in [(o.token, o.step) for o in instance.open] + [
            (s.token, s.stage) for s in instance.stages
        ]:
            for timed in self.spec.timed_on(key):
                waits = self.spec.is_step(key) and self.spec.step(key).kind is StepKind.WAIT
                wanted = waits or self.expire or timed.kind is not TimedKind.EXPIRE
                if wanted and (token, timed.key) not in self.fired:
                    after, _effects = advance(self.spec, instance, TimerFired(token, timed.key), facts)
                    self.fired.add((token, timed.key))
                    return after
        step = self.die.choice(instance.open)
        known = self.spec.step(step.step)
        if known.kind is StepKind.WAIT and known.fact is not None:
            return advance(self.spec, instance, FactArrived(known.fact), facts)[0]
        return advance(self.spec, instance, Complete(step.token, outcomes(self.spec, step.step)[0]), facts)[0]


def runs_to_its_end(spec: Spec) -> bool:
    """In several ways of playing it; firing interrupting timers as well."""
    plays = [
        Run(spec, Random(seed), expire=expire).to_the_end()
        for seed, expire in product(range(4), (False, True))
    ]
    return plays[0].finished and sum(play.finished for play in plays) >= len(plays) - 1


def test_at_least_sixty_of_the_core_files_run_to_their_end() -> None:
    good, bad = [], []
    for path in CORE:
        spec = drawing_of(path).spec
        (good if spec is not None and runs_to_its_end(spec) else bad).append(path.name)
    print(f"{len(good)} of {len(CORE)} run to their end; not: {bad}")
    assert len(CORE) == 74
    assert len(good) >= WANTED


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_a_core_file_makes_a_spec_or_says_where_it_cannot(path: Path) -> None:
    drawing = drawing_of(path)
    assert (drawing.spec is None) == bool(drawing.unsupported)
    for remark in (*drawing.unsupported, *drawing.missing, *drawing.aside):
        assert remark.element
        assert remark.line > 0


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_what_was_imported_survives_export_in_both_forms(path: Path) -> None:
    spec = drawing_of(path).spec
    if spec is not None:
        assert read_bpmn(write_bpmn(spec).encode(), path.name).spec == spec
        assert read_yaml(write_yaml(spec), path.name) == spec


@pytest.mark.parametrize("name", MODELS)
def test_the_core_models_of_the_interchange_group_run(name: str) -> None:
    spec = drawing_of(SHARED / "miwg-reference" / f"{name}.bpmn").spec
    assert spec is not None
    assert runs_to_its_end(spec)


def test_a_drawing_without_conditions_lists_what_is_missing() -> None:
    drawing = drawing_of(SHARED / "miwg-reference" / "A.2.0.bpmn")
    assert drawing.spec is not None
    assert len(drawing.missing) == 3
    assert all("điều kiện" in remark.what for remark in drawing.missing)


@pytest.mark.parametrize(
    "path",
    sorted((SHARED / "miwg-reference").glob("*")) if SHARED.is_dir() else [],
    ids=lambda path: path.name,
)
def test_larger_reference_models_are_read_or_listed(path: Path) -> None:
    drawing = drawing_of(path)
    assert drawing.spec is not None or all(remark.line > 0 for remark in drawing.unsupported)
