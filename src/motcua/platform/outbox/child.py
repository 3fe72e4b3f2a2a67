"""The process that carries deliveries on behalf of the worker, one at a time.

Loaded once by the fork server; each child is a copy of it, ready in milliseconds. The alarm's
default action ends the process, even where a reaction hangs inside the C library.
"""

import signal
import time
from multiprocessing.connection import Connection
from typing import Any

from django.db import connections

from motcua.platform.outbox import carrying


def serve(orders: Connection, database: dict[str, Any]) -> None:
    """Carry each delivery asked for and answer when it is dealt with, until the worker hangs up."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    connections["default"].settings_dict.update(database)
    try:
        while True:
            held: carrying.Claim = orders.recv()
            signal.setitimer(signal.ITIMER_REAL, max(0.001, held.until - time.monotonic()))
            carrying.carry_claimed(held)
            signal.setitimer(signal.ITIMER_REAL, 0)
            orders.send(held.delivery)
    except (EOFError, BrokenPipeError):
        connections.close_all()
