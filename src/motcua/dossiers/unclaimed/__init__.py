"""Results nobody has come for: the list, how long each has waited, and a reminder every period."""

from motcua.dossiers.unclaimed.listing import (
    PAGE_SIZE,
    FoundUnclaimed,
    UnclaimedRow,
    Waited,
    may_see_unclaimed,
    unclaimed_page,
)
from motcua.dossiers.unclaimed.reminding import remind, reminders_leave

__all__ = [
    "PAGE_SIZE",
    "FoundUnclaimed",
    "UnclaimedRow",
    "Waited",
    "may_see_unclaimed",
    "remind",
    "reminders_leave",
    "unclaimed_page",
]
