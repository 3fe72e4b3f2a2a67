"""Bring a message to its carrier, knowing that either side may die at any moment.

The state becomes `unknown` in a transaction of its own before the provider is first spoken to. From then on
nothing is ever sent without asking the provider for the key first: it may have taken the message although we
never heard so. No transaction is open while we speak; the outbox sees to it that only one process speaks for
a message at a time, and that the next one lets ten seconds go by in which a request still under way is taken.

A provider that cannot be asked is spoken to once: whoever speaks writes so first. If the answer is lost, the
message stays `unknown` until the provider tells of it by itself; nobody sends it again.
"""

from collections.abc import Callable
from functools import partial

from motcua.notifications import events, ports
from motcua.notifications.models import Message, MessageState
from motcua.notifications.ports import Answer, Carrier, NotTakenError, Outgoing, OutOfReachError
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
    return _ask_first(message, carrier) if carrier.is_keyed else _only_once(message, carrier)


def _ask_first(message: Message, carrier: Carrier) -> Callable[[], None]:
    try:
        answer = carrier.ask(message.public_id) or carrier.hand_over(_outgoing(message))
    except OutOfReachError as error:
        raise RetryLater from error
    return partial(_settle, message.pk, answer)


def _only_once(message: Message, carrier: Carrier) -> Callable[[], None]:
    if not may_speak(message.pk):
        return _nothing
    try:
        return partial(_settle, message.pk, carrier.hand_over(_outgoing(message)))
    except NotTakenError as error:
        Message.objects.filter(id=message.pk).update(spoken_at=None)
        raise RetryLater from error
    except OutOfReachError:
        return _nothing


def may_speak(message_id: int) -> bool:
    """Take the one time a provider without keys is spoken to; it is written down before the first word."""
    unspoken = Message.objects.filter(id=message_id, spoken_at=None)
    return bool(unspoken.update(spoken_at=clock.now()))


def _settle(message_id: int, answer: Answer) -> None:
    Message.objects.filter(id=message_id, state=MessageState.UNKNOWN).update(
        state=MessageState.SENT if answer.is_taken else MessageState.FAILED,
        reference=answer.reference[:120],
        settled_at=clock.now(),
    )


def _nothing() -> None:
    """Its fate is known already, or can only be told by the provider."""


def _outgoing(message: Message) -> Outgoing:
    return Outgoing(
        message.public_id, message.channel, message.address, message.title, message.text, message.form
    )
