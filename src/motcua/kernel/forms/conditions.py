"""Conditions over answers: typed data, never evaluated text.

`{"question": "purpose", "op": "=", "value": "marriage"}`, joined by `and`, `or`, `not`. A comparison with an
answer that was not given is false (so `!=` too holds only for a given answer).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import KernelError

DEEPEST = 20


def _alike(given: object, wanted: object) -> bool:
    """Both numbers or both text: only such can be put in order."""
    numbers = isinstance(given, int | float) and isinstance(wanted, int | float)
    return numbers or (isinstance(given, str) and isinstance(wanted, str))


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    return lambda given, wanted: _alike(given, wanted) and compare(given, wanted)


_OPS: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda given, wanted: bool(given == wanted),
    "!=": lambda given, wanted: bool(given != wanted),
    ">": _ordered(lambda given, wanted: given > wanted),
    ">=": _ordered(lambda given, wanted: given >= wanted),
    "<": _ordered(lambda given, wanted: given < wanted),
    "<=": _ordered(lambda given, wanted: given <= wanted),
    "in": lambda given, wanted: given in wanted,
    "has": lambda given, wanted: isinstance(given, list) and wanted in given,
    "answered": lambda given, wanted: True,  # noqa: ARG005 - reached only when an answer was given
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One answer compared with a value."""

    question: str
    op: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Junction:
    """Several conditions joined by "and" or "or"."""

    op: str
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """The opposite of a condition."""

    part: Condition


Condition = Comparison | Junction | Negation


def condition_from_data(data: object, depth: int = 0) -> Condition:
    """Read a condition; raises KernelError "forms.condition.malformed" or ".deep"."""
    if depth > DEEPEST:
        raise KernelError("forms.condition.deep", deepest=DEEPEST)
    if isinstance(data, Mapping) and len(data) == 1:
        ((op, inner),) = data.items()
        if op == "not":
            return Negation(condition_from_data(inner, depth + 1))
        if op in ("and", "or") and isinstance(inner, list) and inner:
            return Junction(op, tuple(condition_from_data(part, depth + 1) for part in inner))
    if isinstance(data, Mapping) and isinstance(data.get("question"), str) and data.get("op") in _OPS:
        if data["op"] == "in" and not isinstance(data.get("value"), list):
            raise KernelError("forms.condition.malformed", condition=repr(data)[:80])
        return Comparison(data["question"], data["op"], data.get("value"))
    raise KernelError("forms.condition.malformed", condition=repr(data)[:80])


def condition_to_data(condition: Condition) -> dict[str, Any]:
    """The plain JSON a condition was read from."""
    if isinstance(condition, Negation):
        return {"not": condition_to_data(condition.part)}
    if isinstance(condition, Junction):
        return {condition.op: [condition_to_data(part) for part in condition.parts]}
    data: dict[str, Any] = {"question": condition.question, "op": condition.op}
    return data if condition.op == "answered" else {**data, "value": condition.value}


def holds(condition: Condition, answers: Mapping[str, Any]) -> bool:
    """Whether the condition is met by cleaned answers."""
    if isinstance(condition, Negation):
        return not holds(condition.part, answers)
    if isinstance(condition, Junction):
        join = all if condition.op == "and" else any
        return join(holds(part, answers) for part in condition.parts)
    given = answers.get(condition.question)
    return given is not None and _OPS[condition.op](given, condition.value)


def names_in(condition: Condition) -> Iterator[str]:
    """Keys of the questions a condition looks at."""
    if isinstance(condition, Negation):
        yield from names_in(condition.part)
    elif isinstance(condition, Junction):
        for part in condition.parts:
            yield from names_in(part)
    else:
        yield condition.question


def comparisons_in(condition: Condition | None) -> Iterator[Comparison]:
    """Every single comparison of a condition, in the order written."""
    if isinstance(condition, Negation):
        yield from comparisons_in(condition.part)
    elif isinstance(condition, Junction):
        for part in condition.parts:
            yield from comparisons_in(part)
    elif condition is not None:
        yield condition
