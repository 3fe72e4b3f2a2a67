"""What a row of the sheet says, made from the procedure's own form."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.catalogue.api import ProcedureVersion
from motcua.kernel.forms import Kind, Question
from motcua.kernel.text import fold
from motcua.platform.imports import Cells, Column

IN_A_CELL = frozenset(
    {
        *(Kind.TEXT, Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.CHOICE, Kind.MANY, Kind.PERSON_ID),
        *(Kind.PHONE, Kind.EMAIL, Kind.YES_NO, Kind.PARTIAL_DATE, Kind.TIME, Kind.TAX_CODE),
    }
)
"""Kinds whose answer fits one cell: no people, places, rows and declarations."""
COMMUNE, CASE, FOR = "_commune", "_case", "_for"
"""Columns beside the form's; no question's key begins like this."""
BETWEEN = ";"
SAID = {"co": "yes", "yes": "yes", "khong": "no", "no": "no"}
"""Yes and no as people write them in a cell, without marks."""


def fits(version: ProcedureVersion) -> bool:
    """Whether a dossier of this procedure can be said in one row: nothing asked that takes more than a cell,
    no paper always needed, no questions of eligibility that a person must read."""
    form = version.form
    if form is None or version.eligibility is not None:
        return False
    asked = (each for each in form.questions if each.required and each.when is None and each.compute is None)
    needs = (
        each
        for each in version.components
        if each.required and each.when is None and not each.from_database and not each.is_form
    )
    return all(each.kind in IN_A_CELL for each in asked) and not any(needs)


def columns_of(version: ProcedureVersion) -> tuple[Column, ...]:
    """A column a question, and where it is decided, and in which case."""
    return tuple(_columns(version))


def _columns(version: ProcedureVersion) -> Iterator[Column]:
    yield Column(COMMUNE, _("Nơi giải quyết (xã, phường)"), "Mường Phăng", is_required=True)
    yield Column(FOR, _("Nộp thay ai (số định danh)"), "", hint=_("Để trống nếu là hồ sơ của chính bạn"))
    cases = version.cases_to_choose
    if len(cases) > 1:
        names = "; ".join(case.name for case in cases)
        yield Column(CASE, _("Trường hợp"), cases[0].name, is_required=True, hint=names)
    for question in _questions(version):
        yield Column(
            question.key,
            question.label,
            is_required=question.required and question.when is None,
            is_day=question.kind is Kind.DATE,
            hint=_hint(question),
        )


def _questions(version: ProcedureVersion) -> Iterator[Question]:
    for question in version.form.questions if version.form else ():
        if question.kind in IN_A_CELL and question.compute is None:
            yield question


def _hint(question: Question) -> str:
    words = "; ".join(option.label for option in question.options)
    if question.kind is Kind.YES_NO:
        words = "Có; Không"
    return " ".join(filter(None, (question.hint, words)))


def answers_in(version: ProcedureVersion, cells: Cells) -> dict[str, Any]:
    """The answers of a row as a person would have typed them; choices by their words."""
    return {
        question.key: _answer(question, cells[question.key])
        for question in _questions(version)
        if cells.get(question.key)
    }


def _answer(question: Question, words: str) -> Any:
    if question.kind is Kind.YES_NO:
        return SAID.get(fold(words), words)
    known = {fold(option.label): option.value for option in question.options}
    if question.kind is Kind.CHOICE:
        return known.get(fold(words), words)
    if question.kind is Kind.MANY:
        return [known.get(fold(each), each.strip()) for each in words.split(BETWEEN) if each.strip()]
    return words


def case_in(version: ProcedureVersion, cells: Cells) -> str:
    """The case a row names, by its words; the only one there is; else what was typed, to be refused."""
    cases = version.cases_to_choose
    if len(cases) == 1:
        return cases[0].code
    known = {fold(case.name): case.code for case in cases}
    return known.get(fold(cells.get(CASE, "")), cells.get(CASE, ""))


def commune_in(cells: Cells) -> int | None:
    """The commune a row names, with or without «Ủy ban nhân dân», «xã», «phường»; None for no such name."""
    wanted = _bare(cells.get(COMMUNE, ""))
    return next((row.id for row in agencies.communes() if _bare(row.name) == wanted), None)


def _bare(name: str) -> str:
    bare = fold(name)
    for title in ("uy ban nhan dan ", "xa ", "phuong ", "dac khu "):
        bare = bare.removeprefix(title)
    return bare
