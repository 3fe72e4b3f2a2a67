"""The messages: one row for each event, address and channel, for ever."""

import uuid
from typing import ClassVar

from django.db import models


class MessageState(models.TextChoices):
    """`held` waits for the end of the quiet hours. `unknown` from just before the provider is first spoken to
    until its answer has been kept; for good where the answer was lost and the provider cannot be asked.
    `sent` is handed over; `arrived` and later `failed` are told by the provider afterwards."""

    HELD = "held"
    QUEUED = "queued"
    UNKNOWN = "unknown"
    SENT = "sent"
    ARRIVED = "arrived"
    FAILED = "failed"


class Channel(models.TextChoices):
    SMS = "sms"
    EMAIL = "email"
    ZALO = "zalo"


class Message(models.Model):
    """`public_id` is the key the provider gets; it never changes, however often we ask or send."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.CharField(max_length=120)
    subject = models.CharField(
        max_length=60, blank=True, default="", db_default="", help_text="what it is about: dossier:42"
    )
    template = models.CharField(max_length=40, blank=True, default="", db_default="")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    address = models.CharField(max_length=254)
    address_digest = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    text = models.TextField()
    form = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    parts = models.SmallIntegerField(default=1, db_default=1, help_text="of an SMS, as networks charge")
    state = models.CharField(max_length=8, choices=MessageState.choices, default=MessageState.QUEUED)
    reference = models.CharField(max_length=120, default="", help_text="the provider's, or why it refused")
    created_at = models.DateTimeField()
    send_at = models.DateTimeField(null=True, help_text="not before: the end of the quiet hours")
    spoken_at = models.DateTimeField(null=True, help_text="to a provider that cannot be asked")
    settled_at = models.DateTimeField(null=True, help_text="when the provider took or refused it")
    told_at = models.DateTimeField(null=True, help_text="when the provider told what became of it")

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
            ),
            models.Index(fields=["created_at"], name="message_lately"),
            models.Index(
                fields=["send_at"], name="message_held", condition=models.Q(state=MessageState.HELD)
            ),
            models.Index(fields=["subject", "id"], name="message_about", condition=~models.Q(subject="")),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.event}"
