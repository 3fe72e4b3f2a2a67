"""A process spec: the route of a dossier through an agency, as data.

Steps are what somebody does or waits for; gates route between them; moves join the two, each with
the legal article it rests on; timed moves act when a step or stage takes too long. Steps name a
function and a unit rule, never a person or one agency, so one spec serves every commune.
Source of law: the internal electronic process each procedure must have (NĐ 118/2025 chapter III).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from motcua.kernel.errors import KernelError
from motcua.kernel.process.guards import Guard

FUNCTIONS = ("receiver", "section_head", "examiner", "leader", "clerk", "returner", "cashier")
UNIT_RULES = ("receiving", "competent", "helping", "parent")
NAMED_UNIT = "named:"
DONE = "done"


class StepKind(StrEnum):
    """What a step is; only `wait` and `call` have no person in charge."""

    RECEIVE = "receive"
    ASSIGN = "assign"
    EXAMINE = "examine"
    CONSULT = "consult"
    APPROVE = "approve"
    SIGN = "sign"
    CLERK = "clerk"
    RETURN = "return"
    WAIT = "wait"
    CALL = "call"


class GateKind(StrEnum):
    """What a gate does with the work that reaches it."""

    CHOICE = "choice"  # the first way whose guard holds
    FORK = "fork"  # every way whose guard holds, at once
    JOIN = "join"  # waits until work arrived by every way in
    STAGE = "stage"  # holds steps of its own; left when all work inside has ended
    END = "end"


class TimedKind(StrEnum):
    """What happens when the hours of a timed move are over."""

    REMIND = "remind"  # somebody is told, nothing moves
    ESCALATE = "escalate"  # further work opens beside the step, which stays open
    EXPIRE = "expire"  # the step closes and work goes on elsewhere


@dataclass(frozen=True, slots=True)
class Step:
    """`hours` are working hours of the norm; `fact` is what a wait waits for; `calls` a procedure."""

    key: str
    name: str
    function: str | None
    unit_rule: str | None
    hours: int | float | None
    kind: StepKind
    stage: str | None = None
    fact: str | None = None
    calls: str | None = None

    @property
    def is_human(self) -> bool:
        """Whether a person acts here."""
        return self.kind not in {StepKind.WAIT, StepKind.CALL}


@dataclass(frozen=True, slots=True)
class Gate:
    """`start` is where work begins inside a stage; `stage` is the stage the gate lies in."""

    key: str
    kind: GateKind
    name: str = ""
    stage: str | None = None
    start: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """From a step or gate to the next. `target` None sends work back to whence it came.

    `pauses` and `resumes` stop and restart the legal clock; `article` says by which rule.
    """

    source: str
    target: str | None
    outcome: str = DONE
    label: str = ""
    guard: Guard | None = None
    default: bool = False
    article: str = ""
    pauses: bool = False
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class TimedMove:
    """Acts `hours` after its step or stage opened (None: set from outside), `times` over (None: no end)."""

    key: str
    source: str
    hours: int | float | None
    kind: TimedKind
    target: str | None = None
    times: int | None = 1
    label: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Spec:
    """One version of a process. A dossier keeps the version it was received under."""

    key: str
    version: int
    name: str
    start: str
    steps: tuple[Step, ...]
    gates: tuple[Gate, ...] = ()
    moves: tuple[Move, ...] = ()
    timed: tuple[TimedMove, ...] = ()
    _index: Index = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", Index(self))

    @property
    def parts(self) -> tuple[Step | Gate, ...]:
        """Steps, then gates."""
        return (*self.steps, *self.gates)

    @property
    def all_moves(self) -> tuple[Move | TimedMove, ...]:
        """Moves, then timed moves."""
        return (*self.moves, *self.timed)

    def step(self, key: str) -> Step:
        """The step with this key; KernelError when the spec has none."""
        found = self._index.steps.get(key)
        if found is None:
            raise KernelError("process.step.unknown", step=key, spec=self.key)
        return found

    def is_step(self, key: str) -> bool:
        """Whether the key names a step, not a gate."""
        return key in self._index.steps

    def gate(self, key: str) -> Gate:
        """The gate with this key; KernelError when the spec has neither step nor gate of that name."""
        found = self._index.gates.get(key)
        if found is None:
            raise KernelError("process.target.unknown", target=key, spec=self.key)
        return found

    def moves_from(self, key: str) -> tuple[Move, ...]:
        """Moves that leave a step or gate, in the order written."""
        return tuple(move for _, move in self._index.leaving.get(key, ()))

    def ways_from(self, key: str) -> tuple[tuple[str, Move], ...]:
        """The same moves, each with the name of its way."""
        return self._index.leaving.get(key, ())

    def ways_with(self, key: str, outcome: str) -> tuple[tuple[str, Move], ...]:
        """Those of one outcome of a step."""
        return self._index.by_outcome.get((key, outcome), ())

    def timed_on(self, key: str) -> tuple[TimedMove, ...]:
        """Timed moves of a step or stage."""
        return self._index.timed.get(key, ())

    def ways_into(self, key: str) -> tuple[str, ...]:
        """Names of all ways into a step or gate; a join waits for one arrival on each."""
        return self._index.ways.get(key, ())


class Index:
    """Look-up tables of one spec, built once: the engine runs on them thousands of times a second."""

    __slots__ = ("by_outcome", "gates", "leaving", "steps", "timed", "ways")

    def __init__(self, spec: Spec) -> None:
        self.steps = {step.key: step for step in spec.steps}
        self.gates = {gate.key: gate for gate in spec.gates}
        self.ways: dict[str, tuple[str, ...]] = {}
        self.leaving: dict[str, tuple[tuple[str, Move], ...]] = {}
        self.by_outcome: dict[tuple[str, str], tuple[tuple[str, Move], ...]] = {}
        self.timed: dict[str, tuple[TimedMove, ...]] = {}
        for move in spec.moves:
            others = self.leaving.get(move.source, ())
            way = f"{move.source}/{len(others)}"
            self.leaving[move.source] = (*others, (way, move))
            same = self.by_outcome.get((move.source, move.outcome), ())
            self.by_outcome[move.source, move.outcome] = (*same, (way, move))
            self._add_way(move.target, way)
        for timed in spec.timed:
            self.timed[timed.source] = (*self.timed.get(timed.source, ()), timed)
            self._add_way(timed.target, way_of(timed))

    def _add_way(self, target: str | None, way: str) -> None:
        if target is not None:
            self.ways[target] = (*self.ways.get(target, ()), way)


def way_of(timed: TimedMove) -> str:
    """The name of the way a timed move opens."""
    return f"timer/{timed.key}"
