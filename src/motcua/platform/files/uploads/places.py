"""Where the bytes of unfinished uploads lie, and that one request at a time writes there."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from motcua.platform.files.uploads.refusals import UploadBusy


def folder() -> Path:
    """Apart from what was taken in; made when it is first needed."""
    found = Path(settings.MEDIA_ROOT) / "uploads"
    found.mkdir(parents=True, exist_ok=True)
    return found


def place(upload: UUID) -> Path:
    return folder() / f"{upload}.part"


@contextlib.contextmanager
def held(upload: UUID) -> Iterator[BinaryIO]:
    """The bytes so far, for this request alone; a killed process lets go by dying. Raises UploadBusy."""
    handle = os.open(place(upload), os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UploadBusy from None
        yield file
