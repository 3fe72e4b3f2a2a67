"""Take a whole upload in as a file, once, however often it is asked."""

import hashlib
from typing import Any, BinaryIO
from uuid import UUID

from motcua.platform.access import Actor
from motcua.platform.errors import Busy, NotFound, Refusal
from motcua.platform.files.refusals import FileNotWhole
from motcua.platform.files.storing import StoredFile, row_of, store
from motcua.platform.files.uploads.beginning import drop, found
from motcua.platform.files.uploads.models import Upload
from motcua.platform.files.uploads.places import held, place
from motcua.platform.files.uploads.rows import Taken


def take(actor: Actor, upload: UUID, purpose: str) -> Taken:
    """The file an upload became; asked again, the same one. Raises NotFound (also for another purpose),
    UploadBusy, FileNotWhole and what `store` refuses.

    What is refused for good is thrown away with its bytes; what only could not be kept now waits.
    """
    if found(actor, upload).purpose != purpose:
        raise NotFound
    with held(upload) as content:
        row = found(actor, upload)
        taken = Taken(row_of(row.file), row.sha256) if row.file else _take_in(actor, row, content)
    place(upload).unlink(missing_ok=True)
    return taken


def _take_in(actor: Actor, row: Upload, content: BinaryIO) -> Taken:
    if row.received < row.size:
        raise FileNotWhole(name=row.name)
    sha256 = fingerprint_of(content)
    stored = _stored(actor, row, content)
    Upload.objects.filter(pk=row.pk).update(file_id=stored.id, sha256=sha256)
    return Taken(stored, sha256)


def _stored(actor: Actor, row: Upload, content: BinaryIO) -> StoredFile:
    try:
        return store(row.name, content, actor, size=row.size)
    except Busy:
        raise
    except Refusal:
        drop(actor, row.pk)
        raise


def fingerprint_of(content: Any) -> str:
    """The fingerprint of the bytes as sent, in hexadecimal; leaves the content at its beginning."""
    content.seek(0)
    digest = hashlib.file_digest(content, "sha256").hexdigest()
    content.seek(0)
    return digest
