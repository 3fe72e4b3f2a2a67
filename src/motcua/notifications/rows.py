"""Values the room hands out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message as others may see it; `settled_at` is when its fate was known."""

    key: UUID
    event: str
    channel: str
    title: str
    state: str
    created_at: datetime
    settled_at: datetime | None
