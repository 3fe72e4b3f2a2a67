"""A form part by part: the questions asked in each section, and what is wrong with one part alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.forms.answers import Answer
from motcua.kernel.forms.definition import Form, Question
from motcua.kernel.forms.known import NOTHING, Known
from motcua.kernel.forms.sections import Section
from motcua.kernel.forms.validation import Problem, applying, validate

WHOLE = "form"
"""The key of the only part of a form without sections."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section with the questions it asks, and what it works out, given what was answered so far.

    Never without a question to ask.
    """

    section: Section
    questions: tuple[Question, ...]


def sections_of(form: Form) -> tuple[Section, ...]:
    """The sections; a form without any is one, titled as the form."""
    return form.sections or (Section(WHOLE, form.title),)


def parts(form: Form, answers: Mapping[str, Any], known: Known = NOTHING) -> tuple[Part, ...]:
    """The parts to fill in, in order; a section of which nothing is asked is left out."""
    asked = applying(form, answers, known)
    if not form.sections:
        return (Part(sections_of(form)[0], asked),) if asked else ()
    found = (Part(each, tuple(q for q in asked if q.section == each.key)) for each in form.sections)
    return tuple(part for part in found if any(each.compute is None for each in part.questions))


def validate_part(
    form: Form, key: str, answers: Mapping[str, Any], known: Known = NOTHING
) -> tuple[dict[str, Answer], tuple[Problem, ...]]:
    """Cleaned answers and problems of one part; conditions look at the answers of the parts before it too.

    Raises KernelError "forms.section.none" for a part the form does not have.
    """
    if key not in {section.key for section in sections_of(form)}:
        raise KernelError("forms.section.none", section=key)
    own = {question.key for question in form.questions if not form.sections or question.section == key}
    cleaned, problems = validate(form, answers, known)
    kept = {name: value for name, value in cleaned.items() if name in own}
    return kept, tuple(problem for problem in problems if problem.question in own)
