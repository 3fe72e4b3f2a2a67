"""Carry deliveries in child processes, so that a reaction which dies or hangs takes nobody with it.

The worker claims each delivery and hands the claim over, so that it knows what a child that dies had
in hand: that delivery is noted as failed, the child replaced. A child that is slow keeps its delivery,
while another one goes on with the rest.
"""

import contextlib
import multiprocessing
from collections.abc import Iterable
from multiprocessing.context import ForkServerProcess

from django.db import connection

from motcua.platform.outbox import child
from motcua.platform.outbox.carrying import Claim, claim, note_death

_PATIENCE_SECONDS = 0.5
_SLOW_AT_ONCE = 8
_ADDRESS = ("NAME", "USER", "PASSWORD", "HOST", "PORT")

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["motcua.platform.preload", child.__name__])


def carry_guarded(ids: Iterable[int]) -> None:
    """Carry deliveries; returns when each is done, put off or parked."""
    slow: list[_Child] = []
    carrier: _Child | None = None
    with contextlib.ExitStack() as started:
        for delivery_id in ids:
            if carrier is None or not carrier.is_there():
                carrier = _Child()
                started.callback(carrier.finish)
            held = claim(delivery_id)
            if held is None:
                continue
            carrier.give(held)
            if not carrier.settled(_PATIENCE_SECONDS):
                slow.append(carrier)
                carrier = None
            elif carrier.dead:
                carrier = None
            if len(slow) > _SLOW_AT_ONCE:
                slow.pop(0).finish()


class _Child:
    """A carrying process at the other end of a pipe."""

    def __init__(self) -> None:
        self._pipe, far_end = _context.Pipe()
        database = {key: connection.settings_dict[key] for key in _ADDRESS}
        self._process: ForkServerProcess = _context.Process(target=child.serve, args=(far_end, database))
        self._process.start()
        far_end.close()
        self._carries: Claim | None = None
        self.dead = False

    def is_there(self) -> bool:
        """Whether it can be given something; one that died idle took nothing with it."""
        if not self._process.is_alive():
            self._hang_up()
        return not self.dead

    def give(self, held: Claim) -> None:
        self._carries = held
        with contextlib.suppress(BrokenPipeError):
            self._pipe.send(held)

    def settled(self, seconds: float | None) -> bool:
        """Whether the delivery given is dealt with: by the child, or by us if it died of it."""
        if self._carries is None:
            return True
        if not self._pipe.poll(seconds):
            return False
        try:
            self._pipe.recv()
        except (EOFError, ConnectionResetError):
            note_death(self._carries)
            self._hang_up()
        self._carries = None
        return True

    def finish(self) -> None:
        """Wait for the delivery in hand; the child's own alarm ends one that hangs."""
        if self.dead:
            return
        self.settled(None)
        if not self.dead:
            self._hang_up()

    def _hang_up(self) -> None:
        self._pipe.close()
        self._process.join()
        self._process.close()
        self.dead = True
