"""What no form can tell when answers are judged: the day, the places of the country, the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.kernel.forms.places import Places


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file somebody uploaded: its name, kind ("pdf", "jpg", "png"), size in bytes and fingerprint."""

    name: str
    kind: str
    size: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """None: not known here, so nothing is judged by it (a page may draw a form without any of it)."""

    today: date | None = None
    places: Places | None = None
    files: Mapping[str, FileFacts] | None = None


NOTHING = Known()
