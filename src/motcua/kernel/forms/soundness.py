"""What is wrong with the questions of a form while it is written, all of it at once.

`Form` refuses what is unsound; a draft may be unsound for a while, so this takes the questions alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from motcua.kernel.forms.conditions import Comparison, comparisons_in
from motcua.kernel.forms.definition import MOST_QUESTIONS, Question
from motcua.kernel.forms.facets import OPERATORS
from motcua.kernel.forms.kinds import Kind
from motcua.kernel.forms.references import of_computing, of_prefilling, of_rules
from motcua.kernel.forms.sections import Section, misplaced
from motcua.kernel.forms.together import Rule
from motcua.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Flaw:
    """One finding about the question of that key; `key` and `values` become a sentence further up."""

    question: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    stops: bool = True


def check(
    questions: Sequence[Question], sections: Sequence[Section] = (), rules: Sequence[Rule] = ()
) -> tuple[Flaw, ...]:
    """Everything to say about the questions, in their order; empty when a form can be made of them."""
    found: list[Flaw] = []
    before: dict[str, Question] = {}
    labels = {question.key: question.label for question in questions}
    for number, question in enumerate(questions, start=1):
        where = {"number": number, "label": question.label.strip() or question.key}
        for key, values in (
            *_of_words(question, before),
            *_of_bounds(question),
            *_of_conditions(question, before, labels),
            *((each.key, each.values) for each in of_computing(question, before)),
            *((each.key, each.values) for each in of_prefilling(question)),
        ):
            found.append(Flaw(question.key, key, {**where, **values}))
        before.setdefault(question.key, question)
    if len(questions) > MOST_QUESTIONS:
        found.append(Flaw("", "forms.lint.many", {"most": MOST_QUESTIONS}))
    found += _of_sections(questions, sections)
    found += [Flaw(key, each.key, each.values) for key, each in of_rules(rules, questions)]
    return tuple(found)


Found = Iterator[tuple[str, Mapping[str, object]]]


def _of_sections(questions: Sequence[Question], sections: Sequence[Section]) -> Iterator[Flaw]:
    labels = {question.key: question.label for question in questions}
    for each in misplaced(sections, [(question.key, question.section) for question in questions]):
        key = str(each.values.get("question", ""))
        yield Flaw(key, each.key, {**each.values, "question": labels.get(key, key)})
    titles = [fold(section.title) for section in sections]
    if not all(titles) or len(set(titles)) != len(titles):
        yield Flaw("", "forms.lint.section_titles", {})


def _of_words(question: Question, before: Mapping[str, Question]) -> Found:
    if not question.label.strip():
        yield "forms.lint.label", {}
    if question.key in before:
        yield "forms.lint.key_twice", {"key": question.key}
    for number, other in enumerate(before.values(), start=1):
        if are_alike(question, other):
            yield "forms.lint.alike", {"other": number}
            break
    labels = [fold(option.label) for option in question.options]
    if not all(labels) or len(set(labels)) != len(labels):
        yield "forms.lint.options", {}


def are_alike(one: Question, other: Question) -> bool:
    """The same words asked twice of one person; branches under conditions of their own may share them."""
    told_apart = one.when is not None and other.when is not None and one.when != other.when
    return bool(one.label.strip()) and fold(one.label) == fold(other.label) and not told_apart


def _of_bounds(question: Question) -> Found:
    low, high = question.minimum, question.maximum
    if low is not None and high is not None and low > high:  # type: ignore[operator] # both text or both numbers
        yield "forms.lint.bounds", {"low": low, "high": high}


def _of_conditions(question: Question, before: Mapping[str, Question], labels: Mapping[str, str]) -> Found:
    for each in comparisons_in(question.when):
        asked = before.get(each.question)
        if asked is None:
            name = labels.get(each.question)
            yield (
                ("forms.lint.unknown" if name is None else "forms.lint.later"),
                {"name": name or each.question},
            )
        elif each.op not in OPERATORS[asked.kind]:
            yield "forms.lint.operator", {"asked": asked.label}
        elif not _can_be_given(asked, each):
            yield "forms.lint.value", {"asked": asked.label, "value": str(each.value)}


def _can_be_given(asked: Question, each: Comparison) -> bool:
    """Whether any answer could meet the value compared with."""
    if each.op == "answered" or asked.kind not in {Kind.CHOICE, Kind.MANY}:
        return True
    values = each.value if isinstance(each.value, list) else [each.value]
    return set(map(str, values)) <= {option.value for option in asked.options}
