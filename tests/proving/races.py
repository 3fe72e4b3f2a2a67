"""Several people at once, each on a connection of their own, all let go at the same moment."""

import threading
from collections.abc import Callable, Sequence

from django.db import connections


def race(runners: Sequence[Callable[[Callable[[], object]], None]]) -> None:
    """Run each in a thread of its own. A runner gets `ready`: it waits until all others are there too.

    Whatever a runner raises is raised here, after all have ended.
    """
    gate = threading.Barrier(len(runners))
    trouble: list[BaseException] = []

    def ready() -> None:
        gate.wait(60)

    def run(runner: Callable[[Callable[[], object]], None]) -> None:
        try:
            runner(ready)
        except BaseException as error:
            trouble.append(error)
            gate.abort()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(runner,)) for runner in runners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in trouble:
        if not isinstance(error, threading.BrokenBarrierError):
            raise error
    assert not trouble
