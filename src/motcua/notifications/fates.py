"""What a later word of the provider makes of a message: a rule without the database."""

from enum import StrEnum

from motcua.notifications.models import MessageState


class Told(StrEnum):
    """What a provider tells afterwards."""

    DELIVERED = "delivered"
    FAILED = "failed"


_HANDED_OVER = frozenset({MessageState.SENT, MessageState.UNKNOWN})


def after_word(state: str, told: Told) -> str | None:
    """The state a word leads to; None when it changes nothing.

    Words come twice and out of order. What has arrived has arrived: no later word takes it back. A failure
    told of before is overtaken by an arrival: networks try again. A message nobody has been given yet can
    have no word, whoever says so.
    """
    if told is Told.DELIVERED:
        return MessageState.ARRIVED if state in _HANDED_OVER | {MessageState.FAILED} else None
    return MessageState.FAILED if state in _HANDED_OVER else None
