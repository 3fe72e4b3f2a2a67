"""What became of messages, with the addresses they went to masked."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from motcua.kernel.telling import masked
from motcua.notifications.models import Message, MessageState
from motcua.notifications.rows import MessageRow
from motcua.notifications.templates import templates


def messages_about(subject: str, most: int = 100) -> tuple[MessageRow, ...]:
    """The messages about one thing ("dossier:42"), the newest first."""
    found = Message.objects.filter(subject=subject).exclude(subject="").order_by("-id")
    return tuple(map(message_row, found[:most]))


def messages_within(subjects: QuerySet[Any], begin: int, end: int) -> tuple[tuple[MessageRow, ...], int]:
    """Some of the messages about things a query names, the newest first, and how many there are."""
    found = Message.objects.filter(subject__in=subjects).exclude(subject="").order_by("-id")
    return tuple(map(message_row, found[begin:end])), found.count()


def message_row(message: Message) -> MessageRow:
    known = templates().get(message.template)
    return MessageRow(
        key=message.public_id,
        subject=message.subject,
        template=message.template,
        kind=known.kind if known else "",
        channel=message.channel,
        masked=masked(message.address),
        title=message.title,
        text=message.text,
        state=message.state,
        created_at=message.created_at,
        at=_at(message),
    )


def _at(message: Message) -> datetime:
    if message.state == MessageState.HELD and message.send_at:
        return message.send_at
    return message.told_at or message.settled_at or message.spoken_at or message.created_at
