"""Answers against a form: cleaned values of the questions asked, and everything wrong at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.forms.answers import Answer, clean_answer
from motcua.kernel.forms.conditions import holds
from motcua.kernel.forms.definition import Form, Question

MOST_UNKNOWN = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one answer; `key` and `values` become a sentence further up."""

    question: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def validate(form: Form, answers: Mapping[str, Any]) -> tuple[dict[str, Answer], tuple[Problem, ...]]:
    """Cleaned answers and problems, in the order of the form.

    Answers to questions that are not asked (their condition does not hold) are dropped; answers to questions
    the form does not have are problems.
    """
    cleaned: dict[str, Answer] = {}
    problems: list[Problem] = []
    for question in form.questions:
        if not _asked(question, cleaned):
            continue
        try:
            value = clean_answer(question, answers.get(question.key))
        except KernelError as error:
            problems.append(Problem(question.key, error.key, {"label": question.label, **error.values}))
            continue
        if value is not None:
            cleaned[question.key] = value
        elif question.required:
            problems.append(Problem(question.key, "forms.required", {"label": question.label}))
    known = {question.key for question in form.questions}
    strangers = [str(key)[:60] for key in answers if key not in known][:MOST_UNKNOWN]
    problems += [Problem(key, "forms.question.unknown", {"question": key}) for key in strangers]
    return cleaned, tuple(problems)


def visible(form: Form, answers: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions to ask, given what was answered so far (faulty answers count as not given)."""
    cleaned: dict[str, Answer] = {}
    shown: list[Question] = []
    for question in form.questions:
        if not _asked(question, cleaned):
            continue
        shown.append(question)
        try:
            value = clean_answer(question, answers.get(question.key))
        except KernelError:
            continue
        if value is not None:
            cleaned[question.key] = value
    return tuple(shown)


def _asked(question: Question, cleaned: Mapping[str, Answer]) -> bool:
    return question.when is None or holds(question.when, cleaned)
