"""Somebody may be working on the same database, and its server may be started again: that passes."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection

MOST_TRIES = 8
_FIRST_PAUSE_SECONDS = 0.1
"""Doubled with each try: 12.7 seconds in all, time for a killed server to come back."""
_DEADLOCK, _SERIALIZATION = "40P01", "40001"
_SHUT_DOWN, _CRASHED, _STARTING = "57P01", "57P02", "57P03"
_PASSING = frozenset({_DEADLOCK, _SERIALIZATION, _SHUT_DOWN, _CRASHED, _STARTING})

T = TypeVar("T")


def patiently(act: Callable[[], T]) -> T:
    """Do a whole transaction, again if it was rolled back by what passes: a deadlock, a lost connection.

    Any other error is raised as it is; so is every one inside a transaction of the caller, which is spoiled.
    """
    tries = 1
    while True:
        try:
            return act()
        except OperationalError as error:
            if tries == MOST_TRIES or connection.in_atomic_block or not _passes(error):
                raise
        time.sleep(_FIRST_PAUSE_SECONDS * 2 ** (tries - 1))
        tries += 1


def _passes(error: OperationalError) -> bool:
    """Without a state the server has not answered: the connection is lost, or there is none yet."""
    state = getattr(error.__cause__, "sqlstate", None)
    return state is None or state in _PASSING
