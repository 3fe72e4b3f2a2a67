"""Procedures taken in without regard to territory: by decision and phase, each with its days."""

from motcua.catalogue.territory.deciding import PhaseGiven, amend, announce, end
from motcua.catalogue.territory.listed import (
    Listed,
    PhaseRow,
    anywhere,
    listed,
    phase,
    phases,
    require_decider,
)
from motcua.catalogue.territory.loading import load_lists

__all__ = [
    "Listed",
    "PhaseGiven",
    "PhaseRow",
    "amend",
    "announce",
    "anywhere",
    "end",
    "listed",
    "load_lists",
    "phase",
    "phases",
    "require_decider",
]
