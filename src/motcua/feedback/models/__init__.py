"""The tables of the room, one aggregate per file."""

from motcua.feedback.models.ratings import Rating, RatingSaid

__all__ = ["Rating", "RatingSaid"]
