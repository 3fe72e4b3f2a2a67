"""The process that carries deliveries on behalf of the worker, one at a time.

Loaded once by the fork server; each child is a copy of it, ready in milliseconds. The alarm's
default action ends the process, even where a reaction hangs inside the C library.
"""

import signal
from multiprocessing.connection import Connection
from typing import Any

from django.conf import settings
from django.db import connections

from motcua.platform.outbox import carrying


def serve(orders: Connection, database: dict[str, Any]) -> None:
    """Carry each delivery asked for and answer when it is dealt with, until the worker hangs up."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    connections["default"].settings_dict.update(database)
    try:
        while True:
            delivery_id = orders.recv()
            signal.alarm(settings.REACTION_SECONDS)
            carrying.carry_one(delivery_id)
            signal.alarm(0)
            orders.send(delivery_id)
    except (EOFError, BrokenPipeError):
        connections.close_all()
