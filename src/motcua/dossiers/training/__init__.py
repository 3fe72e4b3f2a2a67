"""The training unit is a world of its own: who works there sees its dossiers, and nothing else does."""

from motcua.dossiers.training.apart import (
    dossiers_q,
    in_training,
    insist_apart,
    is_outside,
    same_world,
    unit_within,
    units_q,
)
from motcua.dossiers.training.marking import mark

__all__ = [
    "dossiers_q",
    "in_training",
    "insist_apart",
    "is_outside",
    "mark",
    "same_world",
    "unit_within",
    "units_q",
]
