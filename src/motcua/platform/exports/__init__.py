"""Lists taken away as a file: ordered on a page, written by a job, fetched by who ordered it, for one day.

A room names a source: a function that answers with the rows its own list would show to that person when the
job runs. Here they become XLSX or CSV with a watermark, in which no cell can turn into a formula; the ledger
keeps who took what, by which filter, and how many rows.
"""

from motcua.platform.exports.making import make
from motcua.platform.exports.ordering import ExportRow, attachment, exports_of, order, purge
from motcua.platform.exports.sources import Asked, Cell, Document, Table, source
from motcua.platform.exports.writing import plain

__all__ = [
    "Asked",
    "Cell",
    "Document",
    "ExportRow",
    "Table",
    "attachment",
    "exports_of",
    "make",
    "order",
    "plain",
    "purge",
    "source",
]
