"""Name the functions a worker may run."""

from collections.abc import Callable
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

MAX_ATTEMPTS = 5
Function = Callable[..., None]

_RETRY = RetryStrategy(max_attempts=MAX_ATTEMPTS, exponential_wait=5)


def task(name: str) -> Callable[[Function], Function]:
    """Make a function a task; it is tried five times, with growing pauses."""

    def register(function: Function) -> Function:
        app.task(name=name, queue="default", retry=_RETRY)(function)
        return function

    return register


def every(cron: str, name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run a function at the times of a cron line (a sixth column, at the end, counts seconds).

    When to look is told by the database's clock, as is everything the function asks.
    """

    def register(function: Callable[[], None]) -> Callable[[], None]:
        def run(timestamp: int) -> None:  # noqa: ARG001 (given by the scheduler)
            function()

        registered: Any = app.task(name=name, queue="default")(run)
        app.periodic(cron=cron)(registered)
        return function

    return register
