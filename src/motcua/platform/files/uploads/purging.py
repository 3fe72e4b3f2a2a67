"""Throw away what nobody came back for, and what killed processes left behind."""

import contextlib
import shutil
import time
from pathlib import Path

from django.conf import settings

from motcua.platform import clock
from motcua.platform.files.uploads.beginning import KEPT_FOR
from motcua.platform.files.uploads.models import Upload
from motcua.platform.files.uploads.places import folder, place

_AT_ONCE = 1_000
_LEFT_SECONDS = 3600
"""Nobody looks at one file for as long as this."""


def purge() -> int:
    """Uploads past their time with their bytes, bytes without an upload, folders of dead inspections.

    Says how many uploads there were.
    """
    over = Upload.objects.filter(expires_at__lte=clock.now()).order_by("expires_at")[:_AT_ONCE]
    gone = list(over.values_list("pk", flat=True))
    Upload.objects.filter(pk__in=gone).delete()
    for upload in gone:
        place(upload).unlink(missing_ok=True)
    _sweep()
    return len(gone)


def _sweep() -> None:
    """By the machine's clock, as the disk counts; both are far beyond what may still be in use."""
    for part in folder().glob("*.part"):
        if _is_older(part, KEPT_FOR.total_seconds() + _LEFT_SECONDS):
            part.unlink(missing_ok=True)
    for left in (Path(settings.MEDIA_ROOT) / "incoming").glob("*"):
        if _is_older(left, _LEFT_SECONDS):
            shutil.rmtree(left, ignore_errors=True)


def _is_older(path: Path, seconds: float) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_mtime < time.time() - seconds
    return False
