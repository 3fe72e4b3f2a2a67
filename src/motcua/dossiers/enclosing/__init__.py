"""Files that answer questions of a form: with a draft while it is filled in, papers of the dossier once sent.

The answer of such a question holds the ids of its files, never their names. What counts at the moment of
sending is what the draft then holds and the disk still has (P5).
"""

from motcua.dossiers.enclosing.keeping import EnclosureWrong, add, add_upload, drop, purpose_of
from motcua.dossiers.enclosing.reading import Enclosed, asked_in, facts, ids, of_draft, of_papers, present
from motcua.dossiers.enclosing.sending import enclose, there

__all__ = [
    "Enclosed",
    "EnclosureWrong",
    "add",
    "add_upload",
    "asked_in",
    "drop",
    "enclose",
    "facts",
    "ids",
    "of_draft",
    "of_papers",
    "present",
    "purpose_of",
    "there",
]
