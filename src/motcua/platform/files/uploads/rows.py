"""What surfaces and rooms see of an upload."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.platform.files.storing import StoredFile
from motcua.platform.files.uploads.models import Upload


@dataclass(frozen=True, slots=True)
class UploadRow:
    """A file on its way. `offset`: how many bytes are safe; whole when it is the size."""

    id: UUID
    purpose: str
    name: str
    size: int
    offset: int
    expires_at: datetime

    @property
    def is_whole(self) -> bool:
        return self.offset == self.size


@dataclass(frozen=True, slots=True)
class Taken:
    """A file taken in. `sha256` is the fingerprint of the bytes as sent, before anything was cleaned."""

    file: StoredFile
    sha256: str


def row_of(upload: Upload) -> UploadRow:
    return UploadRow(upload.id, upload.purpose, upload.name, upload.size, upload.received, upload.expires_at)
