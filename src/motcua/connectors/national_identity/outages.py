"""The provider is out of reach: known to all web processes, so that few of them ever wait for it.

After a call that failed nobody calls for PAUSE; then one does, to see. So however many press the button, a
dead provider costs one request a few seconds, once in a while.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

from motcua.connectors.national_identity.line import OutOfReachError
from motcua.connectors.national_identity.models import Outage
from motcua.parties.ports import Trouble
from motcua.platform import clock

PAUSE = timedelta(seconds=15)
WAIT_SECONDS, LOOK_SECONDS = 1.0, 0.02
"""How long somebody stands in line for their turn to wait, and how often they look."""
_log = structlog.get_logger(__name__)
_SLOT = "SELECT pg_try_advisory_lock(%s, %s)"
_FREE = "SELECT pg_advisory_unlock(%s, %s)"
_KIND = 0x564E4944  # a number for these locks alone


class BusyError(Exception):
    """As many wait for the provider as may."""


@contextmanager
def watched(issuer: str) -> Iterator[bool]:
    """Around calls to a provider: what fails is remembered, and who answers again is no longer down.

    Gives whether an outage is known and this is the request that looks. Raises OutOfReachError at once while
    nobody is to look, BusyError.
    """
    known = _let_through(issuer)
    with _slot():
        try:
            yield known
        except OutOfReachError as error:
            remember(issuer, error.why)
            raise
    if known:
        Outage.objects.filter(issuer=issuer, kind=Outage.Kind.DOWN).delete()
        _log.info("identity.back", issuer=issuer)


def well(issuer: str) -> None:
    """It vouched for somebody, in time."""
    Outage.objects.filter(issuer=issuer).delete()


def remember(issuer: str, why: str, kind: str = Outage.Kind.DOWN) -> None:
    """It failed just now; since when stays as it was known first. A wrong clock keeps nobody waiting, so that
    nobody is kept from trying."""
    now = clock.now()
    fresh = {"kind": kind, "since": now, "again_at": now + PAUSE}
    row, is_new = Outage.objects.get_or_create(issuer=issuer, defaults=fresh)
    if not is_new:
        changed = fresh if row.kind != kind else {"again_at": now + PAUSE}
        Outage.objects.filter(pk=row.pk).update(**changed)
    _log.warning("identity.out_of_reach", issuer=issuer, why=why, kind=kind, is_new=is_new)


def trouble(issuer: str) -> Trouble | None:
    """What is known of it; asks the provider nothing."""
    row = Outage.objects.filter(issuer=issuer).first()
    return None if row is None else Trouble(row.kind, row.since.astimezone(clock.ZONE))


def _let_through(issuer: str) -> bool:
    """Whether an outage is known and it is this request that looks again. Raises OutOfReachError."""
    row = Outage.objects.filter(issuer=issuer, kind=Outage.Kind.DOWN).first()
    if row is None:
        return False
    now = clock.now()
    mine = Outage.objects.filter(pk=row.pk, again_at=row.again_at, again_at__lte=now)
    if not mine.update(again_at=now + PAUSE):
        raise OutOfReachError("known")
    return True


@contextmanager
def _slot() -> Iterator[None]:
    """One of the few turns the whole installation has (MOTCUA_IDENTITY_AT_ONCE). Raises BusyError."""
    with connection.cursor() as cursor:
        taken = _turn(cursor)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(_FREE, [_KIND, taken])


def _turn(cursor: CursorWrapper) -> int:
    end = time.monotonic() + WAIT_SECONDS
    while True:
        for number in range(settings.MOTCUA_IDENTITY_AT_ONCE):
            cursor.execute(_SLOT, [_KIND, number])
            if cursor.fetchone()[0]:
                return number
        if time.monotonic() > end:
            raise BusyError
        time.sleep(LOOK_SECONDS)
