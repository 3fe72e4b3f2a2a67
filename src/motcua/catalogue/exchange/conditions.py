"""Conditions as text, for tables and drawings: `amount > 5 and not urgent` to a guard and back.

Understands the plain comparisons of the expression languages found in BPMN files (`${a == 1 && !b}`,
FEEL's `a = 1 and b`). Calls and arithmetic are outside and are refused with what was not understood.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from motcua.kernel.process import AllOf, AnyOf, FactIs, Guard, Not, OutcomeIs, guard_to_data

__all__ = ["JSON_CONDITION", "ConditionError", "condition_text", "guard_of", "is_exact", "text_of"]

JSON_CONDITION = "application/json"

_TOKEN = re.compile(
    r"\s*(?:(?P<number>-?\d+(?:\.\d+)?)"
    r"|(?P<text>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')"
    r"|(?P<sign>==|!=|<=|>=|&&|\|\||[<>=!(),\[\]])"
    r"|(?P<word>[^\W\d]\w*(?:\.\w+|\[\d+\])*))"
)
_ALIASES = {"&&": "and", "||": "or", "!": "not", "=": "=="}
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
_DEEPEST = 40


class ConditionError(ValueError):
    """The text is no condition we understand; the message is the part where reading stopped."""


def guard_of(text: str) -> Guard:
    """The guard written in the text; a bare name asks whether that fact is true."""
    stripped = text.strip()
    wrapped = re.fullmatch(r"[$#]\{(.*)\}", stripped, re.DOTALL)
    reader = _Reader(_tokens(wrapped.group(1) if wrapped else stripped))
    guard = reader.alternatives(0)
    reader.expect_end()
    return guard


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise ConditionError(text[at:].strip())
        word = match.group(match.lastgroup)
        found.append((match.lastgroup, _ALIASES.get(word, word)))
        at = match.end()
    return found


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.at = 0

    def alternatives(self, depth: int) -> Guard:
        parts = self._list("or", lambda: self._conjunction(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _conjunction(self, depth: int) -> Guard:
        parts = self._list("and", lambda: self._single(depth))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _list(self, joiner: str, read: Callable[[], Guard]) -> list[Guard]:
        parts = [read()]
        while self._take(joiner):
            parts.append(read())
        return parts

    def _single(self, depth: int) -> Guard:
        if depth > _DEEPEST:
            raise ConditionError("(")
        if self._take("not"):
            return Not(self._single(depth + 1))
        if self._take("("):
            guard = self.alternatives(depth + 1)
            self._need(")")
            return guard
        return self._comparison()

    def _comparison(self) -> Guard:
        kind, name = self._next()
        if kind != "word":
            raise ConditionError(name)
        if self._take("known"):
            return FactIs(name, "known")
        if self._take("in"):
            return FactIs(name, "in", self._values())
        if self._take("has"):
            return FactIs(name, "has", self._value())
        for sign in _COMPARISONS:
            if self._take(sign):
                return _compared(name, sign, self._value())
        return FactIs(name, "==", value=True)

    def _values(self) -> list[object]:
        self._need("[")
        values = [self._value()]
        while self._take(","):
            values.append(self._value())
        self._need("]")
        return values

    def _value(self) -> object:
        kind, word = self._next()
        if kind == "number":
            return float(word) if "." in word else int(word)
        if kind == "text":
            return _unquoted(word)
        if word in {"true", "false"}:
            return word == "true"
        raise ConditionError(word)

    def _next(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise ConditionError("…")
        self.at += 1
        return self.tokens[self.at - 1]

    def _take(self, word: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at] in {("sign", word), ("word", word)}:
            self.at += 1
            return True
        return False

    def _need(self, word: str) -> None:
        if not self._take(word):
            raise ConditionError(self.tokens[self.at][1] if self.at < len(self.tokens) else "…")

    def expect_end(self) -> None:
        if self.at < len(self.tokens):
            raise ConditionError(self.tokens[self.at][1])


def _unquoted(word: str) -> str:
    return re.sub(r"\\(.)", r"\1", word[1:-1], flags=re.DOTALL)


def _compared(name: str, sign: str, value: object) -> Guard:
    if name == "outcome" and isinstance(value, str) and sign in {"==", "!="}:
        same = OutcomeIs(value)
        return same if sign == "==" else Not(same)
    return FactIs(name, sign, value)


def text_of(guard: Guard) -> str:
    """The text of a guard; `guard_of` reads it back as the same guard."""
    if isinstance(guard, OutcomeIs):
        return f"outcome == {_quoted(guard.outcome)}"
    if isinstance(guard, FactIs):
        return _fact_text(guard)
    if isinstance(guard, Not):
        return f"not ({text_of(guard.part)})"
    joiner = " and " if isinstance(guard, AllOf) else " or "
    return joiner.join(f"({text_of(part)})" for part in guard.parts)


def is_exact(guard: Guard) -> bool:
    """Whether the text says the same as the guard: names of facts may be such that it cannot."""
    try:
        return guard_of(text_of(guard)) == guard
    except ConditionError:
        return False


def condition_text(guard: Guard) -> tuple[str, str | None]:
    """The condition for a drawing and its language: our text, or the full form as JSON."""
    if is_exact(guard):
        return text_of(guard), None
    return json.dumps(guard_to_data(guard), ensure_ascii=False), JSON_CONDITION


def _fact_text(guard: FactIs) -> str:
    if guard.op == "known":
        return f"{guard.fact} known"
    if guard.op == "in":
        return f"{guard.fact} in [{', '.join(_quoted(value) for value in guard.value)}]"
    if guard.op == "==" and guard.value is True:
        return guard.fact
    return f"{guard.fact} {guard.op} {_quoted(guard.value)}"


def _quoted(value: object) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return json.dumps(value)
