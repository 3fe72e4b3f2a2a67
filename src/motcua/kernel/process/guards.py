"""Guards: the condition on a move, as typed data that is never executed as code.

Written as `{"fact": "amount", "op": ">", "value": 5}`, `{"outcome": "verify"}`, `{"all": [...]}`,
`{"any": [...]}` or `{"not": {...}}`. A fact that is not known is an error, never a silent "no":
only the operator `known` may ask about it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import KernelError

_NUMBERS = (int, float)
_ORDERED: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
OPERATORS = ("==", "!=", *_ORDERED, "in", "has", "known")


@dataclass(frozen=True, slots=True)
class FactIs:
    """Compares one fact with a value; `in` takes a list of values, `has` asks a list fact."""

    fact: str
    op: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class OutcomeIs:
    """True when the step that was just left ended with this outcome."""

    outcome: str


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Guard


Guard = FactIs | OutcomeIs | AllOf | AnyOf | Not


def holds(guard: Guard, facts: Mapping[str, object], outcome: str) -> bool:
    """Whether the guard is true; raises KernelError when a fact is missing or of another kind."""
    if isinstance(guard, FactIs):
        return _fact_holds(guard, facts)
    if isinstance(guard, OutcomeIs):
        return guard.outcome == outcome
    if isinstance(guard, AllOf):
        return all(holds(part, facts, outcome) for part in guard.parts)
    if isinstance(guard, AnyOf):
        return any(holds(part, facts, outcome) for part in guard.parts)
    return not holds(guard.part, facts, outcome)


def _fact_holds(guard: FactIs, facts: Mapping[str, object]) -> bool:
    if guard.op == "known":
        return facts.get(guard.fact) is not None
    have = facts.get(guard.fact)
    if have is None:
        raise KernelError("process.guard.fact_missing", fact=guard.fact)
    if guard.op == "in":
        return any(_same(have, value) for value in guard.value)
    if guard.op == "has":
        if not isinstance(have, (list, tuple, set, frozenset)):
            raise KernelError("process.guard.kind_differs", fact=guard.fact, have=have, want=guard.value)
        return guard.value in have
    if guard.op == "==":
        return _same(have, guard.value)
    if guard.op == "!=":
        return not _same(have, guard.value)
    if _kind(have) is not _kind(guard.value) or _kind(have) not in {str, float}:
        raise KernelError("process.guard.kind_differs", fact=guard.fact, have=have, want=guard.value)
    return _ORDERED[guard.op](have, guard.value)


def _kind(value: object) -> type:
    """Whole and broken numbers are one kind; true and false are not numbers."""
    if isinstance(value, bool):
        return bool
    return float if isinstance(value, _NUMBERS) else type(value)


def _same(have: object, want: object) -> bool:
    return _kind(have) is _kind(want) and have == want


def facts_of(guard: Guard | None) -> tuple[str, ...]:
    """Names of the facts a guard asks for, in the order written, without repeats."""
    if isinstance(guard, FactIs):
        return (guard.fact,)
    if isinstance(guard, (AllOf, AnyOf)):
        return tuple(dict.fromkeys(name for part in guard.parts for name in facts_of(part)))
    return facts_of(guard.part) if isinstance(guard, Not) else ()


def guard_to_data(guard: Guard) -> dict[str, Any]:
    """Plain JSON of a guard."""
    if isinstance(guard, FactIs):
        data: dict[str, Any] = {"fact": guard.fact, "op": guard.op}
        return data if guard.op == "known" else {**data, "value": guard.value}
    if isinstance(guard, OutcomeIs):
        return {"outcome": guard.outcome}
    if isinstance(guard, AllOf):
        return {"all": [guard_to_data(part) for part in guard.parts]}
    if isinstance(guard, AnyOf):
        return {"any": [guard_to_data(part) for part in guard.parts]}
    return {"not": guard_to_data(guard.part)}


def guard_from_data(data: object) -> Guard:
    """The guard written in plain data; KernelError names the part that is not understood."""
    match data:
        case {"fact": str(fact), "op": str(op)} if op in OPERATORS:
            return _fact_guard(fact, op, data)
        case {"outcome": str(outcome)}:
            return OutcomeIs(outcome)
        case {"all": [*parts]} if parts:
            return AllOf(tuple(guard_from_data(part) for part in parts))
        case {"any": [*parts]} if parts:
            return AnyOf(tuple(guard_from_data(part) for part in parts))
        case {"not": part}:
            return Not(guard_from_data(part))
    raise KernelError("process.guard.malformed", guard=data)


def _fact_guard(fact: str, op: str, data: Any) -> FactIs:
    value = data.get("value")
    if op == "known":
        return FactIs(fact, op)
    if value is None or (op == "in") is not isinstance(value, list):
        raise KernelError("process.guard.malformed", guard=data)
    return FactIs(fact, op, value)
