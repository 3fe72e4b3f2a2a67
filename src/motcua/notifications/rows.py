"""Values the room hands out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
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


class Circuit(StrEnum):
    """Whether messages get through: all of them, some of them late, none for a while."""

    CLOSED = "closed"
    SLOW = "slow"
    BROKEN = "broken"


LONGEST = timedelta(minutes=2)
"""How long the oldest unsent message may wait at normal load (P6)."""


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """How a channel does, for operators: what is on its way and since when, and how the last day went.

    `held` wait for the end of the quiet hours; `lost` were handed to a provider that cannot be asked, whose
    answer never came.
    """

    channel: str
    is_brought: bool
    waiting: int
    oldest_at: datetime | None
    held: int
    handed: int
    failed: int
    lost: int
    parts: int
    last_at: datetime | None
    now: datetime

    @property
    def circuit(self) -> Circuit:
        """Broken: something waits for longer than it may, and nothing went through since it began to."""
        if self.oldest_at is None or self.now - self.oldest_at <= LONGEST:
            return Circuit.CLOSED
        return Circuit.SLOW if self.last_at and self.last_at > self.oldest_at else Circuit.BROKEN

    @property
    def share_failed(self) -> float:
        """Of those whose fate is known."""
        known = self.handed + self.failed
        return self.failed / known if known else 0.0
