"""A form theme by theme, as whoever fills it in at home meets it: of a filing, or of a form still written."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy

from motcua.kernel import forms
from motcua.kernel.forms import Form, Known, Part, Question

TO_DO, DOING, DONE, BLOCKED = "todo", "doing", "done", "blocked"
WORDS = {
    TO_DO: (gettext_lazy("Chưa làm"), "off"),
    DOING: (gettext_lazy("Đang làm"), "work"),
    DONE: (gettext_lazy("Xong"), "done"),
    BLOCKED: (gettext_lazy("Chưa thể làm"), "off"),
}


def tag_of(state: str) -> dict[str, str]:
    """A state of a task in a word."""
    word, tone = WORDS[state]
    return {"word": str(word), "tone": tone}


def themes(form: Form, answers: Mapping[str, Any], known: Known, elsewhere: Set[str]) -> tuple[Part, ...]:
    """The parts of a form under these answers, without what is asked `elsewhere`, once for all forms."""
    found = (
        replace(part, questions=tuple(q for q in part.questions if q.key not in elsewhere))
        for part in forms.parts(form, answers, known)
    )
    return tuple(part for part in found if any(each.compute is None for each in part.questions))


def drawn(form: Form, part: Part, elsewhere: Set[str]) -> Part:
    """A part with everything its page may come to ask: also what hangs on an answer of the same page."""
    section = part.questions[0].section
    there = {q.key for q in form.questions if q.section == section} - elsewhere
    asked = {question.key for question in part.questions}
    return replace(
        part,
        questions=tuple(
            question
            for question in form.questions
            if question.key in there and (question.key in asked or _hangs_on(question, there))
        ),
    )


def _hangs_on(question: Question, others: Set[str]) -> bool:
    return question.when is not None and not others.isdisjoint(forms.names_in(question.when))


def inputs(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """What a page sends for an answer as it was typed: an input a part, inputs of rows by their number."""
    if isinstance(value, Mapping):
        for part, inner in value.items():
            yield from inputs(f"{name}__{part}", inner)
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value, start=1):
            yield from inputs(f"{name}__{number}" if isinstance(each, Mapping) else name, each)
    else:
        yield name, forms.YES if value is True else str(value)
