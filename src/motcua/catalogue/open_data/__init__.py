"""The whole catalogue as one open file: every procedure in force, its public facts, in the order of codes."""

from motcua.catalogue.open_data.making import FORMS, MOST, OpenFile, open_file

__all__ = ["FORMS", "MOST", "OpenFile", "open_file"]
