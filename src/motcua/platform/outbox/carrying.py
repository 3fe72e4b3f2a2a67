"""Carry deliveries to their reactions, one by one, each in a transaction of its own.

A delivery is first claimed and its try counted, in a transaction that commits before the reaction
runs: a reaction that kills the process leaves its count behind and is parked like any other.
"""

from collections.abc import Iterable
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import connection, transaction

from motcua.platform.outbox.models import Delivery, OutboxFact
from motcua.platform.outbox.reactions import FactRow, RetryLater, by_key
from motcua.platform.outbox.retrying import HARD_TRIES, pause_after_failure, pause_when_asked

_log = structlog.get_logger(__name__)

_SPARE_SECONDS = 30
"""For how much longer than the time limit a claimed delivery is left alone."""

_CLAIM = """
UPDATE outbox_delivery d SET tries = tries + 1, next_at = clock_timestamp() + make_interval(secs => %s)
 WHERE id = %s AND state = 'waiting' AND next_at <= clock_timestamp() AND tries < %s
   AND NOT EXISTS (SELECT FROM outbox_delivery o
                    WHERE o.reaction = d.reaction AND o.lane = d.lane AND o.state <> 'done' AND o.id < d.id)
RETURNING tries
"""
_POSTPONE = """
UPDATE outbox_delivery
   SET tries = %s, waits = %s, next_at = clock_timestamp() + make_interval(secs => %s), last_error = %s
 WHERE id = %s
"""
_WAKE = """
UPDATE outbox_delivery SET next_at = clock_timestamp()
 WHERE reaction = %s AND state = 'waiting' AND waits > 0 AND next_at > clock_timestamp()
"""


class ReactionMissingError(Exception):
    """The delivery names a reaction this version of the program does not have."""


def carry(ids: Iterable[int]) -> None:
    """Carry deliveries in this process. Whatever their reactions raise stays with each."""
    for delivery_id in ids:
        carry_one(delivery_id)


def carry_one(delivery_id: int) -> None:
    """Carry one delivery if it is due and nobody else has it."""
    tries = _claim(delivery_id)
    if tries is None:
        return
    delivery = Delivery.objects.get(id=delivery_id)
    try:
        with transaction.atomic():
            _run(delivery)
    except RetryLater:
        _ask_again(delivery)
    except Exception as error:  # noqa: BLE001 (one bad message must stop nobody else)
        fail(delivery_id, tries, _described(error))


def _claim(delivery_id: int) -> int | None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_CLAIM, [settings.REACTION_SECONDS + _SPARE_SECONDS, delivery_id, HARD_TRIES])
        claimed = cursor.fetchone()
    return claimed[0] if claimed else None


def _run(delivery: Delivery) -> None:
    found = by_key(delivery.reaction)
    if found is None:
        raise ReactionMissingError
    fact = OutboxFact.objects.get(id=delivery.fact)
    found.run(
        FactRow(
            id=fact.id,
            name=fact.name,
            subject=fact.subject,
            payload=fact.payload,
            occurred_at=fact.occurred_at,
            key=delivery.key,
        )
    )
    Delivery.objects.filter(id=delivery.id).update(state=Delivery.State.DONE, last_error="")
    if delivery.waits:
        with connection.cursor() as cursor:
            cursor.execute(_WAKE, [delivery.reaction])


def _ask_again(delivery: Delivery) -> None:
    """The partner is out of reach: this was no failure of the reaction."""
    waits = delivery.waits + 1
    _postpone(delivery.id, delivery.tries - 1, waits, pause_when_asked(waits), "RetryLater")


def fail(delivery_id: int, tries: int, error: str) -> None:
    """Note a failure; `error` names its kind and place, never a word of a person."""
    _log.warning("outbox.failed", delivery=delivery_id, tries=tries, error=error)
    waits = Delivery.objects.values_list("waits", flat=True).get(id=delivery_id)
    _postpone(delivery_id, tries, waits, pause_after_failure(tries), error)


def note_death(delivery_id: int) -> None:
    """The process that carried this delivery died. If it had claimed it, that was a hard failure."""
    row = Delivery.objects.filter(id=delivery_id, state=Delivery.State.WAITING, tries__gt=0).first()
    if row is not None:
        fail(delivery_id, row.tries, "ProcessDied")


def _postpone(delivery_id: int, tries: int, waits: int, pause: timedelta | None, error: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        seconds = pause.total_seconds() if pause else 0
        cursor.execute(_POSTPONE, [tries, waits, seconds, error, delivery_id])
        if pause is None:
            _log.error("outbox.parked", delivery=delivery_id, error=error)
            Delivery.objects.filter(id=delivery_id).update(state=Delivery.State.PARKED)


def _described(error: Exception) -> str:
    """Kind and place of an error. Its message may quote what a person wrote, so it is left out."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_globals.get('__name__', '?')}:{place.tb_lineno}" if place else "?"
    return f"{type(error).__name__} ({where})"
