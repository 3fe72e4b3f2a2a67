"""Decide what a file is: by its first bytes, then by opening it in a process of its own."""

import subprocess
import sys
from pathlib import Path

import puremagic

from motcua.platform.errors import Refusal
from motcua.platform.files import inspector
from motcua.platform.files.refusals import (
    FileActive,
    FileDamaged,
    FileKindUnknown,
    FileLocked,
    FileTooComplex,
)

_KINDS = {"application/pdf": "pdf", "image/jpeg": "jpeg", "image/png": "png"}
_FIRST_BYTES = {"pdf": b"%PDF-", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
_HEAD = 4_096
_PDF_TAIL = 1_024
_TIMEOUT_SECONDS = 30
_REFUSALS: dict[str, type[Refusal]] = {
    "damaged": FileDamaged,
    "locked": FileLocked,
    "active": FileActive,
    "complex": FileTooComplex,
}


def kind_of(path: Path, name: str) -> str:
    """pdf, jpeg or png, by content. Junk before the first bytes (a page, a script) is not accepted."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    try:
        kind = _KINDS.get(puremagic.from_string(head, mime=True), "")
    except (puremagic.PureError, ValueError):
        kind = ""
    if not kind or not head.startswith(_FIRST_BYTES[kind]):
        raise FileKindUnknown(name=name)
    return kind


def made_harmless(path: Path, kind: str, name: str) -> Path:
    """The file to keep: the same for a PDF, a new one beside it for an image."""
    if kind == "pdf" and not _ends_like_pdf(path):
        raise FileDamaged(name=name)
    target = path.with_suffix(".new")
    command = [sys.executable, "-I", inspector.__file__, kind, str(path), str(target)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_SECONDS, check=False, env={})
    except subprocess.TimeoutExpired:
        raise FileTooComplex(name=name) from None
    verdict = done.stdout.decode()
    if verdict == "good":
        return path if kind == "pdf" else target
    # No word at all: the limits of memory or time ended it.
    raise _REFUSALS.get(verdict, FileTooComplex)(name=name)


def _ends_like_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _PDF_TAIL))
        return b"%%EOF" in file.read()
