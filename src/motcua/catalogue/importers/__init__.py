"""Procedures from the national formats: the exchange service's JSON and lines of a crawl of its portal.

An import never touches a published version: it keeps what the national database says beside it, as data where
the words are certain and as text where they are not.
"""

from motcua.catalogue.importers.importing import import_file, read_procedures
from motcua.catalogue.importers.limits import read_limit
from motcua.catalogue.importers.readings import NO_FIELD, FeeReading, ProcedureReading
from motcua.catalogue.importers.report import BrokenLine, ImportReport

__all__ = [
    "NO_FIELD",
    "BrokenLine",
    "FeeReading",
    "ImportReport",
    "ProcedureReading",
    "import_file",
    "read_limit",
    "read_procedures",
]
