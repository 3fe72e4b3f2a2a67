"""Names that computed values and rules between answers use: there, before, and of kinds that go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from motcua.kernel.forms.computing import Expression, fits
from motcua.kernel.forms.kinds import PART_KINDS, USUAL, Kind
from motcua.kernel.forms.prefilling import Prefill
from motcua.kernel.forms.together import Rule
from motcua.kernel.messages import Message


class Referring(Protocol):
    """What is looked at of a question (`definition.Question` is one, and so are its columns)."""

    @property
    def key(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def label(self) -> str: ...
    @property
    def asks(self) -> tuple[str, ...]: ...
    @property
    def columns(self) -> Sequence[Referring]: ...
    @property
    def compute(self) -> Expression | None: ...
    @property
    def prefill(self) -> Prefill | None: ...


def kind_at(name: str, asked: Mapping[str, Referring]) -> Kind | None:
    """The kind of a question, or of a part of one; None where there is none of that name."""
    key, _dot, part = name.partition(".")
    question = asked.get(key)
    if question is None or not part:
        return question.kind if question is not None else None
    asks = question.asks or USUAL.get(question.kind, ())
    return PART_KINDS.get(part, Kind.TEXT) if part in asks else None


def of_computing(question: Referring, before: Mapping[str, Referring]) -> Iterator[Message]:
    """What is wrong with how a question is worked out of those before it."""
    expression = question.compute
    if expression is None:
        return
    kinds = [kind_at(name, before) for name in expression.of]
    for name, kind in zip(expression.of, kinds, strict=True):
        if kind is None:
            yield Message("forms.compute.unknown", {"name": name, "label": question.label})
    known = [kind for kind in kinds if kind is not None]
    table = before.get(expression.of[0])
    columns = {each.key: each.kind for each in table.columns} if table is not None else {}
    column = columns.get(expression.column)
    if len(known) == len(kinds) and not fits(expression, question.kind, known, column):
        yield Message("forms.compute.unfit", {"label": question.label})


def of_prefilling(question: Referring) -> Iterator[Message]:
    """A source that cannot answer this kind of question, or one that is worked out as well."""
    if question.prefill is None:
        return
    if not question.prefill.fits(question.kind) or question.compute is not None:
        yield Message("forms.prefill.unfit", {"label": question.label, "source": question.prefill.source})


def of_rules(rules: Sequence[Rule], questions: Sequence[Referring]) -> Iterator[tuple[str, Message]]:
    """What is wrong with rules between answers, with the key of the question each is about."""
    asked = {question.key: question for question in questions}
    order = {question.key: number for number, question in enumerate(questions)}
    for rule in rules:
        at, other = rule.left.partition(".")[0], rule.right.partition(".")[0]
        left, right = kind_at(rule.left, asked), kind_at(rule.right, asked)
        values = {"sentence": rule.sentence}
        if left is None or right is None:
            lacking = rule.left if left is None else rule.right
            yield at if at in asked else "", Message("forms.together.unknown", {**values, "name": lacking})
        elif not rule.fits(left, right):
            yield at, Message("forms.together.unfit", values)
        elif order[other] > order[at]:
            yield at, Message("forms.together.later", values)
