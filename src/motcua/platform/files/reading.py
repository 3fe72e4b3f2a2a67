"""Read stored files back, and hand them to a browser in a way that runs nothing."""

from collections.abc import Iterable
from typing import BinaryIO, TypeVar
from uuid import UUID

from django.http import FileResponse
from django.http.response import HttpResponseBase

from motcua.platform.errors import NotFound
from motcua.platform.files.models import FileRecord
from motcua.platform.files.naming import place
from motcua.platform.files.storing import StoredFile, row_of

Answer = TypeVar("Answer", bound=HttpResponseBase)
_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


def stored(public_ids: Iterable[UUID]) -> tuple[StoredFile, ...]:
    """The files with these ids, in their order; refuses when one is missing or its bytes are gone."""
    wanted = list(public_ids)
    records = {record.public_id: record for record in FileRecord.objects.filter(public_id__in=wanted)}
    if any(public_id not in records or not _present(records[public_id]) for public_id in wanted):
        raise NotFound
    return tuple(row_of(records[public_id]) for public_id in wanted)


def open_stored(public_id: UUID) -> tuple[StoredFile, BinaryIO]:
    """A file and its bytes; the caller closes them."""
    (file,) = stored([public_id])
    return file, place(file.sha256, file.kind).open("rb")


def attachment(public_id: UUID) -> FileResponse:
    """The answer that downloads a file. The caller has checked that the person may have it."""
    file, content = open_stored(public_id)
    return harmless(
        FileResponse(content, as_attachment=True, filename=file.original_name, content_type=_TYPES[file.kind])
    )


def harmless(response: Answer) -> Answer:
    """An answer that holds somebody's file: runs nothing, is kept nowhere, is shown on no other site."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def _present(record: FileRecord) -> bool:
    path = place(record.sha256, record.kind)
    return path.is_file() and path.stat().st_size == record.size
