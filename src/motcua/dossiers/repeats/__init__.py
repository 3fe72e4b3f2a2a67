"""Papers asked for again though the fault could be seen before: the rule, and a leader's figure of it."""

from motcua.dossiers.repeats.figures import (
    PAGE_SIZE,
    Group,
    RepeatRow,
    Where,
    repeats_by_person,
    repeats_page,
)
from motcua.dossiers.repeats.looking import overlooked_by

__all__ = [
    "PAGE_SIZE",
    "Group",
    "RepeatRow",
    "Where",
    "overlooked_by",
    "repeats_by_person",
    "repeats_page",
]
