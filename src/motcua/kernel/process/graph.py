"""The state graph of a spec: which step or gate can follow which, and what the longest way costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motcua.kernel.process.spec import Gate, GateKind, Spec, Step, TimedKind

Hours = int | float


@dataclass(frozen=True, slots=True)
class Arrow:
    """One possible follow-on. Leaving a stage is an arrow from each end inside it."""

    source: str
    target: str
    pauses: bool = False
    resumes: bool = False


def arrows(spec: Spec) -> tuple[Arrow, ...]:
    """All follow-ons of the spec; ways to unknown elements are left out."""
    known = {part.key for part in spec.parts}
    found = dict.fromkeys((*_by_moves(spec), *_by_timers(spec), *_into_stages(spec)))
    return tuple(arrow for arrow in found if arrow.source in known and arrow.target in known)


def _by_moves(spec: Spec) -> Iterator[Arrow]:
    ends = _ends_by_stage(spec)
    stages = {gate.key for gate in spec.gates if gate.kind is GateKind.STAGE}
    for move in spec.moves:
        if move.target is None:
            continue
        sources = ends.get(move.source, ()) if move.source in stages else (move.source,)
        for source in sources:
            yield Arrow(source, move.target, move.pauses, move.resumes)


def _by_timers(spec: Spec) -> Iterator[Arrow]:
    for timed in spec.timed:
        if timed.target is not None and timed.kind is not TimedKind.REMIND:
            yield Arrow(timed.source, timed.target)


def _into_stages(spec: Spec) -> Iterator[Arrow]:
    for gate in spec.gates:
        if gate.kind is GateKind.STAGE and gate.start is not None:
            yield Arrow(gate.key, gate.start)


def _ends_by_stage(spec: Spec) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for gate in spec.gates:
        if gate.kind is GateKind.END and gate.stage is not None:
            found[gate.stage] = (*found.get(gate.stage, ()), gate.key)
    return found


def reached(pairs: Mapping[str, tuple[str, ...]], begin: tuple[str, ...]) -> frozenset[str]:
    """Everything that can be reached from these keys along the pairs."""
    found = set(begin)
    waiting = list(begin)
    while waiting:
        for key in pairs.get(waiting.pop(), ()):
            if key not in found:
                found.add(key)
                waiting.append(key)
    return frozenset(found)


def grouped(pairs: Iterator[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Targets by source."""
    found: dict[str, tuple[str, ...]] = {}
    for source, target in pairs:
        found[source] = (*found.get(source, ()), target)
    return found


def part_of(spec: Spec) -> Mapping[str, Step | Gate]:
    """Steps and gates by key."""
    return {part.key: part for part in spec.parts}


def longest_way(spec: Spec) -> tuple[Hours, tuple[str, ...]]:
    """Working hours of the costliest way from start to end, and its steps.

    A loop counts once, parallel branches count as the longest of them, and hours spent while the
    legal clock stands still do not count.
    """
    return _Longest(spec).from_here(spec.start, paused=False)


class _Longest:
    """Depth first with memory; an arrow back into the way being walked is a loop and is not followed."""

    def __init__(self, spec: Spec) -> None:
        self.parts = part_of(spec)
        self.arrows: dict[str, list[Arrow]] = {}
        for arrow in arrows(spec):
            self.arrows.setdefault(arrow.source, []).append(arrow)
        self.walked: dict[tuple[str, bool], tuple[Hours, tuple[str, ...]]] = {}
        self.walking: set[str] = set()

    def from_here(self, key: str, *, paused: bool) -> tuple[Hours, tuple[str, ...]]:
        if (key, paused) in self.walked:
            return self.walked[key, paused]
        part = self.parts.get(key)
        self.walking.add(key)
        best: tuple[Hours, tuple[str, ...]] = (0, ())
        for arrow in self.arrows.get(key, ()):
            if arrow.target not in self.walking:
                best = max(best, self._beyond(arrow, paused=paused), key=lambda way: way[0])
        self.walking.discard(key)
        if isinstance(part, Step) and not paused and part.hours:
            best = (part.hours + best[0], (key, *best[1]))
        self.walked[key, paused] = best
        return best

    def _beyond(self, arrow: Arrow, *, paused: bool) -> tuple[Hours, tuple[str, ...]]:
        return self.from_here(arrow.target, paused=arrow.pauses or (paused and not arrow.resumes))
