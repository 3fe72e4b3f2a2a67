"""The tables of the room, one aggregate per file."""

from motcua.feedback.models.calls import Call, CallTry
from motcua.feedback.models.matters import Matter, MatterPerson, MatterWord
from motcua.feedback.models.ratings import Rating, RatingSaid

__all__ = ["Call", "CallTry", "Matter", "MatterPerson", "MatterWord", "Rating", "RatingSaid"]
