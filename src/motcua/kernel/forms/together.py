"""Answers that must agree: the end after the beginning, each with a sentence of its own."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.forms.computing import answer_at
from motcua.kernel.forms.kinds import Kind

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
COMPARABLE = (
    frozenset({Kind.NUMBER, Kind.MONEY}),
    frozenset({Kind.DATE}),
    frozenset({Kind.TIME}),
    frozenset({Kind.PERSON_ID}),
    frozenset({Kind.TEXT}),
)
"""Kinds whose answers can be held against each other: both of one set."""
LONGEST_SENTENCE = 300


@dataclass(frozen=True, slots=True)
class Rule:
    """`left` must stand to `right` as said; told at `left`, the later of the two, where it does not."""

    left: str
    op: str
    right: str
    sentence: str

    def __post_init__(self) -> None:
        texts = (self.left, self.op, self.right, self.sentence)
        if not all(isinstance(each, str) for each in texts) or self.op not in _COMPARE:
            raise KernelError("forms.together.malformed")
        if not self.sentence.strip() or len(self.sentence) > LONGEST_SENTENCE:
            raise KernelError("forms.together.sentence")

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """Whether cleaned answers agree; where one is lacking there is nothing to agree."""
        left, right = answer_at(self.left, answers), answer_at(self.right, answers)
        return left is None or right is None or _COMPARE[self.op](left, right)

    def fits(self, left: Kind, right: Kind) -> bool:
        """Whether answers of these kinds can be held against each other that way."""
        alike = any({left, right} <= kinds for kinds in COMPARABLE)
        return alike and (self.op in {"=", "!="} or left not in {Kind.TEXT, Kind.PERSON_ID})

    def to_data(self) -> dict[str, str]:
        """Plain JSON."""
        return {"left": self.left, "op": self.op, "right": self.right, "sentence": self.sentence}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Rule:
        """Read a rule; raises KernelError."""
        try:
            return cls(data["left"], data["op"], data["right"], data["sentence"])
        except (KeyError, TypeError) as error:
            raise KernelError("forms.together.malformed") from error
