"""What changed between two versions of a spec, one message a change, with the hours at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from motcua.kernel.messages import Message
from motcua.kernel.process.graph import longest_way
from motcua.kernel.process.guards import Guard, guard_to_data
from motcua.kernel.process.spec import Gate, Move, Spec, Step, TimedMove

_STEP_FIELDS = ("name", "kind", "function", "unit_rule", "hours", "fact", "calls", "stage")
_MOVE_FIELDS = ("label", "guard", "default", "article", "pauses", "resumes")
_TIMED_FIELDS = ("source", "target", "kind", "hours", "times", "label", "article")
_GATE_FIELDS = ("kind", "name", "stage", "start")
Keyed = TypeVar("Keyed", Step, Gate, TimedMove)
Part = TypeVar("Part", Step, Gate, Move, TimedMove)


def diff(old: Spec, new: Spec) -> tuple[Message, ...]:
    """Messages for everything that differs; empty when nothing does. The last one gives the hours."""
    found = (
        *_named(old, new),
        *_changes("step", _by_key(old.steps), _by_key(new.steps), _STEP_FIELDS),
        *_changes("gate", _by_key(old.gates), _by_key(new.gates), _GATE_FIELDS),
        *_changes("move", _moves(old), _moves(new), _MOVE_FIELDS),
        *_changes("timed", _by_key(old.timed), _by_key(new.timed), _TIMED_FIELDS),
    )
    return (*found, *_hours(old, new)) if found else ()


def _named(old: Spec, new: Spec) -> Iterator[Message]:
    if old.name != new.name:
        yield Message("process.diff.name", {"old": old.name, "new": new.name})
    if old.start != new.start:
        yield Message("process.diff.start", {"old": old.start, "new": new.start})


def _by_key(parts: tuple[Keyed, ...]) -> Mapping[str, Keyed]:
    return {part.key: part for part in parts}


def _moves(spec: Spec) -> Mapping[str, Move]:
    found: dict[str, Move] = {}
    for move in spec.moves:
        name = f"{move.source} → {move.target or '↩'} ({move.outcome})"
        number = sum(1 for known in found if known.partition(" #")[0] == name)
        found[f"{name} #{number + 1}" if number else name] = move
    return found


def _changes(
    what: str, old: Mapping[str, Part], new: Mapping[str, Part], names: tuple[str, ...]
) -> Iterator[Message]:
    for key, part in old.items():
        if key not in new:
            yield Message(f"process.diff.{what}_removed", {"element": key, **_about(part)})
    for key, part in new.items():
        if key not in old:
            yield Message(f"process.diff.{what}_added", {"element": key, **_about(part)})
            continue
        for name in names:
            before, after = _value(old[key], name), _value(part, name)
            if before != after:
                yield Message(
                    f"process.diff.{what}_changed",
                    {"element": key, "field": name, "old": before, "new": after},
                )


def _about(part: Step | Gate | Move | TimedMove) -> dict[str, object]:
    name = part.label if isinstance(part, (Move, TimedMove)) else part.name
    hours = part.hours if isinstance(part, (Step, TimedMove)) else None
    return {"name": name, "hours": hours}


def _value(part: object, name: str) -> object:
    value = getattr(part, name)
    return guard_to_data(value) if isinstance(value, Guard) else value


def _hours(old: Spec, new: Spec) -> Iterator[Message]:
    before, after = longest_way(old)[0], longest_way(new)[0]
    yield Message("process.diff.hours", {"old": before, "new": after, "change": after - before})
