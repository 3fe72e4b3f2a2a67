"""Answers against a form: cleaned values of the questions asked, and everything wrong at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.kernel.forms.answers import Answer
from motcua.kernel.forms.compound import Fault, clean, parts_of
from motcua.kernel.forms.computing import computed
from motcua.kernel.forms.conditions import holds
from motcua.kernel.forms.definition import Form, Question
from motcua.kernel.forms.kinds import Kind
from motcua.kernel.forms.known import NOTHING, Known

MOST_UNKNOWN = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one answer; `key` and `values` become a sentence further up.

    `part` is the place in an answer of several parts: "name", "2.amount" (second row); empty for the whole.
    """

    question: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    part: str = ""

    @property
    def place(self) -> str:
        """The place as one name: "mother__name", "goods__2__amount"."""
        return "__".join((self.question, *self.part.split("."))) if self.part else self.question


def validate(
    form: Form, answers: Mapping[str, Any], known: Known = NOTHING
) -> tuple[dict[str, Answer], tuple[Problem, ...]]:
    """Cleaned answers and problems, in the order of the form.

    Answers to questions that are not asked (their condition does not hold) are dropped; answers to questions
    the form does not have are problems.
    """
    cleaned: dict[str, Answer] = {}
    problems: list[Problem] = []
    for question in form.questions:
        if not _asked(question, cleaned):
            continue
        value, faults = clean(question, _given(question, answers, cleaned), known)
        problems += [_problem(question, fault) for fault in faults]
        if value is not None:
            cleaned[question.key] = value
        elif not faults and is_needed(question) and question.compute is None:
            problems.append(_problem(question, Fault("", _LACKING.get(question.kind, "forms.required"))))
    keys = {question.key for question in form.questions}
    problems += _disagreeing(form, cleaned)
    strangers = [str(key)[:60] for key in answers if key not in keys][:MOST_UNKNOWN]
    problems += [Problem(key, "forms.question.unknown", {"question": key}) for key in strangers]
    return cleaned, tuple(problems)


def _given(question: Question, answers: Mapping[str, Any], cleaned: Mapping[str, Answer]) -> Any:
    """What was sent, or what is worked out whatever was sent."""
    if question.compute is None:
        return answers.get(question.key)
    return computed(question.compute, cleaned)


def _disagreeing(form: Form, cleaned: Mapping[str, Answer]) -> Iterator[Problem]:
    for rule in form.rules:
        if not rule.holds(cleaned):
            key, _dot, part = rule.left.partition(".")
            yield Problem(key, "forms.together.broken", {"sentence": rule.sentence}, part)


_LACKING = {Kind.DECLARATION: "forms.declaration.unticked", Kind.FILE: "forms.file.none"}


def is_needed(question: Question) -> bool:
    """Whether the question, when asked, may not be left empty: what is declared always is."""
    return question.required or question.kind is Kind.DECLARATION or question.least > 0


def _problem(question: Question, fault: Fault) -> Problem:
    """The fault with its label; a part has the key of its name as `part`, a row its number."""
    values: dict[str, object] = {"label": question.label, **fault.values}
    row, _dot, name = fault.place.rpartition(".")
    if name:
        among = question.columns or parts_of(question)
        values["part"] = next((each.label for each in among if each.key == name), name)
    if row:
        values["row"] = int(row)
    return Problem(question.key, fault.key, values, fault.place)


def visible(form: Form, answers: Mapping[str, Any], known: Known = NOTHING) -> tuple[Question, ...]:
    """The questions to ask, given what was answered so far (faulty answers count as not given)."""
    return tuple(question for question in applying(form, answers, known) if question.compute is None)


def applying(form: Form, answers: Mapping[str, Any], known: Known = NOTHING) -> tuple[Question, ...]:
    """The questions whose condition holds: those to ask, and between them those worked out."""
    return tuple(question for question, _value in _one_by_one(form, answers, known))


def worked_out(form: Form, answers: Mapping[str, Any], known: Known = NOTHING) -> dict[str, Answer]:
    """The values worked out of what was answered so far, where there is enough of it."""
    found = _one_by_one(form, answers, known)
    return {each.key: value for each, value in found if each.compute is not None and value is not None}


def _one_by_one(
    form: Form, answers: Mapping[str, Any], known: Known
) -> Iterator[tuple[Question, Answer | None]]:
    """Each question that applies with its cleaned answer, None for a faulty one."""
    cleaned: dict[str, Answer] = {}
    for question in form.questions:
        if not _asked(question, cleaned):
            continue
        value, _faults = clean(question, _given(question, answers, cleaned), known)
        if value is not None:
            cleaned[question.key] = value
        yield question, value


def _asked(question: Question, cleaned: Mapping[str, Answer]) -> bool:
    return question.when is None or holds(question.when, cleaned)
