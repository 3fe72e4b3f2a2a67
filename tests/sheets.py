"""XLSX files for tests: as a spreadsheet program writes them, and as an ill-disposed person does."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook


def sheet(*rows: Sequence[str | int | float | datetime | None]) -> bytes:
    """The rows in the first sheet; a text that begins with «=» becomes a formula."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, datetime):
                    page.write_datetime(number, place, cell, day)
                elif cell is not None:
                    page.write(number, place, cell)
    return content.getvalue()


def with_entry(book: bytes, name: str, inside: bytes) -> bytes:
    """The same book with one more entry, or with another in its place."""
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, inside)
    return content.getvalue()
