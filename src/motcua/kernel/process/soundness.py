"""The check of a spec before it may be saved: can it start, reach its end from everywhere, in time?

Each finding names the step, gate or timed move it is about. A *gap* is something left open in an
otherwise working spec (an owner, hours, a default way), as in drawings that come from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from motcua.kernel.process.graph import arrows, grouped, longest_way, part_of, reached
from motcua.kernel.process.markings import EndlessRouteError, explore
from motcua.kernel.process.spec import (
    FUNCTIONS,
    NAMED_UNIT,
    UNIT_RULES,
    Gate,
    GateKind,
    Spec,
    Step,
    StepKind,
    TimedKind,
)

_GAPS = frozenset({"owner_missing", "hours_missing", "timer_without_hours", "guards_open", "end_unused"})
_PREFIX = "process.check."


@dataclass(frozen=True, slots=True)
class Finding:
    """`element` is the key of the step, gate or timed move; `values` fill the sentence."""

    key: str
    element: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_gap(self) -> bool:
        """Something still to be filled in, which does not stop the spec from running."""
        return self.key.removeprefix(_PREFIX) in _GAPS


def check(spec: Spec, limit_hours: float | None = None) -> tuple[Finding, ...]:
    """Everything wrong with a spec. `limit_hours` is the legal limit in working hours."""
    broken = tuple(_names(spec))
    if broken:
        return broken
    findings = [*_reach(spec), *_parts(spec), *_guards(spec), *_timed(spec)]
    if all(finding.is_gap for finding in findings):
        findings += _situations(spec)
    findings += _hours(spec, limit_hours)
    return tuple(findings)


def _finding(name: str, element: str, **values: object) -> Finding:
    return Finding(_PREFIX + name, element, values)


def _names(spec: Spec) -> Iterator[Finding]:
    """Keys used twice, and arrows from or to nothing: nothing else can be checked before these."""
    keys = [part.key for part in spec.parts] + [timed.key for timed in spec.timed]
    for key in dict.fromkeys(keys):
        if keys.count(key) > 1:
            yield _finding("duplicate", key)
    parts = part_of(spec)
    if spec.start not in parts:
        yield _finding("start_unknown", spec.start)
    for move in spec.all_moves:
        if move.source not in parts:
            yield _finding("source_unknown", move.source, target=move.target or "")
        if move.target is not None and move.target not in parts:
            yield _finding("target_unknown", move.source, target=move.target)
    for gate in spec.gates:
        if gate.kind is GateKind.STAGE and gate.start not in parts:
            yield _finding("stage_without_start", gate.key)
    yield from _stage_borders(spec, parts)


def _stage_borders(spec: Spec, parts: Mapping[str, Step | Gate]) -> Iterator[Finding]:
    for part in parts.values():
        stage = parts.get(part.stage) if part.stage is not None else None
        if part.stage is not None and not (isinstance(stage, Gate) and stage.kind is GateKind.STAGE):
            yield _finding("stage_unknown", part.key, stage=part.stage)
    for move in spec.all_moves:
        source, target = parts.get(move.source), parts.get(move.target or "")
        if source is not None and target is not None and source.stage != target.stage:
            yield _finding("crosses_stage", move.source, target=target.key)
    for gate in spec.gates:
        begin = parts.get(gate.start) if gate.start is not None else None
        if gate.kind is GateKind.STAGE and begin is not None and begin.stage != gate.key:
            yield _finding("crosses_stage", gate.key, target=begin.key)


def _reach(spec: Spec) -> Iterator[Finding]:
    found = arrows(spec)
    forward = reached(grouped((arrow.source, arrow.target) for arrow in found), (spec.start,))
    ends = tuple(g.key for g in spec.gates if g.kind is GateKind.END and g.stage is None)
    backward = reached(grouped((arrow.target, arrow.source) for arrow in found), ends)
    for part in spec.parts:
        is_end = isinstance(part, Gate) and part.kind is GateKind.END
        if part.key not in forward:
            yield _finding("end_unused" if is_end else "unreachable", part.key)
        elif part.key not in backward:
            yield _finding("end_unreachable", part.key)


def _parts(spec: Spec) -> Iterator[Finding]:
    for gate in spec.gates:
        if gate.kind is not GateKind.END and not spec.moves_from(gate.key):
            yield _finding("no_way_out", gate.key)
        if any(move.target is None for move in spec.moves_from(gate.key)):
            yield _finding("gate_sends_back", gate.key)
    for step in spec.steps:
        yield from _step(spec, step)


def _step(spec: Spec, step: Step) -> Iterator[Finding]:
    expires = any(timed.kind is TimedKind.EXPIRE for timed in spec.timed_on(step.key))
    if not any(move.target is not None for move in spec.moves_from(step.key)):
        waits_for_time = step.kind is StepKind.WAIT and step.fact is None and expires
        if not waits_for_time:
            yield _finding("no_way_out", step.key)
    if step.kind is StepKind.WAIT and step.fact is None and not expires:
        yield _finding("waits_for_nothing", step.key)
    if step.kind is StepKind.CALL and not step.calls:
        yield _finding("calls_nothing", step.key)
    if not step.is_human:
        return
    if step.function not in FUNCTIONS or not _is_unit_rule(step.unit_rule):
        yield _finding(
            "owner_missing", step.key, function=step.function or "", unit_rule=step.unit_rule or ""
        )
    if step.hours is None:
        yield _finding("hours_missing", step.key)


def _is_unit_rule(rule: str | None) -> bool:
    return rule in UNIT_RULES or (
        rule is not None and len(rule) > len(NAMED_UNIT) and rule.startswith(NAMED_UNIT)
    )


def _guards(spec: Spec) -> Iterator[Finding]:
    for part in spec.parts:
        for outcome in dict.fromkeys(move.outcome for move in spec.moves_from(part.key)):
            moves = [move for move in spec.moves_from(part.key) if move.outcome == outcome]
            if all(move.guard is not None and not move.default for move in moves):
                yield _finding("guards_open", part.key, outcome=outcome)
            is_fork = isinstance(part, Gate) and part.kind in {GateKind.FORK, GateKind.JOIN}
            ordered = [move for move in moves if not move.default]
            if not is_fork and any(move.guard is None for move in ordered[:-1]):
                yield _finding("way_hidden", part.key, outcome=outcome)


def _timed(spec: Spec) -> Iterator[Finding]:
    parts = part_of(spec)
    for timed in spec.timed:
        source = parts[timed.source]
        if isinstance(source, Gate) and source.kind is not GateKind.STAGE:
            yield _finding("timer_on_gate", timed.key, gate=source.key)
        if timed.kind is not TimedKind.REMIND and timed.target is None:
            yield _finding("timer_without_target", timed.key)
        if timed.hours is None:
            yield _finding("timer_without_hours", timed.key)


def _situations(spec: Spec) -> Iterator[Finding]:
    """Joins that can never complete, steps that would be open twice, circles nobody can leave."""
    try:
        explored = explore(spec)
    except EndlessRouteError as fault:
        yield _finding("gates_in_circle", str(fault))
        return
    for key in sorted(explored.opened_twice):
        yield _finding("opened_twice", key)
    missing: dict[str, set[str]] = {}
    for marking in explored.stuck():
        arrived = {place for place in marking if place[1]}
        for join, _ in arrived:
            ways = {way for way in spec.ways_into(join) if (join, way) not in arrived}
            missing.setdefault(join, set()).update(way.rpartition("/")[0] or way for way in ways)
    for join in sorted(set(missing) - explored.opened_twice):
        yield _finding("join_stuck", join, missing=", ".join(sorted(missing[join])))
    if not missing and not explored.opened_twice and explored.is_complete:
        for key in sorted({place[0] for marking in explored.endless() for place in marking}):
            yield _finding("end_unreachable", key)
    if not explored.is_complete:
        yield _finding("too_many_situations", spec.key)


def _hours(spec: Spec, limit_hours: float | None) -> Iterator[Finding]:
    if limit_hours is None:
        return
    hours, steps = longest_way(spec)
    if hours > limit_hours:
        yield _finding("hours_over", spec.key, hours=hours, limit=limit_hours, steps=" → ".join(steps))
