"""Errands as pages: give one from the page somebody looks at, see one's own, answer, take back."""

from motcua.surfaces.desk.errands.giving import new
from motcua.surfaces.desk.errands.pages import listed, notices, one

__all__ = ["listed", "new", "notices", "one"]
