"""The door of the room: ratings and their figures."""

from motcua.feedback.access import may
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

__all__ = [
    "ASKED",
    "CRITERIA",
    "RATABLE",
    "SCORES",
    "Figures",
    "NoScore",
    "Permission",
    "Ratable",
    "RatingClosed",
    "Said",
    "figures",
    "figures_of",
    "is_ratable",
    "may",
    "months",
    "ratable",
    "rate",
    "say_more",
    "sees_figures",
]
