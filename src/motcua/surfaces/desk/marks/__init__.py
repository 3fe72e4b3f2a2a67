"""Marks on papers as the desk shows them: beside the paper, and where a supplement is asked for."""

from motcua.surfaces.desk.marks.showing import Typed, looked_at
from motcua.surfaces.desk.marks.taking import by_component, taken_over

__all__ = ["Typed", "by_component", "looked_at", "taken_over"]
