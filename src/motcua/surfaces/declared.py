"""The declaration as it is printed: one form definition with its answers, line by line as on official paper.

Layout: the national heading, to whom, sections in Roman and lines in Arabic numbers, what is declared, place
and day, signature (Nghị định 30/2020/NĐ-CP for the heading; the order of lines is that of the form).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.kernel import codes, forms
from motcua.kernel.forms import FileFacts, Form, Kind, Known, Question
from motcua.platform import clock, words
from motcua.platform.ui.figures import file_size
from motcua.platform.ui.shown import answer_words
from motcua.platform.ui.tables import totals_of

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Line:
    """What was asked and what was said: in words, part by part, or in rows, each cell with its head.

    All of them empty: nothing was said yet.
    """

    number: int
    label: str
    value: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    totals: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One section of the form."""

    number: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Declaration:
    """`to`: the agency; `place` and `day` stand above the name of `signer`; `oaths`: words and article."""

    title: str
    to: str
    groups: tuple[Group, ...]
    oaths: tuple[tuple[str, str], ...]
    place: str
    day: date
    signer: str


def on_paper(
    form: Form,
    answers: Mapping[str, Any],
    agency: agencies.UnitRow | None,
    at: datetime,
    signer: str,
    files: Mapping[str, FileFacts] | None = None,
) -> Declaration:
    """The declaration to an agency as of a moment: in Vietnamese, whatever language the page is in.

    `files`: what is known of those that answer, by their ids.
    """
    with translation.override("vi"):
        return declared(
            form,
            answers,
            replace(agencies.known_for(form.questions), files=files),
            to=agency.name if agency else "",
            place=agency.short_name if agency else "",
            day=at.astimezone(clock.ZONE).date(),
            signer=signer,
        )


def declared(
    form: Form, answers: Mapping[str, Any], known: Known, *, to: str, place: str, day: date, signer: str
) -> Declaration:
    """The form as paper; `answers` as they are stored. What was not asked in this case is left out."""
    asked = forms.applying(form, answers, known)
    oaths = tuple((each.label, each.article) for each in asked if each.kind is Kind.DECLARATION)
    return Declaration(form.title, to, tuple(_groups(form, asked, answers, known)), oaths, place, day, signer)


def _groups(
    form: Form, asked: tuple[Question, ...], answers: Mapping[str, Any], known: Known
) -> Iterator[Group]:
    """Sections one after the other; lines are numbered through them, as on paper."""
    titles = {section.key: section.title for section in form.sections} or {"": ""}
    number, count = 0, 0
    for key, title in titles.items():
        own = [each for each in asked if each.section == key and each.kind is not Kind.DECLARATION]
        if not own:
            continue
        number += 1
        numbered = enumerate(own, start=count + 1)
        lines = tuple(_line(place, each, answers.get(each.key), known) for place, each in numbered)
        count += len(own)
        yield Group(roman(number), title, lines)


def _line(number: int, question: Question, value: Any, known: Known) -> Line:
    if value is None:
        return Line(number, question.label)
    if question.kind is Kind.FILE:
        columns = (_("Tệp"), _("Dung lượng"), _("Dấu vân tay"))
        told = [(known.files or {}).get(each, FileFacts(str(each), "", 0)) for each in value]
        files = tuple(tuple(zip(columns, _of_file(each), strict=True)) for each in told)
        return Line(number, question.label, heads=columns, rows=files)
    if question.kind is Kind.TABLE:
        rows = tuple(
            tuple((column.label, _said(column, row.get(column.key))) for column in question.columns)
            for row in value
        )
        heads = tuple(column.label for column in question.columns)
        return Line(number, question.label, heads=heads, rows=rows, totals=totals_of(question, value))
    if isinstance(value, Mapping) and question.kind is not Kind.ADDRESS:
        parts = tuple(
            (words.label(part.label), _said(part, value.get(part.key))) for part in forms.parts_of(question)
        )
        return Line(number, question.label, parts=parts)
    return Line(number, question.label, _said(question, value))


FINGERPRINT = 16
"""Signs of a file's fingerprint on paper: as many as on a receipt, nobody exchanges the file unseen."""


def _of_file(file: FileFacts) -> tuple[str, str, str]:
    return file.name, file_size(file.size), file.sha256[:FINGERPRINT]


def _said(question: Question, value: Any) -> str:
    if value is None:
        return ""
    write = {Kind.PERSON_ID: codes.group, Kind.PHONE: codes.phone_words}.get(question.kind)
    return write(str(value)) if write else answer_words(question, value)


def roman(number: int) -> str:
    """As sections of official papers are numbered; up to 39, more sections than a form may have."""
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text
