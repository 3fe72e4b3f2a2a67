"""The message thread of an own dossier."""

from motcua.surfaces.portal.thread.pages import show

__all__ = ["show"]
