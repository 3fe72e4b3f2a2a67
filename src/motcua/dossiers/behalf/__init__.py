"""Filing for somebody else: for one's child, or for whoever gave an authority, with proof and an end."""

from motcua.dossiers.behalf.declaring import Declared, declare, end
from motcua.dossiers.behalf.keeping import keep_paper, one
from motcua.dossiers.behalf.proof import PROOF
from motcua.dossiers.behalf.reading import (
    BehalfRow,
    by_number,
    in_force,
    insist,
    kinds,
    naming_me,
    of_account,
)
from motcua.dossiers.behalf.refusals import AuthorityEnded, NotADeclaredPerson
from motcua.dossiers.behalf.terms import AGE_OF_MAJORITY, TERM_YEARS, last_day

__all__ = [
    "AGE_OF_MAJORITY",
    "PROOF",
    "TERM_YEARS",
    "AuthorityEnded",
    "BehalfRow",
    "Declared",
    "NotADeclaredPerson",
    "by_number",
    "declare",
    "end",
    "in_force",
    "insist",
    "keep_paper",
    "kinds",
    "last_day",
    "naming_me",
    "of_account",
    "one",
]
