"""A spec written as the YAML table of steps; `read_yaml` gives the same spec back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import yaml

from motcua.catalogue.exchange.conditions import is_exact, text_of
from motcua.catalogue.exchange.yaml_form import BACK, END, is_default
from motcua.kernel.process import (
    DONE,
    Gate,
    GateKind,
    Guard,
    Move,
    Spec,
    Step,
    TimedMove,
    guard_to_data,
)

__all__ = ["write_yaml"]

_CLOCK = {(True, False): "pause", (False, True): "resume", (True, True): "pause_again"}


def write_yaml(spec: Spec) -> str:
    """The text of the table, readable and with Vietnamese letters as they are."""
    data: dict[str, Any] = {"process": spec.key, "version": spec.version, "name": spec.name}
    if spec.start != spec.steps[0].key:
        data["start"] = spec.start
    data["steps"] = [_row(spec, step, _step_fields(step)) for step in spec.steps]
    implied = spec.gates[-1:] == (Gate(END, GateKind.END),) and bool(spec.ways_into(END))
    gates = spec.gates[:-1] if implied else spec.gates
    if gates:
        data["gates"] = [_row(spec, gate, _gate_fields(gate)) for gate in gates]
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


def _given(fields: Iterable[tuple[str, object]]) -> dict[str, Any]:
    return {name: value for name, value in fields if value not in (None, "")}


def _step_fields(step: Step) -> dict[str, Any]:
    head = {"key": step.key, "name": step.name, "kind": str(step.kind)}
    rest = ("hours", step.hours), ("stage", step.stage), ("fact", step.fact), ("calls", step.calls)
    return head | _given((("function", step.function), ("unit", step.unit_rule), *rest))


def _gate_fields(gate: Gate) -> dict[str, Any]:
    rest = ("name", gate.name), ("stage", gate.stage), ("start", gate.start)
    return {"key": gate.key, "kind": str(gate.kind)} | _given(rest)


def _row(spec: Spec, part: Step | Gate, fields: dict[str, Any]) -> dict[str, Any]:
    moves = spec.moves_from(part.key)
    if isinstance(part, Step):
        fields["then"] = _outcomes(moves)
    elif moves:
        fields["then"] = _ways(moves, divides=part.kind in {GateKind.FORK, GateKind.JOIN})
    timed = [_after(part.key, number, move) for number, move in enumerate(spec.timed_on(part.key), start=1)]
    return fields | ({"after": timed} if timed else {})


def _outcomes(moves: tuple[Move, ...]) -> object:
    """One plain way is a word; outcomes that stand apart from each other are a table; else a list."""
    if len(moves) == 1 and moves[0] == Move(moves[0].source, moves[0].target):
        return _to(moves[0])
    names = list(dict.fromkeys(move.outcome for move in moves))
    in_table = tuple(move for name in names for move in moves if move.outcome == name)
    if in_table == moves and names and "to" not in names:
        return {name: _ways(tuple(move for move in moves if move.outcome == name)) for name in names}
    guarded = [move.guard is not None for move in moves]
    return [_way(move, implied=is_default(guarded, number)) for number, move in enumerate(moves)]


def _ways(moves: tuple[Move, ...], *, divides: bool = False) -> object:
    guarded = [] if divides else [move.guard is not None for move in moves]
    ways = [
        _way(replace(move, outcome=DONE), implied=is_default(guarded, number))
        for number, move in enumerate(moves)
    ]
    plain = [way["to"] if set(way) == {"to"} else way for way in ways]
    return plain[0] if len(plain) == 1 else plain


def _way(move: Move, *, implied: bool) -> dict[str, Any]:
    clock = _CLOCK.get((move.pauses, move.resumes))
    words = ("label", move.label), ("article", move.article), ("clock", clock)
    fields: dict[str, Any] = {"to": _to(move)} | _given(words)
    if move.guard is not None:
        fields["when"] = _when(move.guard)
    if move.outcome != DONE:
        fields["outcome"] = move.outcome
    if move.default != implied:
        fields["default"] = move.default
    return fields


def _when(guard: Guard) -> object:
    """The short text where it says the same, else the full form."""
    return text_of(guard) if is_exact(guard) else guard_to_data(guard)


def _to(move: Move | TimedMove) -> str:
    return BACK if move.target is None else move.target


def _after(source: str, number: int, timed: TimedMove) -> dict[str, Any]:
    fields: dict[str, Any] = {} if timed.key == f"{source}_after_{number}" else {"key": timed.key}
    fields |= {} if timed.hours is None else {"hours": timed.hours}
    fields["do"] = str(timed.kind)
    if timed.target is not None:
        fields["to"] = timed.target
    if timed.times != 1:
        fields["times"] = "always" if timed.times is None else timed.times
    return fields | _given((("label", timed.label), ("article", timed.article)))
