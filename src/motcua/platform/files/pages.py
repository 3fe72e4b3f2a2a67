"""Stored files page by page, as pictures: nothing of a PDF itself reaches a browser to be run there."""

import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from motcua.platform.errors import NotFound
from motcua.platform.files import painter, shrinker
from motcua.platform.files.naming import place
from motcua.platform.files.reading import harmless, stored
from motcua.platform.files.refusals import FileNotShown

_TIMEOUT_SECONDS = 20


def page_count(public_id: UUID) -> int:
    """How many pages; a picture is one. Raises NotFound, FileNotShown."""
    (file,) = stored([public_id])
    return _count(file.sha256) if file.kind == "pdf" else 1


def page_picture(public_id: UUID, page: int) -> HttpResponseBase:
    """One page, counted from 1, for an `img`. The caller has checked that the person may see the file.

    Raises NotFound for a page there is not, FileNotShown.
    """
    (file,) = stored([public_id])
    if file.kind == "pdf":
        return harmless(HttpResponse(_painted(file.sha256, page), content_type="image/jpeg"))
    if page != 1:
        raise NotFound
    content = place(file.sha256, file.kind).open("rb")
    return harmless(FileResponse(content, content_type=f"image/{file.kind}"))


def small_picture(public_id: UUID) -> HttpResponseBase:
    """The first page, small enough for a list on a phone. The caller has checked that the person may see it.

    Raises NotFound, FileNotShown.
    """
    (file,) = stored([public_id])
    return harmless(HttpResponse(_small(file.sha256, file.kind), content_type="image/jpeg"))


@lru_cache(maxsize=200)
def _small(sha256: str, kind: str) -> bytes:
    """Bytes of a fingerprint never change; some twenty kilobytes each."""
    folder = str(Path(shrinker.__file__).parent)
    return _run(folder, str(place(sha256, kind)), kind, program=shrinker.__file__)


@lru_cache(maxsize=2_000)
def _count(sha256: str) -> int:
    """Bytes of a fingerprint never change, nor does their number of pages."""
    return int(_run(str(place(sha256, "pdf"))))


def _painted(sha256: str, page: int) -> bytes:
    picture = _run(str(place(sha256, "pdf")), str(page))
    if not picture:
        raise NotFound
    return picture


def _run(*words: str, program: str = painter.__file__) -> bytes:
    command = [sys.executable, "-I", program, *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_SECONDS, check=True, env={})
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise FileNotShown from None
    return done.stdout
