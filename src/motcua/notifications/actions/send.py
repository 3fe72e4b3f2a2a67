"""Ask for messages inside the transaction of the act they tell of."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection, transaction

from motcua.notifications import events, ports
from motcua.platform import outbox
from motcua.platform.outbox import Fact

_INSERT = """
INSERT INTO notifications_message (public_id, event, channel, address, address_digest, title, text, state,
                                   reference, created_at)
VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, %s, 'queued', '', motcua_now())
ON CONFLICT (event, address_digest, channel) DO NOTHING
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one person is told of one event. `addresses` by channel; empty ones are left out.

    `event` names what happened, once and for ever ("dossier:42:v3"): asked for again it adds nothing.
    """

    event: str
    addresses: Mapping[str, str]
    title: str
    text: str


def send(tellings: Iterable[Telling]) -> int:
    """Queue what is not queued yet, on the channels that have a carrier; returns how many are new."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a message is part of an act")
    open_channels = ports.channels()
    if not open_channels:
        return 0
    new = [
        number
        for telling in tellings
        for channel, address in telling.addresses.items()
        if address and channel in open_channels
        for number in _queue(telling, channel, address)
    ]
    outbox.announce(
        [Fact(events.QUEUED, f"message:{number}", key=f"message:{number}:queued") for number in new]
    )
    return len(new)


def _queue(telling: Telling, channel: str, address: str) -> list[int]:
    digest = hashlib.sha256(f"{channel}:{address.casefold()}".encode()).hexdigest()
    values = [telling.event, channel, address, digest, telling.title, telling.text]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
        return [row[0] for row in cursor.fetchall()]
