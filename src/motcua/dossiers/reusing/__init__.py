"""Papers of earlier dossiers used again: what may be offered for a person, and what was taken of it."""

from motcua.dossiers.reusing.finding import Offer, offers, offers_beside
from motcua.dossiers.reusing.listed import load_list
from motcua.dossiers.reusing.taking import Purpose, TakenUp, record, take, take_beside
from motcua.dossiers.reusing.validity import SET_ASIDE, is_valid, last_day

__all__ = [
    "SET_ASIDE",
    "Offer",
    "Purpose",
    "TakenUp",
    "is_valid",
    "last_day",
    "load_list",
    "offers",
    "offers_beside",
    "record",
    "take",
    "take_beside",
]
