"""Answers worked out from others: typed expressions as data, never evaluated text.

`{"op": "sum", "of": ["goods"], "column": "price"}`, `{"op": "days", "of": ["from_day", "to_day"]}`. A name is
that of a question, or of a part of one ("mother.name"). What lacks one of its answers has no value yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.forms.kinds import Kind

MOST_NAMES = 12
LONGEST_JOINT = 10
SCALARS = frozenset(Kind) - {Kind.MANY, Kind.FILE, Kind.TABLE, Kind.DECLARATION}
"""Kinds whose answer can be a piece of text."""


@dataclass(frozen=True, slots=True)
class Expression:
    """What to work out of which answers; `column` is summed, `joint` stands between joined texts."""

    op: str
    of: tuple[str, ...]
    column: str = ""
    joint: str = " "

    def to_data(self) -> dict[str, Any]:
        """Plain JSON; what is usual is left out."""
        data: dict[str, Any] = {"op": self.op, "of": list(self.of)}
        if self.column:
            data["column"] = self.column
        return {**data, "with": self.joint} if self.joint != " " else data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Expression:
        """Read an expression; raises KernelError "forms.compute.malformed"."""
        try:
            found = cls(data["op"], tuple(data["of"]), data.get("column", ""), data.get("with", " "))
        except (KeyError, TypeError, AttributeError) as error:
            raise KernelError("forms.compute.malformed", reason=str(error)) from error
        texts = (found.op, found.column, found.joint, *found.of)
        if not all(isinstance(each, str) for each in texts) or isinstance(data["of"], str):
            raise KernelError("forms.compute.malformed", reason=repr(data)[:80])
        most = _NAMES.get(found.op, (0, 0))
        if not most[0] <= len(found.of) <= most[1] or not found.of or len(found.joint) > LONGEST_JOINT:
            raise KernelError("forms.compute.malformed", reason=repr(data)[:80])
        return found


# How many names each takes, least and most.
_NAMES: Mapping[str, tuple[int, int]] = {
    "sum": (1, 1),
    "count": (1, 1),
    "days": (2, 2),
    "years": (2, 2),
    "copy": (1, 1),
    "join": (1, MOST_NAMES),
}


def answer_at(name: str, answers: Mapping[str, Any]) -> Any:
    """The answer of a question, or of a part of one; None where there is none."""
    question, _dot, part = name.partition(".")
    found = answers.get(question)
    if not part:
        return found
    return found.get(part) if isinstance(found, Mapping) else None


def computed(expression: Expression, answers: Mapping[str, Any]) -> Any:
    """The value worked out of cleaned answers; None where one it needs is lacking."""
    given = [answer_at(name, answers) for name in expression.of]
    if expression.op == "join":
        return expression.joint.join(_words(each) for each in given if each is not None) or None
    if any(each is None for each in given):
        return None
    return _WORKED[expression.op](expression, given)


def _words(value: Any) -> str:
    """An answer as a piece of text: days as people write them, addresses in words, names of people."""
    if isinstance(value, Mapping):
        return str(value.get("words") or value.get("name") or "")
    text = str(value)
    if isinstance(value, str) and len(text) == 10 and text[4:8:3] == "--":
        return "/".join(reversed(text.split("-")))
    return text.replace(".", ",") if isinstance(value, float) else text


def _sum(expression: Expression, given: list[Any]) -> int | float | None:
    rows = given[0] if isinstance(given[0], list) else []
    numbers = [Decimal(repr(row[expression.column])) for row in rows if expression.column in row]
    total = sum(numbers, Decimal(0))
    return int(total) if total == total.to_integral_value() else float(total)


def _days(_expression: Expression, given: list[Any]) -> int:
    first, last = map(date.fromisoformat, given)
    return (last - first).days


def _years(_expression: Expression, given: list[Any]) -> int:
    """Whole years: the day itself counts, as for somebody's age."""
    first, last = map(date.fromisoformat, given)
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


_WORKED: Mapping[str, Callable[[Expression, list[Any]], Any]] = {
    "sum": _sum,
    "count": lambda _expression, given: len(given[0]),
    "days": _days,
    "years": _years,
    "copy": lambda _expression, given: given[0],
}


def fits(expression: Expression, result: Kind, sources: list[Kind], column: Kind | None) -> bool:
    """Whether the kinds of what it is worked out of make an answer of that kind."""
    if expression.op == "sum":
        numbers = {Kind.NUMBER, Kind.MONEY}
        return sources == [Kind.TABLE] and column in numbers and result in numbers
    if expression.op == "count":
        return sources == [Kind.TABLE] and result is Kind.NUMBER
    if expression.op in {"days", "years"}:
        return sources == [Kind.DATE, Kind.DATE] and result is Kind.NUMBER
    if expression.op == "copy":
        return sources == [result]
    return set(sources) <= SCALARS and result is Kind.TEXT
