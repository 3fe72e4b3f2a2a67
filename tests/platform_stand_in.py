"""The stand-in payment platform behind a port of this machine, and our connector plugged in to it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from motcua.connectors.national_payment.gateway import NationalPayment, Partner
from motcua.payments import ports
from motcua.platform.outbox.models import Delivery
from motcua_sandbox.payment import Server
from motcua_sandbox.payment_book import Platform

PARTNER, SECRET = "MOTCUA-THU", "khoa chung chi de thu"
PAYEE = ports.Payee("970415", "113366668888", "KHO BAC NHA NUOC")


@contextmanager
def stand_in(notify: str = "", algorithm: str = "sha256") -> Iterator[Platform]:
    """A platform that listens, with `payments` plugged in to it; notices go to `notify`."""
    platform = Platform(PARTNER, SECRET, algorithm, notify)
    server = Server(("127.0.0.1", 0), platform)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    ports.plug(NationalPayment(Partner(platform.address, PARTNER, SECRET, algorithm), PAYEE))
    try:
        yield platform
    finally:
        ports.plug(None)
        server.shutdown()
        server.server_close()
        thread.join(5)


def carry() -> None:
    """Everything the outbox has, as the worker would in time."""
    from motcua.platform import outbox

    for _ in range(3):
        waiting = Delivery.objects.filter(state="waiting")
        if not waiting.update(next_at="2020-01-01T00:00Z"):
            return
        outbox.carry(list(waiting.order_by("id").values_list("id", flat=True)))


HOUR = timedelta(hours=1)
