"""The citizen's side of intake: what is filled in at home, kept while it is typed, and sent once."""

from motcua.dossiers.filing import many, minutes, papers
from motcua.dossiers.filing.composing import composed
from motcua.dossiers.filing.expiring import forget, last_day
from motcua.dossiers.filing.keeping import adopt, begin, choose, discard, is_open, save
from motcua.dossiers.filing.merging import WHOLE_PAGE, Merged, Save
from motcua.dossiers.filing.reading import dossier_of, one, unsent
from motcua.dossiers.filing.refusals import (
    AlreadySent,
    CaseMissing,
    ConsentMissing,
    NotForThem,
    NotOnline,
    NotScreened,
    PapersMissing,
    PlaceMissing,
    SignInFirst,
)
from motcua.dossiers.filing.reminding import DAYS_BEFORE, remind
from motcua.dossiers.filing.rows import Bearer, FilingRow
from motcua.dossiers.filing.sending import CONSENTS, Wanting, files_of, papers_wanted, send

__all__ = [
    "CONSENTS",
    "DAYS_BEFORE",
    "WHOLE_PAGE",
    "AlreadySent",
    "Bearer",
    "CaseMissing",
    "ConsentMissing",
    "FilingRow",
    "Merged",
    "NotForThem",
    "NotOnline",
    "NotScreened",
    "PapersMissing",
    "PlaceMissing",
    "Save",
    "SignInFirst",
    "Wanting",
    "adopt",
    "begin",
    "choose",
    "composed",
    "discard",
    "dossier_of",
    "files_of",
    "forget",
    "is_open",
    "last_day",
    "many",
    "minutes",
    "one",
    "papers",
    "papers_wanted",
    "remind",
    "save",
    "send",
    "unsent",
]
