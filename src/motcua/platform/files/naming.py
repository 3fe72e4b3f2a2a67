"""Names: the one we show, and the one we give on disk."""

import unicodedata
from pathlib import Path

from django.conf import settings

_LONGEST = 120
_NAMELESS = "tep"


def shown_name(given: str, kind: str | None = None) -> str:
    """The name as the person knows it, fit for screens and headers.

    Folders, control and direction characters go; NFC; at most 120 characters; with `kind`, the
    ending says what the content is.
    """
    last = unicodedata.normalize("NFC", given.replace("\\", "/").rpartition("/")[2])
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    stem, dot, ending = " ".join(seen.split()).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = stem.strip(". ")[:_LONGEST] or _NAMELESS
    ending = kind or ending[:8]
    return f"{stem}.{ending}" if ending else stem


def place(sha256: str, kind: str) -> Path:
    """Where the bytes of a file lie."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256[2:4] / f"{sha256}.{kind}"
