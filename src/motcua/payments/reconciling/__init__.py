"""The provider's file of each day held against our books, line by line, and the day signed for."""

from motcua.payments.reconciling.comparing import Ours, Theirs, compare
from motcua.payments.reconciling.days import DayRow, DayView, LineRow, SignRow, day_view, days, may_sign
from motcua.payments.reconciling.reading import fetch, fetch_due, take_file
from motcua.payments.reconciling.signing import sign_day

__all__ = [
    "DayRow",
    "DayView",
    "LineRow",
    "Ours",
    "SignRow",
    "Theirs",
    "compare",
    "day_view",
    "days",
    "fetch",
    "fetch_due",
    "may_sign",
    "sign_day",
    "take_file",
]
