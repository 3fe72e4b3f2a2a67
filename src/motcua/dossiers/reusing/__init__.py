"""Papers of earlier dossiers used again: what may be offered for a person, and what was taken of it."""

from motcua.dossiers.reusing.finding import Offer, offers
from motcua.dossiers.reusing.listed import load_list
from motcua.dossiers.reusing.taking import TakenUp, record, take

__all__ = ["Offer", "TakenUp", "load_list", "offers", "record", "take"]
