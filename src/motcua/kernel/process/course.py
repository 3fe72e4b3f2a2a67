"""The working state of one advance: work is moved through gates until it rests at steps again.

Lives for one call only; what comes out is a new frozen Instance and the list of effects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from motcua.kernel.errors import KernelError
from motcua.kernel.process.acts import (
    Called,
    ClockPaused,
    ClockResumed,
    Effect,
    Finished,
    Reminded,
    StepClosed,
    StepOpened,
    TimerSet,
)
from motcua.kernel.process.guards import Guard, holds
from motcua.kernel.process.instance import Arrival, Instance, OpenStage, OpenStep, Passed, common
from motcua.kernel.process.spec import DONE, Gate, GateKind, Move, Spec, TimedKind, TimedMove

# A route that passes more gates than this without resting at a step runs in a circle.
_ENDLESS = 300

Way = tuple[str, Move]


class Course:
    """Tokens, stages, arrivals and trail of one instance while an act is carried out."""

    __slots__ = (
        "arrivals",
        "effects",
        "end",
        "facts",
        "gates_passed",
        "next_token",
        "open",
        "outcome",
        "pauses",
        "spec",
        "stages",
    )

    def __init__(self, spec: Spec, instance: Instance, facts: Mapping[str, object]) -> None:
        self.spec = spec
        self.facts = facts
        self.open = list(instance.open)
        self.stages = list(instance.stages)
        self.arrivals = list(instance.arrivals)
        self.next_token = instance.next_token
        self.pauses = instance.pauses
        self.effects: list[Effect] = []
        self.outcome = DONE
        self.end = ""
        self.gates_passed = 0

    # --- moving -----------------------------------------------------------------------------

    def follow(self, way: str, move: Move, behind: Passed | None, inside: int | None) -> None:
        """Take a move that has a target, with what it does to the clock."""
        self.turn_clock(move)
        if move.target is None:
            raise KernelError("process.target.unknown", target="", spec=self.spec.key)
        self.enter(move.target, behind, inside, way)

    def enter(self, key: str, behind: Passed | None, inside: int | None, way: str) -> None:
        """Bring work to a step, where it rests, or through a gate."""
        if self.spec.is_step(key):
            self.open_step(key, behind, inside)
            return
        self.gates_passed += 1
        if self.gates_passed > _ENDLESS:
            raise KernelError("process.route.endless", gate=key)
        gate = self.spec.gate(key)
        if gate.kind is GateKind.CHOICE:
            self.follow(*self.choose(key, self.spec.ways_from(key)), behind, inside)
        elif gate.kind is GateKind.FORK:
            self._fork(key, behind, inside)
        elif gate.kind is GateKind.JOIN:
            self._join(key, Arrival(key, way, behind, inside))
        elif gate.kind is GateKind.STAGE:
            self.open_stage(gate, behind, inside)
        else:
            self.end = key

    def choose(self, source: str, ways: Iterable[Way]) -> Way:
        """The first way whose guard holds, else the default."""
        default = None
        for way in ways:
            move = way[1]
            if move.default:
                default = way
            elif move.guard is None or self._holds(source, move.guard):
                return way
        if default is None:
            raise KernelError("process.choice.no_way", gate=source)
        return default

    def _fork(self, key: str, behind: Passed | None, inside: int | None) -> None:
        ways = self.spec.ways_from(key)
        taken = [
            way
            for way in ways
            if not way[1].default and (way[1].guard is None or self._holds(key, way[1].guard))
        ]
        taken = taken or [way for way in ways if way[1].default]
        if not taken:
            raise KernelError("process.choice.no_way", gate=key)
        if len(taken) > 1:
            behind = self.divide(key, behind, inside)
        for way, move in taken:
            self.follow(way, move, behind, inside)

    def _holds(self, source: str, guard: Guard) -> bool:
        try:
            return holds(guard, self.facts, self.outcome)
        except KernelError as fault:
            raise KernelError(fault.key, gate=source, **fault.values) from fault

    def _join(self, key: str, arrival: Arrival) -> None:
        self.arrivals.append(arrival)
        here = [a for a in self.arrivals if a.join == key and a.inside == arrival.inside]
        complete: list[Arrival] = []
        for way in self.spec.ways_into(key):
            first = next((a for a in here if a.way == way), None)
            if first is None:
                return
            complete.append(first)
        for used in complete:
            self.arrivals.remove(used)
        self._fork(key, common(arrival.behind for arrival in complete), arrival.inside)

    # --- opening and closing ----------------------------------------------------------------

    def open_step(self, key: str, behind: Passed | None, inside: int | None) -> None:
        """Open a step. A second visit counts as having come from where the first one came from."""
        again = None
        earlier = behind
        while earlier is not None:
            if earlier.node == key:
                again, behind = earlier.token, earlier.behind
                break
            earlier = earlier.behind
        token = self.new_token()
        self.open.append(OpenStep(token, key, behind, inside))
        self.effects.append(StepOpened(token, key, None if behind is None else behind.token, again))
        calls = self.spec.step(key).calls
        if calls is not None:
            self.effects.append(Called(token, calls))
        self._set_timers(token, key)

    def open_stage(self, gate: Gate, behind: Passed | None, inside: int | None) -> None:
        """Enter a stage and begin the work inside it."""
        stage = self.add_stage(gate.key, behind, inside)
        if gate.start is None:
            raise KernelError("process.stage.without_start", stage=gate.key)
        self.enter(gate.start, behind, stage.token, way="")

    def add_stage(self, key: str, behind: Passed | None, inside: int | None) -> OpenStage:
        """Record that a stage is entered and set its timers."""
        stage = OpenStage(self.new_token(), key, behind, inside)
        self.stages.append(stage)
        self._set_timers(stage.token, key)
        return stage

    def close(self, step: OpenStep, outcome: str) -> Passed:
        """Close an open step; what is returned is the place work may be sent back to."""
        self.open = [other for other in self.open if other.token != step.token]
        self.effects.append(StepClosed(step.token, step.step, outcome))
        return Passed(step.token, step.step, step.behind, step.inside)

    def clear_stage(self, stage: OpenStage, outcome: str) -> None:
        """Close a stage with all work inside it."""
        for step in tuple(self.open):
            if stage.token in self.stages_around(step.inside):
                self.close(step, outcome)
        self.arrivals = [a for a in self.arrivals if stage.token not in self.stages_around(a.inside)]
        self.stages = [s for s in self.stages if stage.token not in (s.token, *self.stages_around(s.inside))]

    def _set_timers(self, token: int, key: str) -> None:
        for timed in self.spec.timed_on(key):
            self.effects.append(TimerSet(token, timed.key, timed.hours))

    def mark_fired(self, holder: OpenStep | OpenStage, timed: TimedMove) -> OpenStep | OpenStage:
        """Count a firing; a repeating timer is set again, a reminder is told."""
        fired = (*holder.fired, timed.key)
        changed = self._replace(holder, holder.behind, fired)
        if timed.kind is TimedKind.REMIND:
            self.effects.append(Reminded(holder.token, timed.key))
        if timed.times is None or fired.count(timed.key) < timed.times:
            self.effects.append(TimerSet(holder.token, timed.key, timed.hours))
        return changed

    def _replace(
        self, holder: OpenStep | OpenStage, behind: Passed | None, fired: tuple[str, ...]
    ) -> OpenStep | OpenStage:
        if isinstance(holder, OpenStep):
            step = OpenStep(holder.token, holder.step, behind, holder.inside, fired)
            self.open = [step if other.token == step.token else other for other in self.open]
            return step
        stage = OpenStage(holder.token, holder.stage, behind, holder.inside, fired)
        self.stages = [stage if other.token == stage.token else other for other in self.stages]
        return stage

    def turn_clock(self, move: Move) -> None:
        """The legal clock stands still while any branch has a reason for it."""
        if move.resumes and self.pauses:
            self.pauses -= 1
            if not self.pauses:
                self.effects.append(ClockResumed())
        if move.pauses:
            self.pauses += 1
            if self.pauses == 1:
                self.effects.append(ClockPaused(move.article, move.label))

    # --- the way back -----------------------------------------------------------------------

    def new_token(self) -> int:
        token = self.next_token
        self.next_token = token + 1
        return token

    def divide(self, node: str, behind: Passed | None, inside: int | None) -> Passed:
        """Mark on the way back that work is divided here; nobody is sent over it while parts are open."""
        return Passed(self.new_token(), node, behind, inside, parts=True)

    def divide_beside(self, holder: OpenStep | OpenStage, node: str) -> Passed:
        """The same for work that a timer opens beside a step that stays open."""
        point = self.divide(node, holder.behind, holder.inside)
        self._replace(holder, point, holder.fired)
        return point

    def places(self) -> tuple[OpenStep | OpenStage | Arrival, ...]:
        """Everywhere work is at this moment."""
        return (*self.open, *self.stages, *self.arrivals)

    def stages_around(self, inside: int | None) -> tuple[int, ...]:
        """Tokens of the stages that hold this place, innermost first."""
        found: list[int] = []
        parents = {stage.token: stage.inside for stage in self.stages}
        while inside is not None:
            found.append(inside)
            inside = parents.get(inside)
        return tuple(found)

    def holder_of(self, token: int) -> OpenStep | OpenStage:
        """The open step or stage with this token."""
        holders: tuple[OpenStep | OpenStage, ...] = (*self.open, *self.stages)
        for holder in holders:
            if holder.token == token:
                return holder
        raise KernelError("process.token.not_open", token=token)

    # --- the end of the act -----------------------------------------------------------------

    def done(self) -> tuple[Instance, tuple[Effect, ...]]:
        """Leave stages whose work has ended, then freeze what is left."""
        while self.stages and self._leave_a_stage():
            pass
        finished = not (self.open or self.arrivals or self.stages)
        if finished:
            self.effects.append(Finished(self.end))
        instance = Instance(
            tuple(self.open),
            tuple(self.stages),
            tuple(self.arrivals),
            self.next_token,
            self.pauses,
            finished,
        )
        return instance, tuple(self.effects)

    def _leave_a_stage(self) -> bool:
        held = {place.inside for place in self.places()}
        for stage in reversed(self.stages):
            if stage.token not in held:
                self.stages.remove(stage)
                self.outcome = DONE
                way, move = self.choose(stage.stage, self.spec.ways_from(stage.stage))
                self.follow(way, move, stage.behind, stage.inside)
                return True
        return False
