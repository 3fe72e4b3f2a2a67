"""When a request is late: no answer by its hour, or not carried out by its own; for a row and for a query."""

from datetime import datetime

from django.db.models import Case, F, Q, When

from motcua.privacy.models import OPEN, Request, State

NEXT_HOUR = Case(When(state=State.ASKED, then=F("answer_due_at")), default=F("due_at"))
"""What has to be done next: the first answer, then the carrying out."""


def is_late(row: Request, now: datetime) -> bool:
    if row.state not in OPEN:
        return False
    return now > row.due_at or (row.state == State.ASKED and now > row.answer_due_at)


def late_at(now: datetime) -> Q:
    """The same, for a query."""
    over = Q(due_at__lt=now) | Q(state=State.ASKED, answer_due_at__lt=now)
    return Q(state__in=OPEN) & over
