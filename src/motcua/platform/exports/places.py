"""Where the bytes of an export lie, apart from what people handed in."""

from pathlib import Path
from uuid import UUID

from django.conf import settings


def place(public_id: UUID, kind: str) -> Path:
    folder = Path(settings.MEDIA_ROOT) / "exports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{public_id}.{kind}"
