"""Deliveries that were given up: list them, and try them anew."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from motcua.platform.jobs import defer
from motcua.platform.outbox.models import Delivery, OutboxFact

_REPLAY = """
UPDATE outbox_delivery SET state = 'waiting', claim = NULL, tries = 0, waits = 0, next_at = clock_timestamp()
 WHERE id = ANY(%s) AND state = 'parked' RETURNING id
"""


@dataclass(frozen=True, slots=True)
class ParkedDelivery:
    """One delivery that waits for a person."""

    id: int
    fact: str
    subject: str
    reaction: str
    error: str


def parked() -> tuple[ParkedDelivery, ...]:
    """All parked deliveries, oldest first."""
    found = list(Delivery.objects.filter(state=Delivery.State.PARKED).order_by("id"))
    facts = OutboxFact.objects.in_bulk([delivery.fact for delivery in found])
    return tuple(
        ParkedDelivery(
            id=delivery.id,
            fact=facts[delivery.fact].name,
            subject=facts[delivery.fact].subject,
            reaction=delivery.reaction,
            error=delivery.last_error,
        )
        for delivery in found
    )


def replay(ids: Iterable[int]) -> int:
    """Put parked deliveries back on their way, with all their tries; returns how many were parked."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_REPLAY, [list(ids)])
        again = sorted(row[0] for row in cursor.fetchall())
        for start in range(0, len(again), 100):
            defer("outbox.carry", ids=again[start : start + 100])
    return len(again)
