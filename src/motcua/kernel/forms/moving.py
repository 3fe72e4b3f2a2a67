"""Answers carried to another version of a form: what stays, what goes and why, what must be answered anew.

Nothing is changed silently: an answer is kept as it was or told as dropped. A declaration whose words changed
is never carried over: nobody declared the new words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.kernel.forms.answers import Answer
from motcua.kernel.forms.compound import clean
from motcua.kernel.forms.conditions import holds
from motcua.kernel.forms.definition import Form, Question
from motcua.kernel.forms.kinds import Kind
from motcua.kernel.forms.known import NOTHING, Known
from motcua.kernel.forms.validation import is_needed, visible

_SAME_MEANING = frozenset(
    {
        (Kind.DATE, Kind.PARTIAL_DATE),
        (Kind.CHOICE, Kind.YES_NO),
        (Kind.YES_NO, Kind.CHOICE),
        (Kind.CHOICE, Kind.MANY),
    }
)
"""Kinds that differ and whose answers say the same: kept where the new question takes them."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """An answer that does not go with the person; `key` and `values` become a sentence further up."""

    question: str
    key: str
    value: Any
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """`kept` fits the new form; `anew` are keys that the new form asks and that have no answer."""

    kept: Mapping[str, Answer]
    dropped: tuple[Dropped, ...]
    anew: tuple[str, ...]


def move(old: Form, new: Form, answers: Mapping[str, Any], known: Known = NOTHING) -> Moved:
    """Carry answers given to one version over to another; the order is that of the new form."""
    before = {question.key: question for question in old.questions}
    wanted = {question.key for question in new.questions}
    kept: dict[str, Answer] = {}
    dropped = [
        Dropped(key, "forms.move.gone", value, {"label": before[key].label if key in before else key})
        for key, value in answers.items()
        if key not in wanted
    ]
    for question in new.questions:
        given = answers.get(question.key)
        if given is None or question.compute is not None:
            continue
        why = _why_not(before.get(question.key), question, given, kept)
        value, faults = clean(question, given, known)
        if not why and faults:
            why = "forms.move.unfit"
        if why:
            dropped.append(Dropped(question.key, why, given, {"label": question.label}))
        elif value is not None:
            kept[question.key] = value
    asked = visible(new, kept, known)
    anew = tuple(each.key for each in asked if is_needed(each) and each.key not in kept)
    return Moved(kept, tuple(dropped), anew)


def _why_not(old: Question | None, new: Question, given: Any, kept: Mapping[str, Answer]) -> str:
    """The reason for which an answer is not carried over; empty where none is seen yet."""
    if old is None:
        return "forms.move.stranger"
    if old.kind is not new.kind and (old.kind, new.kind) not in _SAME_MEANING:
        return "forms.move.kind"
    if new.kind is Kind.DECLARATION and (old.label, old.article) != (new.label, new.article):
        return "forms.move.declared"
    if new.when is not None and not holds(new.when, kept):
        return "forms.move.not_asked"
    meant = {option.value: option.label for option in old.options}
    now = {option.value: option.label for option in new.options}
    chosen = given if isinstance(given, list) else [given]
    reworded = [each for each in chosen if isinstance(each, str) and each in meant and each in now]
    if any(meant[each] != now[each] and now[each] in meant.values() for each in reworded):
        return "forms.move.meaning"
    return ""
