"""The one clock: the database's, in the transaction that asks.

`now()` is the same moment throughout a transaction, so that every row of one act carries one time.
The session setting `motcua.now` may move it; only the demo loader, importers, offline slips and
tests set it, through `at()`. Web servers' own clocks may be wrong without harm.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone

from django.db import connection, transaction
from psycopg.pq import TransactionStatus

__all__ = ["ZONE", "at", "aware", "now", "today"]

ZONE = timezone(timedelta(hours=7))
"""The legal time of Việt Nam; no shift since 1975, so a fixed offset is right for every dossier."""


def now() -> datetime:
    """The moment of the running transaction, in local time (+07:00)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT motcua_now()")
        (moment,) = cursor.fetchone()
    return moment.astimezone(ZONE)  # type: ignore[no-any-return]


def today() -> date:
    """The local date; midnight in Hà Nội is 17:00 UTC."""
    return now().date()


def aware(moment: datetime) -> datetime:
    """A moment with its zone: words without one mean local time."""
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Act as of another moment, until the block or the transaction ends, whichever comes first."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("clock.at() needs an open transaction")
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('motcua.now', true), '')")
        (before,) = cursor.fetchone()
        _set(aware(moment).astimezone(UTC).isoformat())
    try:
        yield
    finally:
        # After an error of the database the transaction takes no statement; its end clears the setting.
        if not _refuses():
            _set(before)


def _refuses() -> bool:
    """Django does not hear of errors of statements sent past it (`dossiers.store`); the driver does."""
    raw = connection.connection
    return connection.needs_rollback or raw is None or raw.info.transaction_status in _BROKEN


_BROKEN = (TransactionStatus.INERROR, TransactionStatus.UNKNOWN)
"""Refused by the server until it is rolled back; lost with the connection."""


def _set(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('motcua.now', %s, true)", [value])
