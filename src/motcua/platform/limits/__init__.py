"""How often one may be wrong: guesses at secrets are counted and, past a number, refused for a while."""

from motcua.platform.limits.tries import (
    PER_ADDRESS,
    PER_SECRET,
    PER_SECRET_FROM_EVERYWHERE,
    WINDOW,
    TooManyTries,
    forgive,
    purge,
    spend,
)

__all__ = [
    "PER_ADDRESS",
    "PER_SECRET",
    "PER_SECRET_FROM_EVERYWHERE",
    "WINDOW",
    "TooManyTries",
    "forgive",
    "purge",
    "spend",
]
