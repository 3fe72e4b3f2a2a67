"""Changes of a spec as an officer makes them in a table of steps: each gives a new spec, sound or not.

A change keeps the rest of the route as it was; whether the outcome is sound is for the check to say. What
cannot be done without guessing what was meant is refused with a KernelError.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from motcua.kernel.errors import KernelError
from motcua.kernel.process.spec import Gate, GateKind, Move, Spec, Step, StepKind, TimedMove

_END = "end"


def add_step(spec: Spec, step: Step, after: str | None) -> Spec:
    """The step put on the way out of another step or gate; at the very beginning when `after` is None."""
    _insist_new(spec, step.key)
    if after is None:
        moves = (Move(step.key, spec.start), *spec.moves)
        return replace(spec, start=step.key, steps=(step, *spec.steps), moves=moves)
    way = main_way(spec, after)
    target = way.target if way is not None else _end_of(spec, None)
    moves = tuple(replace(move, target=step.key) if move is way else move for move in spec.moves)
    if way is None:
        moves = (*moves, Move(after, step.key))
    found = replace(spec, moves=(*moves, Move(step.key, target)))
    return _with_end(replace(found, steps=_inserted(spec.steps, step, after)), target)


def remove_step(spec: Spec, key: str) -> Spec:
    """The step taken out: what led to it leads on to what came after it."""
    if len(spec.steps) == 1:
        raise KernelError("process.edit.last_step", step=key)
    way = main_way(spec, spec.step(key).key)
    after = way.target if way is not None and way.target != key else _end_of(spec, None)
    moves = (
        replace(move, target=after) if move.target == key else move
        for move in spec.moves
        if move.source != key
    )
    timed = (
        replace(each, target=after) if each.target == key else each
        for each in spec.timed
        if each.source != key
    )
    gates = (
        replace(gate, start=after) if gate.kind is GateKind.STAGE and gate.start == key else gate
        for gate in spec.gates
    )
    found = replace(
        spec,
        start=(after or "") if spec.start == key else spec.start,
        steps=tuple(step for step in spec.steps if step.key != key),
        gates=tuple(gates),
        moves=tuple(_without_circles(moves)),
        timed=tuple(timed),
    )
    return _without_idle_end(_with_end(found, after))


def move_step(spec: Spec, key: str, *, later: bool) -> Spec:
    """The step exchanged with its neighbour in the table: in the route as well where both have one way on.

    Where the two do not follow each other plainly only their rows change places; the difference of the two
    specs then says that nothing moved.
    """
    keys = [step.key for step in spec.steps]
    at = keys.index(spec.step(key).key)
    other = at + (1 if later else -1)
    if not 0 <= other < len(keys):
        raise KernelError("process.edit.no_neighbour", step=key)
    first, second = sorted((at, other))
    steps = list(spec.steps)
    steps[first], steps[second] = steps[second], steps[first]
    found = replace(spec, steps=tuple(steps))
    a, b = keys[first], keys[second]
    onward = _only_target(spec, b)
    if _only_target(spec, a) != b or onward in {None, a}:
        return found
    return _exchanged(found, a, b, onward)


def _exchanged(spec: Spec, a: str, b: str, onward: str | None) -> Spec:
    """a → b → onward becomes b → a → onward."""

    def turned(move: Move) -> Move:
        if move.source == a and move.target == b:
            return replace(move, target=onward)
        if move.source == b and move.target == onward:
            return replace(move, target=a)
        return replace(move, target=b) if move.target == a else move

    timed = tuple(replace(each, target=b) if each.target == a else each for each in spec.timed)
    start = b if spec.start == a else spec.start
    return replace(spec, start=start, moves=tuple(map(turned, spec.moves)), timed=timed)


def add_beside(spec: Spec, step: Step, beside: str) -> Spec:
    """The step done at the same time as another: between a fork and a join, made where there are none."""
    _insist_new(spec, step.key)
    spec.step(beside)
    fork, join = _around(spec, beside)
    if fork is None or join is None:
        spec, fork, join = _divided(spec, beside)
    moves = (*spec.moves, Move(fork, step.key), Move(step.key, join))
    return replace(spec, steps=_inserted(spec.steps, step, beside), moves=moves)


def _around(spec: Spec, key: str) -> tuple[str | None, str | None]:
    """The fork just before and the join just after a step."""
    gates = {gate.key: gate.kind for gate in spec.gates}
    before = [move.source for move in spec.moves if move.target == key]
    fork = before[0] if len(before) == 1 and gates.get(before[0]) is GateKind.FORK else None
    after = _only_target(spec, key)
    return fork, after if gates.get(after or "") is GateKind.JOIN else None


def _divided(spec: Spec, key: str) -> tuple[Spec, str, str]:
    """A fork before and a join behind a step."""
    way = main_way(spec, key)
    if way is None:
        raise KernelError("process.edit.no_way_on", step=key)
    if _only_target(spec, key) is None:
        raise KernelError("process.edit.ways_part", step=key)
    fork, join = new_key(spec, f"tach-{key}"), new_key(spec, f"gop-{key}")

    def turned(move: Move) -> Move:
        if move is way:
            return replace(move, target=join)
        return replace(move, target=fork) if move.target == key else move

    stage = spec.step(key).stage
    found = replace(
        spec,
        start=fork if spec.start == key else spec.start,
        gates=(*spec.gates, Gate(fork, GateKind.FORK, stage=stage), Gate(join, GateKind.JOIN, stage=stage)),
        moves=(*map(turned, spec.moves), Move(fork, key), Move(join, way.target)),
        timed=tuple(replace(each, target=fork) if each.target == key else each for each in spec.timed),
    )
    return found, fork, join


def in_sequence(spec: Spec, fork: str) -> Spec:
    """The branches of a fork done one after the other, in the order written: fork and join go."""
    branches = [_branch(spec, move.target) for move in spec.moves_from(spec.gate(fork).key)]
    joins = {branch[-1] for branch in branches}
    if len(joins) != 1 or not all(len(branch) > 1 for branch in branches):
        raise KernelError("process.edit.branches_part", gate=fork)
    join = joins.pop()
    onward = next((move.target for move in spec.moves_from(join)), None)
    firsts = [branch[0] for branch in branches]
    follows = dict(zip((branch[-2] for branch in branches), (*firsts[1:], onward), strict=True))

    def turned(move: Move) -> Move:
        if move.target == join:
            return replace(move, target=follows[move.source])
        return replace(move, target=firsts[0]) if move.target == fork else move

    return replace(
        spec,
        start=firsts[0] if spec.start == fork else spec.start,
        gates=tuple(gate for gate in spec.gates if gate.key not in {fork, join}),
        moves=tuple(turned(move) for move in spec.moves if move.source not in {fork, join}),
        timed=tuple(replace(each, target=firsts[0]) if each.target == fork else each for each in spec.timed),
    )


def _branch(spec: Spec, begin: str | None) -> list[str]:
    """The steps of a branch in a row, and the join it ends at last; ends early where it parts."""
    gates = {gate.key: gate.kind for gate in spec.gates}
    branch: list[str] = []
    key = begin
    while key is not None and key not in branch:
        branch.append(key)
        if gates.get(key) is GateKind.JOIN:
            break
        key = _only_target(spec, key)
    return branch


def change_step(spec: Spec, step: Step, ways: Iterable[Move]) -> Spec:
    """The step of that key with other facts, and its ways on; what leads to it stays."""
    old = spec.step(step.key)
    stays = [move for move in spec.moves if move.source != old.key]
    place = next((n for n, move in enumerate(spec.moves) if move.source == old.key), len(stays))
    ways = tuple(ways)
    steps = tuple(step if each.key == old.key else each for each in spec.steps)
    found = replace(spec, steps=steps, moves=(*stays[:place], *ways, *stays[place:]))
    for way in ways:
        found = _with_end(found, way.target)
    return _without_idle_end(found)


def put_timed(spec: Spec, timed: TimedMove) -> Spec:
    """The timed move of that key changed, or added at the end."""
    if any(each.key == timed.key for each in spec.timed):
        found = tuple(timed if each.key == timed.key else each for each in spec.timed)
    else:
        _insist_new(spec, timed.key)
        found = (*spec.timed, timed)
    return _without_idle_end(_with_end(replace(spec, timed=found), timed.target))


def remove_timed(spec: Spec, key: str) -> Spec:
    """Without the timed move of that key."""
    found = tuple(each for each in spec.timed if each.key != key)
    if len(found) == len(spec.timed):
        raise KernelError("process.edit.no_timer", timer=key)
    return _without_idle_end(replace(spec, timed=found))


def main_way(spec: Spec, key: str) -> Move | None:
    """The first way that goes on rather than back."""
    return next((move for move in spec.moves_from(key) if move.target is not None), None)


def new_key(spec: Spec, wish: str) -> str:
    """A key like the one wished for that nothing in the spec has."""
    taken = {part.key for part in spec.parts} | {each.key for each in spec.timed} | {"back"}
    wish = wish[:50] or "buoc"
    return next(key for key in (wish, *(f"{wish}-{n}" for n in range(2, 10_000))) if key not in taken)


def new_step(spec: Spec, key: str, name: str) -> Step:
    """A step nobody has filled in yet: to be examined in the unit that decides, by somebody to be named."""
    return Step(new_key(spec, key), name, None, "competent", None, StepKind.EXAMINE)


def _insist_new(spec: Spec, key: str) -> None:
    if new_key(spec, key) != key:
        raise KernelError("process.edit.key_taken", step=key)


def _only_target(spec: Spec, key: str) -> str | None:
    """Where all ways on lead, if they lead to one place."""
    targets = {move.target for move in spec.moves_from(key) if move.target is not None}
    return targets.pop() if len(targets) == 1 else None


def _inserted(steps: tuple[Step, ...], step: Step, after: str) -> tuple[Step, ...]:
    place = next((n + 1 for n, each in enumerate(steps) if each.key == after), len(steps))
    return (*steps[:place], step, *steps[place:])


def _without_circles(moves: Iterable[Move]) -> Iterable[Move]:
    """A way that would lead from a step to itself, left over where the step between was taken out."""
    return (move for move in moves if move.target != move.source)


def _end_of(spec: Spec, stage: str | None) -> str:
    """The end of the spec or of a stage; the usual name where there is none yet."""
    found = (gate.key for gate in spec.gates if gate.kind is GateKind.END and gate.stage == stage)
    return next(found, _END)


def _with_end(spec: Spec, target: str | None) -> Spec:
    if target != _END or any(part.key == _END for part in spec.parts):
        return spec
    return replace(spec, gates=(*spec.gates, Gate(_END, GateKind.END)))


def _without_idle_end(spec: Spec) -> Spec:
    """Without the plain end nothing leads to any more."""
    if spec.ways_into(_END) or spec.start == _END:
        return spec
    return replace(spec, gates=tuple(gate for gate in spec.gates if gate != Gate(_END, GateKind.END)))
