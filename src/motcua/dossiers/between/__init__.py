"""Dossiers in one line each, for what goes between units: papers to hand on, a day's intake, two sides."""

from motcua.dossiers.between.outlines import (
    Outline,
    came_in,
    outline,
    outlines,
    outlines_by_code,
    papers_to_hand_on,
    unsent_drafts,
)
from motcua.dossiers.between.sides import PAGE_SIZE, Side, SideRow, sides_page

__all__ = [
    "PAGE_SIZE",
    "Outline",
    "Side",
    "SideRow",
    "came_in",
    "outline",
    "outlines",
    "outlines_by_code",
    "papers_to_hand_on",
    "sides_page",
    "unsent_drafts",
]
