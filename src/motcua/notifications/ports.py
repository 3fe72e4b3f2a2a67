"""The socket for carriers: whoever brings messages to people. Filled by connectors when the site starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message on its way out. Sent twice under one key, it must reach the person once.

    `form` is {template, parameters} where the provider keeps the words itself, else empty.
    """

    key: UUID
    channel: str
    address: str
    title: str
    text: str
    form: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the provider says of a key: taken, or refused for good. `reference` is its own, or the reason."""

    is_taken: bool
    reference: str = ""


class OutOfReachError(Exception):
    """No answer, or none that can be understood: nobody knows whether the message was taken."""


class NotTakenError(OutOfReachError):
    """Out of reach, and it is certain that nothing was taken: it may be handed over again."""


class Carrier(Protocol):
    """A provider. Both calls raise OutOfReachError within a few seconds when there is no answer."""

    is_keyed: bool
    """Whether it can be asked for a key. One that cannot is spoken to once for each message: what became of
    a message whose answer was lost stays unknown, unless the provider tells of it by itself."""

    def hand_over(self, message: Outgoing) -> Answer:
        """Give the message to the provider."""
        ...

    def ask(self, key: UUID) -> Answer | None:
        """What became of a key; None when the provider has never heard of it."""
        ...


_carriers: dict[str, Carrier] = {}


def plug(channel: str, carrier: Carrier | None) -> None:
    """Let a carrier bring the messages of a channel; None takes it out again."""
    if carrier is None:
        _carriers.pop(channel, None)
    else:
        _carriers[channel] = carrier


def carrier_of(channel: str) -> Carrier | None:
    """The carrier plugged in for a channel."""
    return _carriers.get(channel)


def channels() -> frozenset[str]:
    """The channels somebody brings messages on."""
    return frozenset(_carriers)
