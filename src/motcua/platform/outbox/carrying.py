"""Carry deliveries to their reactions, one by one.

A delivery is first claimed and its try counted, in a transaction that commits before the reaction
runs: a reaction that kills the process leaves its count behind and is parked like any other. Only
the holder of the claim may settle the delivery; nothing but the end of its lease takes it away.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import structlog
from django.conf import settings
from django.db import connection, transaction

from motcua.platform.outbox.models import Delivery, OutboxFact
from motcua.platform.outbox.reactions import FactRow, RetryLater, by_key
from motcua.platform.outbox.retrying import (
    HARD_TRIES,
    QUIET_SECONDS,
    pause_after_failure,
    pause_when_asked,
)

_log = structlog.get_logger(__name__)

SPARE_SECONDS = 3
"""How much longer than its time limit a claimed delivery is left alone: with a sweep each 15 s, what
died with worker and carrier is carried again within 45 s."""

_CLAIM = """
UPDATE outbox_delivery d
   SET claim = %s, tries = tries + 1, next_at = clock_timestamp() + make_interval(secs => %s)
 WHERE id = %s AND state = 'waiting' AND next_at <= clock_timestamp() AND tries < %s
   AND NOT EXISTS (SELECT FROM outbox_delivery o
                    WHERE o.reaction = d.reaction AND o.lane = d.lane AND o.state <> 'done' AND o.id < d.id)
RETURNING tries
"""
_PUT_OFF = """
UPDATE outbox_delivery
   SET claim = NULL, state = %s, tries = %s, waits = %s, last_error = %s,
       next_at = clock_timestamp() + make_interval(secs => %s)
 WHERE id = %s AND claim = %s
"""
# What somebody has in hand is not taken from them, and nothing is asked for again before it was quiet.
_WAKE = """
UPDATE outbox_delivery SET next_at = clock_timestamp() + make_interval(secs => %s)
 WHERE reaction = %s AND state = 'waiting' AND waits > 0 AND claim IS NULL
   AND next_at > clock_timestamp() + make_interval(secs => %s)
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery in somebody's hands. `until` is the monotonic second at which they must have ended."""

    delivery: int
    token: UUID
    tries: int
    until: float


class ReactionMissingError(Exception):
    """The delivery names a reaction this version of the program does not have."""


class ClaimLostError(Exception):
    """The lease ran out and the delivery is another's by now: what we did is taken back."""


def carry(ids: Iterable[int]) -> None:
    """Carry deliveries in this process. Whatever their reactions raise stays with each."""
    for delivery_id in ids:
        held = claim(delivery_id)
        if held is not None:
            carry_claimed(held)


def claim(delivery_id: int) -> Claim | None:
    """Take a delivery in hand if it is due and nobody else has it."""
    until, token = time.monotonic() + settings.REACTION_SECONDS, uuid4()
    with transaction.atomic(), connection.cursor() as cursor:
        lease = settings.REACTION_SECONDS + SPARE_SECONDS
        cursor.execute(_CLAIM, [token, lease, delivery_id, HARD_TRIES])
        claimed = cursor.fetchone()
    return Claim(delivery_id, token, claimed[0], until) if claimed else None


def carry_claimed(held: Claim) -> None:
    """Carry the delivery in hand, and say what became of it."""
    delivery = Delivery.objects.get(id=held.delivery)
    try:
        _run(delivery, held)
    except RetryLater:
        _ask_again(held, delivery.waits + 1)
    except ClaimLostError:
        _log.warning("outbox.claim_lost", delivery=held.delivery)
    except Exception as error:  # noqa: BLE001 (one bad message must stop nobody else)
        _fail(held, delivery.waits, _described(error))


def note_death(held: Claim) -> None:
    """The process that carried this delivery died: a hard failure, unless it had settled it before."""
    delivery = Delivery.objects.filter(id=held.delivery, claim=held.token).first()
    if delivery is not None:
        _fail(held, delivery.waits, "ProcessDied")


def _run(delivery: Delivery, held: Claim) -> None:
    found = by_key(delivery.reaction)
    if found is None:
        raise ReactionMissingError
    settle = found.begin(_fact(delivery))
    with transaction.atomic():
        settle()
        _done(delivery, held)


def _fact(delivery: Delivery) -> FactRow:
    fact = OutboxFact.objects.get(id=delivery.fact)
    return FactRow(
        id=fact.id,
        name=fact.name,
        subject=fact.subject,
        payload=fact.payload,
        occurred_at=fact.occurred_at,
        key=delivery.key,
    )


def _done(delivery: Delivery, held: Claim) -> None:
    ours = Delivery.objects.filter(id=held.delivery, claim=held.token)
    if not ours.update(state=Delivery.State.DONE, claim=None, last_error=""):
        raise ClaimLostError
    if delivery.waits:
        with connection.cursor() as cursor:
            cursor.execute(_WAKE, [QUIET_SECONDS, delivery.reaction, QUIET_SECONDS])


def _ask_again(held: Claim, waits: int) -> None:
    """The partner is out of reach: this was no failure of the reaction."""
    _put_off(held, held.tries - 1, waits, pause_when_asked(waits), "RetryLater")


def _fail(held: Claim, waits: int, error: str) -> None:
    """Note a failure; `error` names its kind and place, never a word of a person."""
    _log.warning("outbox.failed", delivery=held.delivery, tries=held.tries, error=error)
    _put_off(held, held.tries, waits, pause_after_failure(held.tries), error)


def _put_off(held: Claim, tries: int, waits: int, pause: timedelta | None, error: str) -> None:
    """Let go of a delivery until later; without a pause it is parked."""
    state = Delivery.State.PARKED if pause is None else Delivery.State.WAITING
    seconds = pause.total_seconds() if pause else 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_PUT_OFF, [state, tries, waits, error, seconds, held.delivery, held.token])
        is_ours = bool(cursor.rowcount)
    if pause is None and is_ours:
        _log.error("outbox.parked", delivery=held.delivery, error=error)


def _described(error: Exception) -> str:
    """Kind and place of an error. Its message may quote what a person wrote, so it is left out."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_globals.get('__name__', '?')}:{place.tb_lineno}" if place else "?"
    return f"{type(error).__name__} ({where})"
