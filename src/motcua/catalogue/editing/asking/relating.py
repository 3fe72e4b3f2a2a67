"""How a question hangs together with others, as typed: worked out of them, known before, held against one."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.editing.asking.facets import part_name
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import PARTS, Expression, Prefill, Question, Rule
from motcua.kernel.text import fold, nfc
from motcua.platform.words import say

Faults = list[tuple[str, str]]
TEXTS = ("compute", "compute_of", "joint", "prefill", "rule_op", "rule_with", "rule_sentence")


def related(
    typed: dict[str, str], before: Sequence[Question], *, lock: bool, faults: Faults
) -> dict[str, Any]:
    """`compute` and `prefill` of a question; faults are put at their fields."""
    return {"compute": _compute(typed, before, faults), "prefill": _prefill(typed, faults, lock=lock)}


def _compute(typed: dict[str, str], before: Sequence[Question], faults: Faults) -> Expression | None:
    if not typed["compute"]:
        return None
    pieces = [piece.strip() for piece in typed["compute_of"].split(";") if piece.strip()]
    found = [_named(piece, before) for piece in pieces]
    for piece, each in zip(pieces, found, strict=True):
        if each is None:
            sentence = _("Không có câu “{name}” đứng trước. Ghi lời hỏi, cách nhau bằng dấu chấm phẩy.")
            faults.append(("compute_of", sentence.format(name=piece[:60])))
            return None
    names = [each for each in found if each is not None]
    column = names[0][1] if typed["compute"] == "sum" and names else ""
    of = [key if typed["compute"] == "sum" or not part else f"{key}.{part}" for key, part in names]
    data = {"op": typed["compute"], "of": of, "column": column, "with": typed["joint"] or " "}
    try:
        return Expression.from_data(data)
    except KernelError as error:
        faults.append(("compute_of", say(error.key, **error.values)))
        return None


def _named(piece: str, before: Sequence[Question]) -> tuple[str, str] | None:
    """The question of those words, and the part or column behind a slash."""
    for question in before:
        label = fold(question.label)
        if fold(piece) == label:
            return question.key, ""
        if fold(piece).startswith(f"{label} /"):
            part = fold(piece)[len(label) + 2 :].strip()
            return next(((question.key, key) for key, name in _inner(question) if fold(name) == part), None)
    return None


def _inner(question: Question) -> Iterator[tuple[str, str]]:
    for name in PARTS.get(question.kind, ()):
        yield name, part_name(question.kind, name)
    for column in question.columns:
        yield column.key, column.label


def _prefill(typed: dict[str, str], faults: Faults, *, lock: bool) -> Prefill | None:
    if not typed["prefill"]:
        return None
    try:
        return Prefill(typed["prefill"], lock)
    except KernelError as error:
        faults.append(("prefill", say(error.key, **error.values)))
        return None


def rule_of(typed: dict[str, str], key: str, before: Sequence[Question], faults: Faults) -> Rule | None:
    """The rule between this question and one before it; None where none is typed."""
    if not typed["rule_op"]:
        return None
    if typed["rule_with"] not in {question.key for question in before}:
        faults.append(("rule_with", _("Chọn một câu đứng trước câu này.")))
        return None
    try:
        return Rule(key, typed["rule_op"], typed["rule_with"], nfc(typed["rule_sentence"].strip()))
    except KernelError as error:
        faults.append(("rule_sentence", say(error.key, **error.values)))
        return None


def own_rule(rules: Sequence[Rule], key: str) -> Rule | None:
    """The rule the page of a question shows: the first that is about it."""
    return next((rule for rule in rules if rule.left == key), None)


def with_rule(rules: Sequence[Rule], key: str, rule: Rule | None) -> tuple[Rule, ...]:
    """Rules with that of one question put in its place, or taken out."""
    old, kept = own_rule(rules, key), []
    for each in rules:
        if each is not old:
            kept.append(each)
        elif rule is not None:
            kept.append(rule)
    return (*kept, rule) if old is None and rule is not None else tuple(kept)


def related_words(question: Question, before: Sequence[Question], rules: Sequence[Rule]) -> dict[str, Any]:
    """The same as one would type it."""
    known = {each.key: each for each in before}
    expression, source, rule = question.compute, question.prefill, own_rule(rules, question.key)
    names = [_words(name, known, expression.column) for name in expression.of] if expression else []
    return {
        "compute": expression.op if expression else "",
        "compute_of": "; ".join(names),
        "joint": expression.joint if expression and expression.joint != " " else "",
        "prefill": source.source if source else "",
        "lock": source is not None and source.lock,
        "rule_op": rule.op if rule else "",
        "rule_with": rule.right if rule else "",
        "rule_sentence": rule.sentence if rule else "",
    }


def _words(name: str, known: dict[str, Question], column: str) -> str:
    key, _dot, part = name.partition(".")
    question = known.get(key)
    if question is None:
        return name
    inner = dict(_inner(question)).get(part or column, "")
    return f"{question.label} / {inner}" if inner else question.label
