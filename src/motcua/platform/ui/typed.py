"""Answers as a person would type or tick them; what was typed comes back unchanged."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from motcua.kernel import codes
from motcua.kernel.forms import FILE_KINDS, NO, USUAL_MB, YES, Kind, Known, Question, day_words
from motcua.platform import words
from motcua.platform.ui.fields import Choice, Field
from motcua.platform.ui.figures import NARROW, grouped
from motcua.platform.ui.shown import file_words


def typed(question: Question, given: Any) -> str:
    """A stored answer as a person would type it."""
    if given is None or isinstance(given, list | tuple | Mapping | bool):
        return ""
    write = _WRITTEN.get(question.kind)
    if write is not None:
        return write(given)
    return str(given).replace(".", ",") if isinstance(given, float) else str(given)


def _day(given: Any) -> str:
    """A stored day, whole or partial, as people write it; what is none stays as it is."""
    return day_words(str(given)) if _STORED_DAY.fullmatch(str(given)) else str(given)


_STORED_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_WRITTEN: Mapping[Kind, Callable[[Any], str]] = {
    Kind.DATE: _day,
    Kind.PARTIAL_DATE: _day,
    Kind.TAX_CODE: lambda given: codes.tax_code_words(str(given)),
    Kind.MONEY: lambda given: grouped(given) if isinstance(given, int) else str(given),
}


def choices_of(question: Question, given: Any) -> tuple[Choice, ...]:
    """What can be ticked or chosen, with what was."""
    chosen = {str(each) for each in given} if isinstance(given, list | tuple) else {str(given)}
    if question.kind is Kind.YES_NO:
        labels = {YES: words.label("forms.option.yes"), NO: words.label("forms.option.no")}
        return tuple(Choice(value, name, is_chosen=value in chosen) for value, name in labels.items())
    if question.kind is Kind.DECLARATION:
        return (Choice(YES, question.label, is_chosen=given in (True, YES)),)
    return tuple(
        Choice(option.value, words.label(option.label), is_chosen=option.value in chosen)
        for option in question.options
    )


def uploads_of(field: Field, question: Question, given: Any, known: Known) -> Field:
    """The files that are there, each to keep or to leave out, and which more can come."""
    ids = [given] if isinstance(given, str) else list(given or ())
    files = known.files or {}
    there = tuple(Choice(each, file_words(each, files), is_chosen=True) for each in ids if each)
    kinds, most = question.accepts or FILE_KINDS, question.most or 1
    return replace(
        field,
        choices=there,
        accept=",".join(_ENDINGS[kind] for kind in kinds),
        takes_many=most > 1,
        hint=" ".join(filter(None, (field.hint, _limits_words(kinds, most, question.most_mb or USUAL_MB)))),
    )


_ENDINGS = {"pdf": ".pdf", "jpg": ".jpg,.jpeg", "png": ".png"}


def _limits_words(kinds: Iterable[str], most: int, megabytes: int) -> str:
    values = {
        "most": most,
        "kinds": ", ".join(kind.upper() for kind in kinds),
        "size": f"{megabytes}{NARROW}MB",
    }
    if most > 1:
        return _("Nhiều nhất %(most)s tệp %(kinds)s, mỗi tệp tối đa %(size)s.") % values
    return _("Một tệp %(kinds)s, tối đa %(size)s.") % values
