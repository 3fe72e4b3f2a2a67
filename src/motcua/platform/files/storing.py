"""Store a file: bytes safe on disk first, then its record and its entry in the ledger."""

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.files.inspection import kind_of, made_harmless
from motcua.platform.files.models import FileRecord
from motcua.platform.files.naming import place, shown_name
from motcua.platform.files.refusals import FileEmpty, FileNotStored, FileNotWhole, FileTooLarge
from motcua.platform.files.scanning import insist_on_clean

_CHUNK = 256 * 1024
STORED = "platform.file.stored"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A stored file. `sha256` is the fingerprint of the bytes kept, in hexadecimal; `size` in bytes."""

    id: int
    public_id: UUID
    sha256: str
    size: int
    kind: str
    original_name: str


def store(name: str, content: BinaryIO, actor: Actor, *, size: int | None = None) -> StoredFile:
    """Take a file in, or refuse it with one of nine sentences; nothing is left behind then.

    `size` is what the sender announced, if anything. Opens a transaction of its own: papers are
    uploaded before the act that links them.
    """
    shown = shown_name(name)
    try:
        with tempfile.TemporaryDirectory(dir=incoming()) as folder:
            received = Path(folder) / "received"
            _receive(content, received, shown, size)
            kind = kind_of(received, shown)
            insist_on_clean(received, shown)
            sha256, length = _keep(made_harmless(received, kind, shown), kind)
    except OSError as error:
        raise FileNotStored(name=shown) from error
    with transaction.atomic(durable=True):
        return _record(shown_name(name, kind), sha256, length, kind, actor)


def incoming() -> Path:
    """Where files are looked at before they have a place."""
    folder = Path(settings.MEDIA_ROOT) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _receive(content: BinaryIO, path: Path, name: str, announced: int | None) -> None:
    limit: int = settings.FILE_MEGABYTES * 1024 * 1024
    arrived = 0
    with path.open("wb") as file:
        while chunk := content.read(_CHUNK):
            arrived += len(chunk)
            if arrived > limit:
                raise FileTooLarge(name=name, limit=settings.FILE_MEGABYTES)
            file.write(chunk)
    if announced is not None and announced != arrived:
        raise FileNotWhole(name=name)
    if arrived == 0:
        raise FileEmpty(name=name)


def _keep(path: Path, kind: str) -> tuple[str, int]:
    """Move a file to its place; when this returns, file and folder entry are on the disk."""
    with path.open("rb+") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        length = file.tell()
        os.fsync(file.fileno())
    target = place(digest, kind)
    target.parent.mkdir(parents=True, exist_ok=True)
    path.chmod(0o640)
    shutil.move(path, target)
    for folder in (target.parent, target.parent.parent, target.parent.parent.parent):
        _sync_folder(folder)
    return digest, length


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _record(name: str, sha256: str, size: int, kind: str, actor: Actor) -> StoredFile:
    record = FileRecord.objects.create(
        sha256=sha256,
        size=size,
        kind=kind,
        original_name=name,
        account=actor.account,
        stored_at=clock.now(),
    )
    payload = {"sha256": sha256, "size": size, "kind": kind}
    ledger.append(actor, [ledger.NewEntry(subject=f"file:{record.id}", name=STORED, payload=payload)])
    return row_of(record)


def row_of(record: FileRecord) -> StoredFile:
    """A record as other rooms see it."""
    return StoredFile(
        id=record.id,
        public_id=record.public_id,
        sha256=record.sha256,
        size=record.size,
        kind=record.kind,
        original_name=record.original_name,
    )
