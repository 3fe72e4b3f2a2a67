"""What became of messages, with the addresses they went to masked."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from motcua.kernel.telling import masked
from motcua.notifications import ports
from motcua.notifications.models import Channel, Message, MessageState
from motcua.notifications.rows import ChannelRow, MessageRow
from motcua.notifications.templates import templates
from motcua.platform import clock


def messages_about(subject: str, most: int = 100) -> tuple[MessageRow, ...]:
    """The messages about one thing ("dossier:42"), the newest first."""
    found = Message.objects.filter(subject=subject).exclude(subject="").order_by("-id")
    return tuple(map(message_row, found[:most]))


def messages_within(subjects: QuerySet[Any], begin: int, end: int) -> tuple[tuple[MessageRow, ...], int]:
    """Some of the messages about things a query names, the newest first, and how many there are.

    An index gathers them by subject before they are sorted (as in platform/ordering): read backwards by their
    number, all messages of the province would be looked through for the few of one account.
    """
    found = Message.objects.filter(subject__in=subjects).exclude(subject="").order_by((F("id") + 0).desc())
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


_COUNTED = ("held", "handed", "failed", "lost", "parts")


def board() -> tuple[ChannelRow, ...]:
    """Each channel that is brought, or was used within a day: two statements."""
    now = clock.now()
    lately = {row["channel"]: row for row in _lately(now)}
    waiting = {row["channel"]: row for row in _waiting()}
    used = ports.channels() | lately.keys() | waiting.keys()
    return tuple(
        ChannelRow(
            channel=channel,
            is_brought=channel in ports.channels(),
            waiting=waiting.get(channel, {}).get("many", 0),
            oldest_at=waiting.get(channel, {}).get("oldest"),
            now=now,
            **{
                name: lately.get(channel, {}).get(name) or 0
                for name in ("held", "handed", "failed", "lost", "parts")
            },
            last_at=lately.get(channel, {}).get("last"),
        )
        for channel in Channel.values
        if channel in used
    )


def _waiting() -> Iterable[Mapping[str, Any]]:
    """What is on its way and may still leave by itself; the quiet hours it was held for do not count."""
    on_its_way = Message.objects.filter(
        state__in=[MessageState.QUEUED, MessageState.UNKNOWN], spoken_at__isnull=True
    )
    since = Min(Coalesce("send_at", "created_at"))
    return on_its_way.order_by().values("channel").annotate(many=Count("id"), oldest=since)


def _lately(now: datetime) -> Iterable[Mapping[str, Any]]:
    taken = Q(state__in=[MessageState.SENT, MessageState.ARRIVED])
    lately = Message.objects.filter(created_at__gte=now - timedelta(days=1)).order_by().values("channel")
    return lately.annotate(
        held=Count("id", filter=Q(state=MessageState.HELD)),
        handed=Count("id", filter=taken),
        failed=Count("id", filter=Q(state=MessageState.FAILED)),
        lost=Count("id", filter=Q(state=MessageState.UNKNOWN, spoken_at__isnull=False)),
        parts=Sum("parts", filter=taken),
        last=Max("settled_at", filter=taken),
    )
