"""One act on many dossiers: ticked in a list, looked at line by line, given, watched or left alone."""

from motcua.surfaces.desk.bulk.pages import order, orders

__all__ = ["order", "orders"]
