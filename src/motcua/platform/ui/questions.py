"""A form of the kernel as fields of a page, and the page's answers back as the kernel wants them.

Every question is drawn, also one that is asked only under a condition: without scripts people see it with
the words "nếu có", with scripts it appears when the condition holds (`frontend/scripts/conditions.js`). The
kernel drops what was not asked, so a page may send too much.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.http import QueryDict

from motcua.kernel.forms import Kind, Problem, Question, Section, condition_to_data
from motcua.platform import words
from motcua.platform.ui.fields import Choice, Field
from motcua.platform.ui.figures import grouped


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The fields of one section; no title where the form is not divided."""

    title: str
    hint: str
    fields: tuple[Field, ...]


PREFIX = "answer__"
"""Keeps questions of a form apart from the page's own inputs."""


def fields_of(
    questions: Iterable[Question],
    answers: Mapping[str, Any],
    problems: Iterable[Problem] = (),
    prefix: str = PREFIX,
) -> tuple[Field, ...]:
    """One field a question; `answers` as typed or as stored, `problems` from `kernel.forms.validate`."""
    errors = {problem.question: words.say(problem.key, **problem.values) for problem in problems}
    return tuple(
        _field(question, answers.get(question.key), errors.get(question.key, ""), prefix)
        for question in questions
    )


def groups_of(
    sections: Iterable[Section], questions: Iterable[Question], fields: Iterable[Field]
) -> list[FieldGroup]:
    """Fields by the section of their questions, in the same order; empty sections are left out."""
    placed = list(zip(questions, fields, strict=True))
    titled = {section.key: section for section in sections}
    groups = []
    for key, pairs in groupby(placed, key=lambda pair: pair[0].section):
        section = titled.get(key)
        title, hint = (section.title, section.hint) if section else ("", "")
        groups.append(FieldGroup(title, hint, tuple(field for _question, field in pairs)))
    return groups


def answers_of(posted: QueryDict, questions: Iterable[Question], prefix: str = PREFIX) -> dict[str, Any]:
    """What was typed, by question key; questions left empty are left out."""
    answers: dict[str, Any] = {}
    for question in questions:
        name = prefix + question.key
        given: Any = posted.getlist(name) if question.kind is Kind.MANY else posted.get(name, "").strip()
        if given:
            answers[question.key] = given
    return answers


def _field(question: Question, given: Any, error: str, prefix: str) -> Field:
    chosen = {str(each) for each in given} if isinstance(given, list | tuple) else {str(given)}
    return Field(
        name=prefix + question.key,
        label=question.label,
        kind="lines" if question.lines else question.kind.value,
        value=_typed(question, given),
        hint=question.hint,
        error=error,
        is_required=question.required and question.when is None,
        choices=tuple(
            Choice(option.value, option.label, is_chosen=option.value in chosen)
            for option in question.options
        ),
        when=json.dumps(condition_to_data(question.when)) if question.when is not None else "",
        prefix=prefix,
    )


def _typed(question: Question, given: Any) -> str:
    """A stored answer as a person would type it; what was typed comes back unchanged."""
    if given is None or isinstance(given, list | tuple):
        return ""
    if question.kind is Kind.DATE:
        try:
            return f"{date.fromisoformat(str(given)):%d/%m/%Y}"
        except ValueError:
            return str(given)
    if question.kind is Kind.MONEY and isinstance(given, int):
        return grouped(given)
    return str(given).replace(".", ",") if isinstance(given, float) else str(given)
