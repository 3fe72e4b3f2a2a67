"""Find deliveries nobody carries: due for a while, or lost with the process that had them."""

from django.db import connection, transaction

from motcua.platform.outbox.guarding import carry_guarded
from motcua.platform.outbox.retrying import HARD_TRIES

_AT_ONCE = 500
_GIVEN_UP = """
UPDATE outbox_delivery SET state = 'parked', claim = NULL, last_error = 'ProcessDied'
 WHERE state = 'waiting' AND next_at <= clock_timestamp() AND tries >= %s
"""
# A fresh delivery has a job of its own; only what that job left lying for ten seconds is ours.
_DUE = """
SELECT id FROM outbox_delivery
 WHERE state = 'waiting' AND next_at <= clock_timestamp() - CASE WHEN tries + waits = 0
       THEN interval '10 seconds' ELSE interval '0' END
 ORDER BY next_at LIMIT %s
"""


def sweep() -> None:
    """Carry all that is due, until nothing is; called every 15 seconds."""
    park_the_dead()
    tried: set[int] = set()
    while batch := [delivery_id for delivery_id in due() if delivery_id not in tried]:
        tried.update(batch)
        carry_guarded(batch)


def park_the_dead() -> None:
    """Park deliveries whose every try ended with the death of machine or process."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_GIVEN_UP, [HARD_TRIES])


def due() -> list[int]:
    """Deliveries to carry now, the longest waiting first."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [_AT_ONCE])
        return [row[0] for row in cursor.fetchall()]
