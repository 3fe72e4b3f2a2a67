"""Values the room hands out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message as others may see it, its address masked. `at` is the hour of its state; of a held one, when
    it will leave."""

    key: UUID
    subject: str
    template: str
    kind: str
    channel: str
    masked: str
    title: str
    text: str
    state: str
    created_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """How a channel does, for operators: what is on its way and since when, and how the last day went.

    `lost` are messages handed to a provider that cannot be asked, whose answer never came.
    """

    channel: str
    waiting: int
    held: int
    oldest_at: datetime | None
    lost: int
    day_handed: int
    day_failed: int
    day_parts: int
    last_success_at: datetime | None
    last_trouble_at: datetime | None
