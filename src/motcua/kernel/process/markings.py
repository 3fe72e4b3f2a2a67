"""All situations a spec can get into, found by trying every way: for joins that can never complete.

A situation (marking) is the sorted list of places where work rests: open steps, entered stages, and
arrivals at joins. Guards over facts may turn out either way; guards over outcomes are decided. A timer
that leaves its step open is tried once, and stages are taken to be entered once at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from motcua.kernel.process.acts import EXPIRED
from motcua.kernel.process.graph import part_of
from motcua.kernel.process.guards import AnyOf, FactIs, Guard, Not, OutcomeIs
from motcua.kernel.process.spec import DONE, Gate, GateKind, Move, Spec, Step, TimedKind, way_of

MOST_MARKINGS = 20_000
_ENDLESS = 300
_TRIED_TOGETHER = 6
Place = tuple[str, str]  # (key, way): the way is empty except for arrivals at a join and fired timers
_FIRED = "fired "
Marking = tuple[Place, ...]


class EndlessRouteError(Exception):
    """Gates lead to gates in a circle; carries the key of one of them."""


@dataclass(slots=True)
class Explored:
    """What trying every way has shown; `after` holds the follow-ons of each marking."""

    after: dict[Marking, tuple[Marking, ...]] = field(default_factory=dict)
    opened_twice: set[str] = field(default_factory=set)
    is_complete: bool = True

    def stuck(self) -> tuple[Marking, ...]:
        """Markings in which work waits at a join and nothing is open."""
        return tuple(marking for marking, following in self.after.items() if marking and not following)

    def endless(self) -> tuple[Marking, ...]:
        """Markings from which the end cannot be reached, though something is open."""
        before: dict[Marking, list[Marking]] = {}
        for marking, following in self.after.items():
            for later in following:
                before.setdefault(later, []).append(marking)
        found: set[Marking] = {()}
        waiting: list[Marking] = [()]
        while waiting:
            for earlier in before.get(waiting.pop(), ()):
                if earlier not in found:
                    found.add(earlier)
                    waiting.append(earlier)
        return tuple(
            marking for marking, following in self.after.items() if following and marking not in found
        )


def explore(spec: Spec) -> Explored:
    """Try every way from the start; stops where a step would be open twice."""
    walk = _Walk(spec)
    explored = Explored()
    waiting = list(walk.settled(walk.enter((), spec.start, "", DONE, 0)))
    while waiting:
        marking = waiting.pop()
        if marking in explored.after:
            continue
        if len(explored.after) >= MOST_MARKINGS:
            explored.is_complete = False
            break
        twice = {place[0] for place in marking if marking.count(place) > 1}
        explored.opened_twice |= twice
        explored.after[marking] = () if twice else tuple(dict.fromkeys(walk.following(marking)))
        waiting.extend(explored.after[marking])
    return explored


class _Walk:
    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.parts = part_of(spec)

    def following(self, marking: Marking) -> Iterator[Marking]:
        """Every marking one act further."""
        for place in dict.fromkeys(marking):
            part = self.parts[place[0]]
            if place[1]:
                continue
            if isinstance(part, Step):
                yield from self._completed(marking, place)
            yield from self._timed(marking, place)

    def _completed(self, marking: Marking, place: Place) -> Iterator[Marking]:
        rest = self._cleared(marking, place)
        for way, move in self.spec.ways_from(place[0]):
            if move.target is not None:
                yield from self.settled(self.enter(rest, move.target, way, move.outcome, 0))

    def _timed(self, marking: Marking, place: Place) -> Iterator[Marking]:
        for timed in self.spec.timed_on(place[0]):
            if timed.target is None:
                continue
            fired = (place[0], _FIRED + timed.key)
            if timed.kind is TimedKind.EXPIRE:
                rest = self._cleared(marking, place)
            elif fired in marking:
                continue
            else:
                rest = _with(marking, fired)
            yield from self.settled(self.enter(rest, timed.target, way_of(timed), EXPIRED, 0))

    def _cleared(self, marking: Marking, place: Place) -> Marking:
        """Without the place, its fired timers and all that lies inside it."""
        return tuple(
            other
            for other in _without(marking, place)
            if place[0] not in self._around(other[0])
            and not (other[0] == place[0] and other[1].startswith(_FIRED))
        )

    def enter(self, marking: Marking, key: str, way: str, outcome: str, depth: int) -> Iterator[Marking]:
        """Markings after work reached this step or gate."""
        part = self.parts.get(key)
        if depth > _ENDLESS:
            raise EndlessRouteError(key)
        if isinstance(part, Step):
            yield _with(marking, (key, ""))
        elif part is None or part.kind is GateKind.END:
            yield marking
        elif part.kind is GateKind.CHOICE:
            for taken in self._alternatives(key, outcome):
                yield from self._take(marking, (taken,), outcome, depth)
        elif part.kind is GateKind.FORK:
            yield from self._fork(marking, key, outcome, depth)
        elif part.kind is GateKind.STAGE:
            yield from self.enter(_with(marking, (key, "")), part.start or "", "", outcome, depth + 1)
        else:
            yield from self._join(_with(marking, (key, way)), key, outcome, depth)

    def _join(self, marking: Marking, key: str, outcome: str, depth: int) -> Iterator[Marking]:
        ways = self.spec.ways_into(key)
        if any((key, way) not in marking for way in ways):
            yield marking
            return
        for way in ways:
            marking = _without(marking, (key, way))
        yield from self._fork(marking, key, outcome, depth)

    def _fork(self, marking: Marking, key: str, outcome: str, depth: int) -> Iterator[Marking]:
        sure: list[tuple[str, Move]] = []
        perhaps: list[tuple[str, Move]] = []
        for way, move in self.spec.ways_from(key):
            if not move.default:
                truth = _truth(move.guard, outcome)
                (sure if truth else perhaps).extend([(way, move)] if truth is not False else [])
        sizes = range(len(perhaps) + 1) if len(perhaps) <= _TRIED_TOGETHER else (0, 1, len(perhaps))
        for size in sizes:
            for some in combinations(perhaps, size):
                default = [(way, move) for way, move in self.spec.ways_from(key) if move.default]
                yield from self._take(marking, (*sure, *some) or tuple(default), outcome, depth)

    def _alternatives(self, key: str, outcome: str) -> Iterator[tuple[str, Move]]:
        for way, move in self.spec.ways_from(key):
            truth = True if move.default else _truth(move.guard, outcome)
            if truth is not False:
                yield way, move
            if truth and not move.default:
                return

    def _take(
        self, marking: Marking, ways: tuple[tuple[str, Move], ...], outcome: str, depth: int
    ) -> Iterator[Marking]:
        markings: tuple[Marking, ...] = (marking,)
        for way, move in ways:
            markings = tuple(
                later
                for earlier in markings
                for later in self.enter(earlier, move.target or "", way, outcome, depth + 1)
            )
        yield from markings

    def settled(self, markings: Iterator[Marking]) -> Iterator[Marking]:
        """Leave stages whose work has ended."""
        for marking in markings:
            over = next((place for place in marking if self._is_over(place, marking)), None)
            if over is None:
                yield marking
                continue
            rest = self._cleared(marking, over)
            for taken in self._alternatives(over[0], DONE):
                yield from self.settled(self._take(rest, (taken,), DONE, 0))

    def _is_over(self, place: Place, marking: Marking) -> bool:
        part = self.parts[place[0]]
        return (
            isinstance(part, Gate)
            and part.kind is GateKind.STAGE
            and not place[1]
            and not any(place[0] in self._around(other[0]) for other in marking)
        )

    def _around(self, key: str) -> Iterator[str]:
        stage = self.parts[key].stage
        seen: set[str] = set()
        while stage is not None and stage in self.parts and stage not in seen:
            seen.add(stage)
            yield stage
            stage = self.parts[stage].stage


def _with(marking: Marking, place: Place) -> Marking:
    return tuple(sorted((*marking, place)))


def _without(marking: Marking, place: Place) -> Marking:
    at = marking.index(place)
    return (*marking[:at], *marking[at + 1 :])


def _truth(guard: Guard | None, outcome: str) -> bool | None:
    """True or false where only the outcome decides, None where facts decide."""
    if guard is None:
        return True
    if isinstance(guard, FactIs):
        return None
    if isinstance(guard, OutcomeIs):
        return guard.outcome == outcome
    if isinstance(guard, Not):
        inner = _truth(guard.part, outcome)
        return None if inner is None else not inner
    truths = {_truth(part, outcome) for part in guard.parts}
    deciding = isinstance(guard, AnyOf)
    if deciding in truths:
        return deciding
    return None if None in truths else not deciding
