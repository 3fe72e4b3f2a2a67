"""An answer as one reads it: on the page of a dossier, in lists, in exports."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.kernel import codes
from motcua.kernel.forms import NO, YES, FileFacts, Kind, Question, day_words, parts_of
from motcua.platform import words
from motcua.platform.ui.figures import NARROW, figure, file_size, grouped
from motcua.platform.ui.tables import totals_of


def answer_words(question: Question, value: Any, files: Mapping[str, FileFacts] | None = None) -> str:
    """One line, whatever the kind. What does not fit the question is shown as it was stored."""
    if question.kind is Kind.TABLE and isinstance(value, list):
        return _rows(question, value)
    if question.kind is Kind.FILE and isinstance(value, list):
        return ", ".join(file_words(each, files) for each in value)
    if isinstance(value, Mapping):
        return _parts(question, value)
    if isinstance(value, list):
        return ", ".join(question.label_of(str(each)) for each in value)
    return _plain(question, value)


def file_words(file: Any, files: Mapping[str, FileFacts] | None) -> str:
    """«ảnh.jpg (120 KB)»; of a file nobody knows here, the beginning of its id."""
    facts = files.get(file) if files else None
    return f"{facts.name} ({file_size(facts.size)})" if facts else str(file)[:8]


def _plain(question: Question, value: Any) -> str:
    if question.options:
        return words.label(question.label_of(str(value)))
    say = _SAID.get(question.kind)
    if say is not None:
        return say(value)
    return figure(value) if isinstance(value, float) else str(value)


def _money(value: Any) -> str:
    return f"{grouped(value)}{NARROW}đ" if isinstance(value, int) else str(value)


def _yes_no(value: Any) -> str:
    return words.label(f"forms.option.{value}") if value in (YES, NO) else str(value)


def _declared(value: Any) -> str:
    return _("Đã cam đoan") if value else _("Chưa cam đoan")


_SAID: Mapping[Kind, Callable[[Any], str]] = {
    Kind.DECLARATION: _declared,
    Kind.YES_NO: _yes_no,
    Kind.DATE: lambda value: day_words(str(value)),
    Kind.PARTIAL_DATE: lambda value: day_words(str(value)),
    Kind.TAX_CODE: lambda value: codes.tax_code_words(str(value)),
    Kind.MONEY: _money,
}


def _parts(question: Question, value: Mapping[str, Any]) -> str:
    """The parts behind each other; an address by the words it was kept with."""
    if value.get("words"):
        return str(value["words"])
    return " · ".join(
        _plain(part, value[part.key]) for part in parts_of(question) if value.get(part.key) not in (None, "")
    )


def _rows(question: Question, rows: list[Any]) -> str:
    """«1) Gạo, 2 · 2) Muối, 1 · Số lượng: 3»."""
    told = [
        ", ".join(answer_words(column, row[column.key]) for column in question.columns if column.key in row)
        for row in rows
        if isinstance(row, Mapping)
    ]
    numbered = [f"{number}) {said}" for number, said in enumerate(told, start=1)]
    sums = [
        _("Cộng %(label)s: %(total)s") % {"label": label, "total": total}
        for label, total in totals_of(question, rows)
    ]
    return "; ".join([*numbered, *sums])
