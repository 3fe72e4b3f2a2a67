"""Procedures from the national formats: the exchange service's JSON and lines of a crawl of its portal.

An import never touches a published version: it keeps what the national database says beside it, as data where
the words are certain and as text where they are not.
"""

from motcua.catalogue.importers.importing import import_file
from motcua.catalogue.importers.report import BrokenLine, ImportReport

__all__ = ["BrokenLine", "ImportReport", "import_file"]
