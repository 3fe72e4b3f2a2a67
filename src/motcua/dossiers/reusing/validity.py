"""Whether a paper handed in before may stand in for a new one: values in, values out.

NĐ 310/2026 (unverified): a file is no proof that somebody looked at it, and every use again keeps to subject,
validity and purpose.
"""

import calendar
from datetime import date

from motcua.dossiers.status import Status

SET_ASIDE = frozenset({Status.REJECTED_AT_INTAKE, Status.WITHDRAWN, Status.SUPPLEMENT_REQUIRED})
"""A paper may be why it was refused or sent back, and what was withdrawn is the person's again."""
DECIDED = frozenset({Status.COMPLETED, Status.RETURNED})


def is_checked(form: str, status: int) -> bool:
    """An officer held the original against the scan, or an agency has decided on it."""
    if status in SET_ASIDE:
        return False
    return form == "original" or status in DECIDED


def last_day(received_on: date, months: int | None) -> date | None:
    """The last day on which it is still good, counted from the day it was handed in; None: no end named.

    Of a month without that day its last one.
    """
    if months is None:
        return None
    year, month = divmod(received_on.month - 1 + months, 12)
    year, month = received_on.year + year, month + 1
    return date(year, month, min(received_on.day, calendar.monthrange(year, month)[1]))


def is_valid(received_on: date, months: int | None, today: date) -> bool:
    last = last_day(received_on, months)
    return last is None or today <= last
