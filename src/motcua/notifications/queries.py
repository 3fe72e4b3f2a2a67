"""What became of messages, without the addresses they went to."""

from motcua.notifications.models import Message
from motcua.notifications.rows import MessageRow


def messages_of(event_prefix: str) -> tuple[MessageRow, ...]:
    """The messages of events that begin with a subject ("dossier:42:"), oldest first."""
    found = Message.objects.filter(event__startswith=event_prefix).order_by("id")
    return tuple(
        MessageRow(m.public_id, m.event, m.channel, m.title, m.state, m.created_at, m.settled_at)
        for m in found
    )
