"""What time it is for the job library: the database's.

By itself it asks the machine the worker runs on. Were that wrong by ten minutes, the job of a dead worker
would be done ten minutes late; set right again, no timer would run until the time has come round again.
"""

import time
from datetime import UTC, datetime

from django.db import connection
from procrastinate import periodic, utils

ASK = "SELECT extract(epoch FROM clock_timestamp())::float8 AS now"


class DatabaseTime:
    """The database's time, as last heard, plus the seconds that went by since."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def learn(self, now: float) -> None:
        self._ahead = now - time.monotonic()

    def time(self) -> float:
        return time.monotonic() + self._ahead

    def utcnow(self) -> datetime:
        return datetime.fromtimestamp(self.time(), UTC)


database_time = DatabaseTime()


def use_database_time() -> None:
    """From here on the library knows no other clock in this process."""
    with connection.cursor() as cursor:
        cursor.execute(ASK)
        database_time.learn(cursor.fetchone()[0])
    connection.close()  # the thread that starts the worker asks nothing more
    periodic.time = database_time  # type: ignore[attr-defined,assignment]
    utils.utcnow = database_time.utcnow
