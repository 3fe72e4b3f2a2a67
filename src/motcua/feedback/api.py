"""The door of the room: ratings and their figures; feedback and complaints (`matters`); `calls`."""

from motcua.feedback import calls, matters
from motcua.feedback.access import may
from motcua.feedback.channels import Channel, Clock, call_back, channels
from motcua.feedback.figures import Figures, figures, figures_of, months, sees_figures
from motcua.feedback.permissions import Permission
from motcua.feedback.rating import (
    ASKED,
    CRITERIA,
    RATABLE,
    SCORES,
    Ratable,
    Said,
    is_ratable,
    ratable,
    rate,
    say_more,
)
from motcua.feedback.refusals import NoScore, RatingClosed
from motcua.feedback.texts import STORY as LONGEST_STORY

__all__ = [
    "ASKED",
    "CRITERIA",
    "LONGEST_STORY",
    "RATABLE",
    "SCORES",
    "Channel",
    "Clock",
    "Figures",
    "NoScore",
    "Permission",
    "Ratable",
    "RatingClosed",
    "Said",
    "call_back",
    "calls",
    "channels",
    "figures",
    "figures_of",
    "is_ratable",
    "matters",
    "may",
    "months",
    "ratable",
    "rate",
    "say_more",
    "sees_figures",
]
