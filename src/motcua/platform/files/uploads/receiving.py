"""Take one piece: on the disk first, then counted. What is not counted is as if it had never come."""

import hashlib
import os
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.arriving import PIECE, Read
from motcua.platform.errors import NotFound
from motcua.platform.files.refusals import FileNotStored
from motcua.platform.files.uploads.beginning import KEPT_FOR, drop, found
from motcua.platform.files.uploads.models import Upload
from motcua.platform.files.uploads.places import folder, held
from motcua.platform.files.uploads.refusals import ChecksumWrong, UploadTooLong, WrongOffset
from motcua.platform.files.uploads.rows import UploadRow, row_of

LONGEST_PIECE = 4 * 1024 * 1024
"""Bytes one request may bring: a request holds a thread of the web server while it comes in."""
MOST_SECONDS = 20.0
"""Who is slower goes on with the next piece, so that others are served in between."""


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the sender says its piece adds up to, by sha1 or sha256."""

    algorithm: str
    digest: bytes


def receive(
    actor: Actor, upload: UUID, offset: int, length: int, read: Read, checksum: Checksum | None = None
) -> UploadRow:
    """Append `length` bytes of `read` at `offset`; of a line that breaks off, what came before.

    With a checksum it is the whole piece or nothing. Two requests at once exclude each other by a lock on the
    bytes. Raises NotFound, UploadBusy, WrongOffset, UploadTooLong, ChecksumWrong, FileNotStored.
    """
    name = found(actor, upload).name
    try:
        with held(upload) as file:
            row = found(actor, upload)
            _insist_on_fit(row, offset, length)
            if row.received == row.size:
                return row_of(row)
            _insist_on_bytes(actor, row, file)
            arrived = _kept(file, offset, length, read, checksum)
            return _counted(row, offset + arrived)
    except OSError as error:
        raise FileNotStored(name=name) from error


def _insist_on_fit(row: Upload, offset: int, length: int) -> None:
    if offset != row.received:
        raise WrongOffset
    if length > min(row.size - offset, LONGEST_PIECE):
        raise UploadTooLong


def _insist_on_bytes(actor: Actor, row: Upload, file: BinaryIO) -> None:
    """Bytes that were lost with their disk are not made up for by zeros: the sender begins anew."""
    if os.fstat(file.fileno()).st_size < row.received:
        drop(actor, row.pk)
        raise NotFound


def _kept(file: BinaryIO, offset: int, length: int, read: Read, checksum: Checksum | None) -> int:
    """How many bytes are safe on the disk now; whatever a killed worker left behind the offset goes first."""
    file.truncate(offset)
    file.seek(offset)
    digest = hashlib.new(checksum.algorithm) if checksum else None
    arrived = 0
    for piece in _pieces(read, length):
        file.write(piece)
        if digest:
            digest.update(piece)
        arrived += len(piece)
    if checksum and digest and (arrived != length or digest.digest() != checksum.digest):
        file.truncate(offset)
        raise ChecksumWrong
    file.flush()
    os.fsync(file.fileno())
    if offset == 0:
        _sync_folder()
    return arrived


def _pieces(read: Read, length: int) -> Generator[bytes, None, None]:
    """What comes of `length` bytes until the line breaks or the time is over."""
    end = time.monotonic() + MOST_SECONDS
    while length > 0 and time.monotonic() < end:
        try:
            piece = read(min(PIECE, length))
        except OSError:
            return
        if not piece:
            return
        yield piece
        length -= len(piece)


def _sync_folder() -> None:
    handle = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _counted(row: Upload, received: int) -> UploadRow:
    """Acknowledge; on machines that share the disk but not its locks the row decides who was first."""
    row.expires_at = clock.now() + KEPT_FOR
    mine = Upload.objects.filter(pk=row.pk, received=row.received)
    if not mine.update(received=received, expires_at=row.expires_at):
        raise WrongOffset
    row.received = received
    return row_of(row)
