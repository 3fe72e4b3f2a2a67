"""Bring a message to its carrier, knowing that either side may die at any moment.

The state becomes `unknown` in a transaction of its own before the provider is first spoken to. From then on
nothing is ever sent without asking the provider for the key first: it may have taken the message although we
never heard so. No transaction is open while we speak; the outbox sees to it that only one process speaks for
a message at a time, and that the next one lets ten seconds go by in which a request still under way is taken.
"""

from collections.abc import Callable
from functools import partial

from motcua.notifications import events, ports
from motcua.notifications.models import Message, MessageState
from motcua.notifications.ports import Answer, Outgoing, OutOfReachError
from motcua.platform import clock, outbox
from motcua.platform.outbox import Fact, RetryLater


def begin(message_id: int) -> None:
    """From now on nobody knows whether the provider has it."""
    begun = Message.objects.filter(id=message_id, state=MessageState.QUEUED).update(
        state=MessageState.UNKNOWN
    )
    if begun:
        subject = f"message:{message_id}"
        outbox.announce([Fact(events.HANDING_OVER, subject, key=f"{subject}:handing_over")])


def hand_over(message_id: int) -> Callable[[], None]:
    """Ask, then send what the provider does not know; returns what writes its answer down.

    RetryLater when it cannot be reached.
    """
    message = Message.objects.get(id=message_id)
    if message.state != MessageState.UNKNOWN:
        return _nothing
    carrier = ports.carrier_of(message.channel)
    if carrier is None:
        raise RetryLater
    try:
        answer = carrier.ask(message.public_id) or carrier.hand_over(_outgoing(message))
    except OutOfReachError as error:
        raise RetryLater from error
    return partial(_settle, message_id, answer)


def _settle(message_id: int, answer: Answer) -> None:
    Message.objects.filter(id=message_id, state=MessageState.UNKNOWN).update(
        state=MessageState.SENT if answer.is_taken else MessageState.FAILED,
        reference=answer.reference[:120],
        settled_at=clock.now(),
    )


def _nothing() -> None:
    """Its fate is known already."""


def _outgoing(message: Message) -> Outgoing:
    return Outgoing(message.public_id, message.channel, message.address, message.title, message.text)
