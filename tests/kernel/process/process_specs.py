"""Random process specs for tests: made of nested blocks, so that they are sound by construction.

The same die gives the same spec. `Made` tells which features went in, for the mix that is printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from motcua.kernel.process import FactIs, Gate, GateKind, Guard, Move, Spec, Step, StepKind

FACTS = ("amount", "pages", "area")
OPERATORS = ("<", "<=", ">", ">=", "==", "!=")


@dataclass
class Made:
    """A spec being put together, and what it turned out to contain."""

    die: Random
    steps: list[Step] = field(default_factory=list)
    gates: list[Gate] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    has_parallel: bool = False
    has_guards: bool = False
    has_send_back: bool = False

    @property
    def spec(self) -> Spec:
        return Spec("p", 1, "P", self.steps[0].key, tuple(self.steps), tuple(self.gates), tuple(self.moves))


@dataclass(frozen=True)
class Exit:
    """An open end of what was built so far: where from, and the step right before it, if just one."""

    key: str
    step_before: str | None


def make(die: Random) -> Made:
    """A whole process between a first and a last step."""
    made = Made(die)
    way_out = _step(made, None)
    for _ in range(die.randint(1, 4)):
        way_out = _block(made, way_out, depth=0)
    last = _step(made, way_out)
    made.gates.append(Gate("end", GateKind.END))
    made.moves.append(Move(last.key, "end"))
    return made


def facts(die: Random) -> dict[str, object]:
    """Values for every fact a guard may ask."""
    return {name: die.randint(0, 10) for name in FACTS}


def _block(made: Made, before: Exit, depth: int) -> Exit:
    kind = made.die.choices(("step", "parallel", "choice", "row"), (3, 4, 3, 1))[0] if depth < 3 else "step"
    if kind == "parallel":
        return _parallel(made, before, depth)
    if kind == "choice":
        return _choice(made, before, depth)
    way_out = before
    for _ in range(1 if kind == "step" else made.die.randint(2, 3)):
        way_out = _step(made, way_out)
    return way_out


def _step(made: Made, before: Exit | None) -> Exit:
    key = f"s{len(made.steps) + 1}"
    made.steps.append(
        Step(key, key.upper(), "examiner", "competent", made.die.randint(1, 8), StepKind.EXAMINE)
    )
    if before is not None:
        made.moves.append(Move(before.key, key))
        if before.step_before is not None and made.die.random() < 0.3:
            made.has_send_back = True
            made.moves.append(Move(key, None, "back", "Trả lại"))
    return Exit(key, key)


def _parallel(made: Made, before: Exit, depth: int) -> Exit:
    made.has_parallel = True
    fork, join = _gate(made, GateKind.FORK), _gate(made, GateKind.JOIN)
    made.moves.append(Move(before.key, fork))
    for _ in range(made.die.randint(2, 3)):
        way_out = _step(made, Exit(fork, None))
        if made.die.random() < 0.5:
            way_out = _block(made, way_out, depth + 1)
        made.moves.append(Move(way_out.key, join))
    return Exit(join, None)


def _choice(made: Made, before: Exit, depth: int) -> Exit:
    made.has_guards = True
    split, merge = _gate(made, GateKind.CHOICE), _gate(made, GateKind.CHOICE)
    made.moves.append(Move(before.key, split))
    count = made.die.randint(2, 3)
    for number in range(count):
        is_last = number == count - 1
        step = _step(made, None)
        made.moves.append(Move(split, step.key, guard=None if is_last else _guard(made.die), default=is_last))
        way_out = _block(made, step, depth + 1) if made.die.random() < 0.4 else step
        made.moves.append(Move(way_out.key, merge))
    return Exit(merge, None)


def _gate(made: Made, kind: GateKind) -> str:
    key = f"g{len(made.gates) + 1}"
    made.gates.append(Gate(key, kind))
    return key


def _guard(die: Random) -> Guard:
    return FactIs(die.choice(FACTS), die.choice(OPERATORS), die.randint(0, 10))
