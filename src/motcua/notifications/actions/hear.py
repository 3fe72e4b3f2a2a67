"""Hear from a provider what became of a message: once, in whatever order its words come."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.notifications.fates import Told, after_word
from motcua.notifications.models import Message
from motcua.platform import clock


def hear(channels: frozenset[str], key: UUID, told: Told, at: datetime | None = None, why: str = "") -> bool:
    """Keep the word; False for a key nobody was given on these channels. `at` is the provider's hour.

    Whoever calls has made sure that it is the provider who speaks.
    """
    with transaction.atomic():
        message = Message.objects.select_for_update().filter(public_id=key, channel__in=channels).first()
        if message is None:
            return False
        state = after_word(message.state, told)
        if state is not None:
            now = clock.now()
            message.state, message.told_at = state, min(at, now) if at else now
            message.settled_at = message.settled_at or now
            message.reference = message.reference or why[:120]
            message.save(update_fields=["state", "told_at", "settled_at", "reference"])
        return True
