"""Lists brought in as an XLSX file: read in limits, every row tried out, none imported until told.

A room names a list: its columns, which rows belong together, and what is done with a row, by the very acts of
its pages. The trial does each group of rows and rolls it back; what it says is what would happen. The import
proper does the same and commits, group by group, so that no death of a worker does a row twice or half.
"""

from motcua.platform.imports.carrying import carry, tend, try_out
from motcua.platform.imports.lists import Cells, Column, Done, ListOfRows, family, listing
from motcua.platform.imports.ordering import (
    CARRY,
    TRY_OUT,
    ImportRow,
    LineRow,
    confirm,
    discard,
    import_lines,
    import_row,
    imports_of,
    receive,
)
from motcua.platform.imports.reading import MOST_BYTES, MOST_ROWS
from motcua.platform.imports.template import template

__all__ = [
    "CARRY",
    "MOST_BYTES",
    "MOST_ROWS",
    "TRY_OUT",
    "Cells",
    "Column",
    "Done",
    "ImportRow",
    "LineRow",
    "ListOfRows",
    "carry",
    "confirm",
    "discard",
    "family",
    "import_lines",
    "import_row",
    "imports_of",
    "listing",
    "receive",
    "template",
    "tend",
    "try_out",
]
