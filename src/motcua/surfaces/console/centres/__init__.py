"""Service centres in the console: the list, one with its counters, and the acts that keep its record."""

from motcua.surfaces.console.centres.naming import SAID
from motcua.surfaces.console.centres.pages import links_of_unit

__all__ = ["SAID", "links_of_unit"]
