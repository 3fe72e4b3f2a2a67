"""A question of many rows as fields: those filled in, one more, and further handfuls folded away."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from motcua.kernel.forms import USUAL_ROWS, Question
from motcua.platform.ui.fields import Field, Row
from motcua.platform.ui.figures import figure

HANDFUL = 10
"""How many rows open at once, without a script; saving the page brings more."""
Rows = tuple[Row, ...]
Drawn = Callable[[int, Mapping[str, Any]], tuple[Field, ...]]


def most_rows(question: Question) -> int:
    """How many rows it takes."""
    return question.most or max(USUAL_ROWS, question.least)


def rows_of(question: Question, given: Any, draw: Drawn) -> tuple[Rows, Rows]:
    """The rows in sight, and a handful of empty ones folded away."""
    values = [each for each in given if isinstance(each, Mapping)] if isinstance(given, list | tuple) else []
    in_sight = max(min(max(question.least, len(values) + 1, 1), most_rows(question)), len(values))
    end = min(most_rows(question), in_sight + HANDFUL)
    rows = [_row(number, values[number - 1 : number], draw) for number in range(1, max(in_sight, end) + 1)]
    return tuple(rows[:in_sight]), tuple(rows[in_sight:])


def _row(number: int, values: list[Mapping[str, Any]], draw: Drawn) -> Row:
    return Row(_("Dòng %(number)s") % {"number": number}, draw(number, values[0] if values else {}))


def totals_of(question: Question, given: Any) -> tuple[tuple[str, str], ...]:
    """Sums of the columns that have one, of what is stored; what was only typed is not added up."""
    rows = [each for each in given if isinstance(each, Mapping)] if isinstance(given, list | tuple) else []
    labels = {column.key: column.label for column in question.columns}
    found = []
    for key in question.totals:
        numbers = [row[key] for row in rows if isinstance(row.get(key), int | float)]
        if numbers:
            total = sum((Decimal(repr(number)) for number in numbers), Decimal(0))
            found.append((labels[key], figure(total)))
    return tuple(found)
