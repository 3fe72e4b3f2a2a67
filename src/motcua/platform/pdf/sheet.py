"""What stands on a sheet, as values."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import segno


@dataclass(frozen=True, slots=True)
class File:
    """A file that was handed in; `sha256` is empty where there was only a form."""

    name: str
    detail: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a sheet under its heading: values by name, steps in order, files. Any may be empty."""

    title: str
    rows: Sequence[tuple[str, str]] = ()
    steps: Sequence[str] = ()
    files: Sequence[File] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """`at` dates the file: the same values give the same bytes. `link` is drawn as a QR, with its words."""

    title: str
    author: str
    language: str
    code: str
    lede: str
    blocks: Sequence[Block]
    link: str
    link_words: str
    page_words: str
    foot: str
    at: datetime

    def data(self) -> Mapping[str, Any]:
        """What the typesetting program reads."""
        return {
            **{name: getattr(self, name) for name in _WORDS},
            "blocks": [
                {
                    "title": block.title,
                    "rows": [list(row) for row in block.rows],
                    "steps": list(block.steps),
                    "files": [[file.name, file.detail, file.sha256] for file in block.files],
                }
                for block in self.blocks
            ],
            "picture": _drawn(self.link),
            "picture_width": _width(self.link),
        }


_WORDS = ("title", "author", "language", "code", "lede", "link_words", "page_words", "foot")


LONG = 150
"""Letters of a link from which its QR is drawn larger, with fewer spare squares: paper at hand is whole."""


def _drawn(link: str) -> str:
    picture = io.BytesIO()
    error = "l" if len(link) > LONG else "m"
    segno.make(link, error=error).save(picture, kind="svg", border=0, xmldecl=False)
    return picture.getvalue().decode()


def _width(link: str) -> int:
    """In millimetres: a telephone reads squares of 0.4 mm."""
    return 36 if len(link) > LONG else 26
