"""A form of the kernel as fields of a page, and the page's answers back as the kernel wants them.

Every question is drawn, also one that is asked only under a condition: without scripts people see it with
the words "nếu có", with scripts it appears when the condition holds (`frontend/scripts/conditions.js`). The
kernel drops what was not asked, so a page may send too much. The places of an answer of several parts are
inputs of their own: "answer__mother__name", "answer__goods__2__amount".
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, cast

from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.kernel.forms import (
    NOTHING,
    Kind,
    Known,
    Prefilled,
    Problem,
    Question,
    Section,
    condition_to_data,
    filled_in,
    names_in,
    parts_of,
)
from motcua.platform import words
from motcua.platform.ui.fields import Field, Row
from motcua.platform.ui.fields import Kind as FieldKind
from motcua.platform.ui.places import commune_field, province_field
from motcua.platform.ui.shown import answer_words
from motcua.platform.ui.tables import most_rows, rows_of, totals_of
from motcua.platform.ui.typed import choices_of, typed, uploads_of

PREFIX = "answer__"
"""Keeps questions of a form apart from the page's own inputs."""


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The fields of one section; no title where the form is not divided."""

    title: str
    hint: str
    fields: tuple[Field, ...]


def fields_of(
    questions: Iterable[Question],
    answers: Mapping[str, Any],
    problems: Iterable[Problem] = (),
    prefix: str = PREFIX,
    known: Known = NOTHING,
    found: Mapping[str, Prefilled] | None = None,
) -> tuple[Field, ...]:
    """One field a question; `answers` as typed or as stored, `problems` from `kernel.forms.validate`.

    `found` is what `kernel.forms.prefill` knows beforehand: shown in place of no answer, and where it is
    locked instead of a field. What is worked out is shown as it was worked out last.
    """
    told = found or {}
    given = filled_in(answers, told)
    drawn = [_drawn(question, given.get(question.key), prefix, known, told) for question in questions]
    return blamed(drawn, {prefix + each.place: words.say_problem(each) for each in problems})


def blamed(fields: Iterable[Field], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Fields with what is wrong with them and with those inside them, by the names of the inputs."""
    return tuple(
        replace(
            each,
            error=errors.get(each.name, each.error),
            parts=blamed(each.parts, errors),
            rows=_blamed_rows(each.rows, errors),
            more_rows=_blamed_rows(each.more_rows, errors),
        )
        for each in fields
    )


def _blamed_rows(rows: Iterable[Row], errors: Mapping[str, str]) -> tuple[Row, ...]:
    return tuple(replace(row, fields=blamed(row.fields, errors)) for row in rows)


def for_certain(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Questions of one page of several: what hangs on answers of another was decided when this was drawn,
    and the script of the page, which sees no such answer, must not hide it."""
    shown = tuple(questions)
    here = {question.key for question in shown}
    return tuple(
        question
        if question.when is None or here.issuperset(names_in(question.when))
        else replace(question, when=None)
        for question in shown
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
    return answers_read(lambda name: str(posted.get(name, "")).strip(), posted.getlist, questions, prefix)


def answers_read(
    read: Callable[[str], str],
    read_all: Callable[[str], Iterable[str]],
    questions: Iterable[Question],
    prefix: str = PREFIX,
) -> dict[str, Any]:
    """The same, read one input at a time; `read_all` gives every value of a name."""
    answers: dict[str, Any] = {}
    for question in (each for each in questions if each.compute is None):
        given = _given(read, read_all, question, prefix + question.key)
        if given:
            answers[question.key] = given
    return answers


def _given(
    read: Callable[[str], str], read_all: Callable[[str], Iterable[str]], question: Question, name: str
) -> Any:
    if question.kind in {Kind.MANY, Kind.FILE}:
        return [each for each in read_all(name) if each]
    if question.kind is Kind.TABLE:
        rows = [
            answers_read(read, read_all, question.columns, f"{name}__{number}__")
            for number in range(1, most_rows(question) + 1)
        ]
        while rows and not rows[-1]:
            rows.pop()
        return rows
    inner = parts_of(question)
    return answers_read(read, read_all, inner, f"{name}__") if inner else read(name)


_KINDS = {Kind.TABLE: "rows", Kind.FILE: "uploads"}


def _drawn(
    question: Question, given: Any, prefix: str, known: Known, found: Mapping[str, Prefilled]
) -> Field:
    """A field, or the answer alone where nobody is to type it."""
    source = found.get(question.key)
    if question.compute is None and (source is None or not source.locked):
        drawn = _field(question, given, prefix, known)
        said = words.say(f"forms.source.{_room(source.source)}") if source is not None else ""
        return replace(drawn, hint=" ".join(filter(None, (drawn.hint, said)))) if said else drawn
    hint = _("Tự tính từ các câu trả lời.") if source is None else words.say("forms.source.locked")
    when = json.dumps(condition_to_data(question.when)) if question.when is not None else ""
    value = answer_words(question, given) if given not in (None, "") else "–"
    return Field(
        prefix + question.key, question.label, "told", value, hint, is_required=True, when=when, prefix=prefix
    )


def _room(source: str) -> str:
    """Which sentence says where an answer was found."""
    return source.partition(".")[0]


def _field(question: Question, given: Any, prefix: str, known: Known) -> Field:
    name = prefix + question.key
    parts = parts_of(question)
    kind = "parts" if parts else "lines" if question.lines else _KINDS.get(question.kind, question.kind.value)
    drawn = Field(
        name=name,
        label=words.label(question.label),
        kind=cast(FieldKind, kind),
        value=typed(question, given),
        hint=question.hint or question.article,
        is_required=question.required and question.when is None,
        choices=choices_of(question, given),
        when=json.dumps(condition_to_data(question.when)) if question.when is not None else "",
        prefix=prefix,
    )
    if question.kind is Kind.TABLE:
        return _table(drawn, question, given, known)
    if question.kind is Kind.FILE:
        return uploads_of(drawn, question, given, known)
    return replace(drawn, parts=_parts(question, parts, given, name, known)) if parts else drawn


def _table(drawn: Field, question: Question, given: Any, known: Known) -> Field:
    def row(number: int, values: Mapping[str, Any]) -> tuple[Field, ...]:
        within = f"{drawn.name}__{number}__"
        cells = (_field(column, values.get(column.key), within, known) for column in question.columns)
        return tuple(replace(cell, is_cell=True) for cell in cells)

    rows, more = rows_of(question, given, row)
    return replace(drawn, rows=rows, more_rows=more, totals=totals_of(question, given))


def _parts(
    question: Question, parts: Iterable[Question], given: Any, name: str, known: Known
) -> tuple[Field, ...]:
    values = given if isinstance(given, Mapping) else {}
    drawn = []
    for part in parts:
        field = _field(part, values.get(part.key), f"{name}__", known)
        field = replace(field, is_required=part.required)
        if question.kind is Kind.ADDRESS and known.places is not None:
            today = known.today.isoformat() if known.today else ""
            if part.key == "province":
                field = province_field(field, values, known.places, today)
            elif part.key == "commune":
                field = commune_field(field, values, known.places, today)
        drawn.append(field)
    return tuple(drawn)
