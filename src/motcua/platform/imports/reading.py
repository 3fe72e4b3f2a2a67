"""Read the first sheet of an XLSX file as text, and refuse whatever acts or is out of proportion.

A spreadsheet from outside is untrusted: sizes are looked at before anything is unpacked, no document type and
no entity is read, and a formula is refused by its cell: its value is what some other program once made of it.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import IO
from xml.parsers import expat

from motcua.platform.imports.refusals import (
    FileDamaged,
    FileHasFormulas,
    FileHasMacros,
    FileNotXlsx,
    FileTooBig,
    TooManyRowsGiven,
)

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_ENTRIES = 200
MOST_ROWS = 2_000
MOST_COLUMNS = 40
LONGEST_CELL = 500
_ACTS = ("xl/vbaProject", "xl/macrosheets/", "xl/externalLinks/", "xl/embeddings/", "xl/activeX/")
_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet that knows no 29 February 1900; days before March 1900 are nobody's here."""

Row = tuple[int, dict[int, str]]
"""The number of the row as the spreadsheet shows it, and its cells by column from 0, without empty ones."""


def read(content: IO[bytes], size: int) -> list[Row]:
    """The rows that hold something, heading first. Raises what refusals.py says."""
    if size > MOST_BYTES:
        raise FileTooBig(most=MOST_BYTES // (1024 * 1024))
    try:
        with zipfile.ZipFile(content) as book:
            _insist_on_proportion(book)
            return _rows(book)
    except (zipfile.BadZipFile, NotImplementedError):
        raise FileNotXlsx from None
    except (expat.ExpatError, KeyError, ValueError, EOFError, RuntimeError, OSError) as error:
        raise FileDamaged from error


def day_of_serial(text: str) -> str:
    """A spreadsheet's day (a count of days) as 21/11/2026; other text stays as it is."""
    if not re.fullmatch(r"\d{4,6}(\.0+)?", text):
        return text
    return f"{_EPOCH + timedelta(days=int(float(text))):%d/%m/%Y}"


def _insist_on_proportion(book: zipfile.ZipFile) -> None:
    entries = book.infolist()
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names:
        raise FileNotXlsx
    if any(name.startswith(_ACTS) for name in names):
        raise FileHasMacros
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise FileTooBig(most=MOST_BYTES // (1024 * 1024))


def _rows(book: zipfile.ZipFile) -> list[Row]:
    shared = _Shared()
    if "xl/sharedStrings.xml" in book.namelist():
        _parse(book, "xl/sharedStrings.xml", shared)
    sheet = _Sheet(shared.texts)
    _parse(book, _first_sheet(book), sheet)
    return [row for row in sheet.rows if row[1]]


def _first_sheet(book: zipfile.ZipFile) -> str:
    """The sheet that stands first in the book, by its relation; else the first by name."""
    order, links = _Order(), _Links()
    _parse(book, "xl/workbook.xml", order)
    _parse(book, "xl/_rels/workbook.xml.rels", links)
    target = links.targets.get(order.first, "worksheets/sheet1.xml")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


class _Listener:
    """What is done at the beginning and end of an element, and with text. Names come without their prefix."""

    def begin(self, _name: str, _given: dict[str, str]) -> None:
        """An element begins, with its attributes."""

    def end(self, _name: str) -> None:
        """It ends."""

    def text(self, _words: str) -> None:
        """Letters inside."""


def _parse(book: zipfile.ZipFile, entry: str, listener: _Listener) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_given: object) -> None:
        raise FileDamaged

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda name, given: listener.begin(name.rpartition(":")[2], given)
    parser.EndElementHandler = lambda name: listener.end(name.rpartition(":")[2])
    parser.CharacterDataHandler = listener.text
    with book.open(entry) as content:
        for part in _within(content, MOST_UNPACKED):
            parser.Parse(part)
        parser.Parse(b"", True)  # noqa: FBT003 (expat takes no name)


def _within(content: IO[bytes], most: int) -> Iterator[bytes]:
    """What an entry really unpacks to, whatever its header says."""
    read = 0
    while part := content.read(65_536):
        read += len(part)
        if read > most:
            raise FileTooBig(most=MOST_BYTES // (1024 * 1024))
        yield part


class _Order(_Listener):
    """The relation of the sheet that stands first."""

    def __init__(self) -> None:
        self.first = ""

    def begin(self, name: str, given: dict[str, str]) -> None:
        if name == "sheet" and not self.first:
            self.first = next((value for key, value in given.items() if key.endswith(":id")), "")


class _Links(_Listener):
    """Relation → file."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def begin(self, name: str, given: dict[str, str]) -> None:
        if name == "Relationship":
            self.targets[given.get("Id", "")] = given.get("Target", "")


class _Text(_Listener):
    """Gathers the letters between two elements; those that say how a name is read aloud are left out."""

    def __init__(self) -> None:
        self._letters: list[str] = []
        self._reads = self._aside = False

    def text(self, words: str) -> None:
        if self._reads and not self._aside:
            self._letters.append(words)

    def _gathered(self) -> str:
        found = "".join(self._letters)
        self._letters = []
        return found


class _Shared(_Text):
    """Texts that cells name by number."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def begin(self, name: str, _given: dict[str, str]) -> None:
        self._reads, self._aside = name == "t", self._aside or name == "rPh"

    def end(self, name: str) -> None:
        self._reads = False
        if name == "rPh":
            self._aside = False
        elif name == "si":
            self.texts.append(self._gathered())


class _Sheet(_Text):
    """The cells of one sheet."""

    def __init__(self, shared: list[str]) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._shared = shared
        self._cell, self._kind = "", ""

    def begin(self, name: str, given: dict[str, str]) -> None:
        self._reads = name in {"v", "t"}
        if name == "row":
            number = int(given.get("r", len(self.rows) + 1))
            self.rows.append((number, {}))
            if len(self.rows) > MOST_ROWS + 1 and self.rows[-2][1]:
                raise TooManyRowsGiven(most=MOST_ROWS)
        elif name == "c":
            self._cell, self._kind = given.get("r", ""), given.get("t", "n")
        elif name == "f":
            raise FileHasFormulas(cell=self._cell)
        elif name == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        self._reads = False
        if name == "rPh":
            self._aside = False
        elif name == "c" and self.rows:
            words = _READ.get(self._kind, _plain)(self._gathered(), self._shared).strip()
            column = _column(self._cell)
            if words and column < MOST_COLUMNS:
                self.rows[-1][1][column] = words


def _plain(words: str, _shared: list[str]) -> str:
    return words


def _number(words: str, _shared: list[str]) -> str:
    """A whole number as people write it, without the decimal point of the file."""
    return words.removesuffix(".0")


_READ: dict[str, Callable[[str, list[str]], str]] = {
    "s": lambda words, shared: shared[int(words)] if words else "",
    "n": _number,
}


def _column(cell: str) -> int:
    letters = re.match(r"[A-Z]{1,3}", cell)
    if letters is None:
        raise FileDamaged
    number = 0
    for letter in letters.group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
