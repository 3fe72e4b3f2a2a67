"""Whose dossiers an officer must leave to others: own number and those of relatives, as declared."""

from motcua.parties.kinship.declaring import KIN_DECLARED, declare_kin, end_kin
from motcua.parties.kinship.reading import KinRow, own_kin, relations, tied_to, ties_of

__all__ = ["KIN_DECLARED", "KinRow", "declare_kin", "end_kin", "own_kin", "relations", "tied_to", "ties_of"]
