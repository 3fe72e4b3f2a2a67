"""Filling in a dossier at home: task by task, kept while it is typed, checked, sent once."""

from motcua.surfaces.portal.filing.filling import adopt

__all__ = ["adopt"]
