"""Rows into a file. No cell becomes a formula, whoever typed it: a name may begin with «=» or «@»."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from xlsxwriter import Workbook

from motcua.platform.clock import ZONE
from motcua.platform.errors import Conflict
from motcua.platform.exports.sources import Cell, Document, Table

MOST_ROWS = 200_000
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_767
"""What one cell of a spreadsheet holds; the rest of a longer text is cut."""


class TooManyRows(Conflict):
    code = "export-too-large"
    sentence = _("Danh sách có hơn {most} dòng, không xuất được. Hãy lọc bớt rồi xuất lại.")


def write(path: Path, kind: str, watermark: str, table: Table) -> int:
    """Write the file and say how many rows it holds, watermark and headings not counted."""
    rows = _Counted(table.rows)
    if kind == "xlsx":
        _xlsx(path, watermark, table.columns, rows)
    else:
        _csv(path, watermark, table.columns, rows)
    return rows.count


def write_document(path: Path, document: Document) -> int:
    """Write plain values; says how many rows their tables hold."""
    with path.open("w", encoding="utf-8") as file:
        json.dump(document.data, file, ensure_ascii=False, indent=1, default=_iso)
    return sum(len(table.get("rows", ())) for table in document.data.get("tables", ()))


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


class _Counted:
    """Rows as they go by."""

    def __init__(self, rows: Iterable[Sequence[Cell]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        for row in self._rows:
            self.count += 1
            if self.count > MOST_ROWS:
                raise TooManyRows(most=MOST_ROWS)
            yield row


def _csv(path: Path, watermark: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """UTF-8 with a mark at the beginning, by which Excel knows it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([plain(watermark)])
        writer.writerow([plain(column) for column in columns])
        writer.writerows([plain(_said(cell)) for cell in row] for row in rows)


def plain(words: str) -> str:
    """Text that a spreadsheet takes for text: what could begin a formula gets an apostrophe before it."""
    return f"'{words}" if words.startswith(_DANGEROUS) else words


def _said(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.astimezone(ZONE).strftime("%d/%m/%Y %H:%M")
    return "" if cell is None else str(cell)


def _xlsx(path: Path, watermark: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Row by row, so that a long list needs no more memory than a short one."""
    options = {"constant_memory": True, "tmpdir": str(path.parent), "in_memory": False}
    with Workbook(path, options) as book:
        sheet = book.add_worksheet()
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        bold = book.add_format({"bold": True})
        sheet.set_column(0, len(columns) - 1, 22)
        sheet.write_string(0, 0, watermark)
        for column, name in enumerate(columns):
            sheet.write_string(1, column, name, bold)
        for number, row in enumerate(rows, 2):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime):
                    # A spreadsheet knows no zones: the hour of Việt Nam.
                    local = cell.astimezone(ZONE).replace(tzinfo=None)
                    sheet.write_datetime(number, column, local, moment)
                elif isinstance(cell, int):
                    sheet.write_number(number, column, cell)
                elif cell:
                    sheet.write_string(number, column, cell[:_LONGEST_CELL])
