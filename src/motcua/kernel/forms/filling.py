"""Forms filled in beforehand: values found for questions, and how they meet what people type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motcua.kernel.forms.compound import clean, parts_of
from motcua.kernel.forms.definition import Form, Question
from motcua.kernel.forms.kinds import Kind
from motcua.kernel.forms.known import NOTHING, Known
from motcua.kernel.forms.prefilling import Prefilled


def prefill(form: Form, facts: Mapping[str, Any], known: Known = NOTHING) -> dict[str, Prefilled]:
    """What is known of the answers; `facts` by source ("applicant.name").

    A fact that the question would not take as an answer is left out: then people type it.
    """
    found: dict[str, Prefilled] = {}
    for question in form.questions:
        if question.prefill is None or question.kind is Kind.DECLARATION:
            continue
        given = _fact(question, facts)
        value, faults = clean(question, given, known)
        if value is not None and not faults:
            found[question.key] = Prefilled(value, question.prefill.source, question.prefill.lock)
    return found


def _fact(question: Question, facts: Mapping[str, Any]) -> Any:
    """The fact of that name; a person or organisation is put together from the facts of its parts."""
    source = question.prefill.source if question.prefill is not None else ""
    if source in facts or question.kind not in {Kind.PERSON, Kind.ORGANISATION}:
        return facts.get(source)
    parts = ((part.key, facts.get(f"{source}.{part.key}")) for part in parts_of(question))
    return {name: fact for name, fact in parts if fact is not None}


def filled_in(answers: Mapping[str, Any], found: Mapping[str, Prefilled]) -> dict[str, Any]:
    """Answers with what was found: a locked value always, another where nothing was answered yet."""
    kept = {key: each.value for key, each in found.items() if each.locked or key not in answers}
    return {**answers, **kept}
