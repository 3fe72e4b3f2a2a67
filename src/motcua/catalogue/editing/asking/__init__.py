"""The form of a draft while it is written: questions as typed, and the sections they stand in."""

from motcua.catalogue.editing.asking.layout import change_section, put_section
from motcua.catalogue.editing.asking.questions import (
    Tried,
    change_question,
    form_of,
    put_question,
    try_answers,
)
from motcua.catalogue.editing.asking.trying import NAME as TRIAL_NAME
from motcua.catalogue.editing.asking.trying import drop_answers, keep_answers
from motcua.catalogue.editing.asking.typed import (
    ALL,
    ALWAYS,
    ANY,
    KEEP,
    MOST_ROWS,
    NEW_SECTION,
    QuestionGiven,
    RowGiven,
    typed_of,
)

__all__ = [
    "ALL",
    "ALWAYS",
    "ANY",
    "KEEP",
    "MOST_ROWS",
    "NEW_SECTION",
    "TRIAL_NAME",
    "QuestionGiven",
    "RowGiven",
    "Tried",
    "change_question",
    "change_section",
    "drop_answers",
    "form_of",
    "keep_answers",
    "put_question",
    "put_section",
    "try_answers",
    "typed_of",
]  # fmt: skip
