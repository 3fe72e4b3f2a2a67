"""How far an act goes: light ones are taken back for a moment, heavy ones confirmed by a typed word."""

from motcua.dossiers.undoing.heavy import HEAVY, insist_typed, word_of
from motcua.dossiers.undoing.light import LIGHT, SECONDS, insist_soon
from motcua.dossiers.undoing.offering import read_token, token_for
from motcua.dossiers.undoing.refusals import ActedSince, UndoneTooLate
from motcua.dossiers.undoing.taking_back import Undo, may_be_undone, undo

__all__ = [
    "HEAVY",
    "LIGHT",
    "SECONDS",
    "ActedSince",
    "Undo",
    "UndoneTooLate",
    "insist_soon",
    "insist_typed",
    "may_be_undone",
    "read_token",
    "token_for",
    "undo",
    "word_of",
]
