"""One act on many dossiers: ticked in a list, looked at line by line, given, watched or left alone."""

from motcua.surfaces.desk.bulk.pages import order, orders
from motcua.surfaces.desk.bulk.printing import PRINTS, print_many

__all__ = ["PRINTS", "order", "orders", "print_many"]
