"""P6: what a killed worker had in hand is taken up again within 45 seconds.

The worst case: worker and carrier die in the same moment, just after the claim, so that nobody is left to say
so. Only the lease can run out, and only the sweep can find it.
"""

import contextlib
import socket
import time
from collections.abc import Iterator

import pytest
from django.db import transaction

from motcua.connectors.message_gateway.gateway import Gateway
from motcua.notifications import api as notifications
from motcua.notifications import ports
from motcua.notifications.api import Telling
from proving.figures import record
from proving.town import Town, kill, processes_under, wait

PROMISED_SECONDS = 45


class Deaf:
    """A provider that hears whoever calls, and never answers."""

    def __init__(self, line: socket.socket) -> None:
        line.setblocking(False)
        self._line = line
        self._callers: list[socket.socket] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._line.getsockname()[1]}"

    def calls(self) -> int:
        with contextlib.suppress(BlockingIOError):
            self._callers.append(self._line.accept()[0])
        return len(self._callers)

    def hang_up(self) -> None:
        for caller in self._callers:
            caller.close()


@pytest.fixture
def deaf() -> Iterator[Deaf]:
    with socket.create_server(("127.0.0.1", 0)) as line:
        provider = Deaf(line)
        ports.plug("sms", Gateway(provider.address))
        yield provider
        ports.plug("sms", None)
        provider.hang_up()


@pytest.mark.waits
@pytest.mark.timeout(200)
@pytest.mark.usefixtures("committed_office")
def test_what_worker_and_carrier_had_in_hand_when_they_died_is_taken_up(processes: Town, deaf: Deaf) -> None:
    worker = processes.start_worker(MOTCUA_MESSAGES_URL=deaf.address)
    with transaction.atomic():
        notifications.send([Telling("dossier:1:v2", {"sms": "0912345678"}, "withdrawn", {"code": "A"})])
    wait(lambda: deaf.calls() == 1, 60)
    began = time.monotonic()
    assert worker.process is not None
    starters = processes_under(worker.process.pid)
    carriers = [pid for starter in starters for pid in processes_under(starter)]
    assert carriers
    assert all(kill(pid) for pid in (worker.process.pid, *carriers))

    def is_taken_up() -> bool:
        worker.tend()
        return deaf.calls() == 2

    wait(is_taken_up, 120)
    seconds = time.monotonic() - began
    record("P6", "worker and carrier killed with a message in hand", taken_up_after_s=round(seconds, 1))
    assert seconds <= PROMISED_SECONDS
