"""Errands: a remark and something to do by a day, given to one person from the page somebody looks at."""

from motcua.dossiers.errands.acts import Give, answer_errand, give, take_back
from motcua.dossiers.errands.people import may_give, people_for, require_may_give
from motcua.dossiers.errands.reading import (
    ErrandRow,
    Pile,
    Waiting,
    about_dossier,
    errand,
    errands_page,
    waiting,
)

__all__ = [
    "ErrandRow",
    "Give",
    "Pile",
    "Waiting",
    "about_dossier",
    "answer_errand",
    "errand",
    "errands_page",
    "give",
    "may_give",
    "people_for",
    "require_may_give",
    "take_back",
    "waiting",
]
