"""Calls: recorded by the clerk, called back in turn, turned into feedback or an answered question."""

from motcua.feedback.calls.acting import answer, into_feedback, tried
from motcua.feedback.calls.reading import PAGE_SIZE, CallRow, CallView, Pile, call, calls_page, counts
from motcua.feedback.calls.taking import PROMISES, Taken, take

__all__ = [
    "PAGE_SIZE",
    "PROMISES",
    "CallRow",
    "CallView",
    "Pile",
    "Taken",
    "answer",
    "call",
    "calls_page",
    "counts",
    "into_feedback",
    "take",
    "tried",
]
