"""The messages: one row for each event, address and channel, for ever."""

import uuid
from typing import ClassVar

from django.db import models


class MessageState(models.TextChoices):
    """`unknown` from just before the provider is first spoken to until its answer has been kept."""

    QUEUED = "queued"
    UNKNOWN = "unknown"
    SENT = "sent"
    FAILED = "failed"


class Channel(models.TextChoices):
    SMS = "sms"
    EMAIL = "email"


class Message(models.Model):
    """`public_id` is the key the provider gets; it never changes, however often we ask or send."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.CharField(max_length=120)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    address = models.CharField(max_length=254)
    address_digest = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(max_length=8, choices=MessageState.choices, default=MessageState.QUEUED)
    reference = models.CharField(max_length=120, default="", help_text="the provider's, or why it refused")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "address_digest", "channel"], name="message_told_once")
        ]
        indexes: ClassVar = [
            # Operations ask for the oldest that is still on its way.
            models.Index(
                fields=["created_at"],
                name="message_on_its_way",
                condition=models.Q(state__in=[MessageState.QUEUED, MessageState.UNKNOWN]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.event}"
