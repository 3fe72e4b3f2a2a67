"""Pages on which people say what they think: a rating, feedback, a complaint, and what became of it."""

from motcua.surfaces.portal.feedback import rating

__all__ = ["rating"]
