"""Acts on many things that were prepared for somebody: drafts to decide or send back, letters of apology.

Unlike the acts of a worklist they speak to people or bind the agency. So their preview is bound as a whole:
its mark comes back with the confirmation, and what was shown otherwise is refused. Signing and apologising
take the password, once for all lines.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from motcua.dossiers import timing
from motcua.dossiers.models import BulkLine, BulkOrder
from motcua.dossiers.state import DossierState
from motcua.platform.clock import ZONE

DECIDE, SEND_BACK, APOLOGISE = "decide", "send_back", "extend"
ACTS = (DECIDE, SEND_BACK, APOLOGISE)

DECIDING = ("sign", "approve")
"""What `decide` is on a line, by the step that is open there; tried in this order."""

USUAL_DAYS = 3
MOST_DAYS = 60


def asks_password(order: BulkOrder, lines: Sequence[BulkLine]) -> bool:
    """Whether giving this order takes the password: letters of apology, and where one line is signed."""
    return order.act == APOLOGISE or (order.act == DECIDE and any(line.outcome == "sign" for line in lines))


def mark_of(order: BulkOrder, lines: Sequence[BulkLine]) -> str:
    """The fingerprint of a whole preview: its words, and each line's version, step and draft in order."""
    words = [order.act, order.to_id, order.note, order.days, order.apology, order.article]
    rows = [[line.dossier_id, line.version, line.token, line.outcome, line.fingerprint] for line in lines]
    return hashlib.sha256(json.dumps([words, rows], ensure_ascii=False).encode()).hexdigest()


def more_time(state: DossierState, days: int, now: datetime) -> str:
    """The limit by which a late date comes to lie so many working days after today, however late it is.

    An extension counts from the old date: the working days gone since are added. Empty where nothing was
    promised.
    """
    if state.due_at is None:
        return ""
    calendar = timing.calendar_for(state)
    day, today = state.due_at.astimezone(ZONE).date(), now.astimezone(ZONE).date()
    gone = (day + timedelta(days=n) for n in range(1, (today - day).days + 1))
    return f"{sum(calendar.is_working(each) for each in gone) + days}wd"
