"""When to try again, and when to give up: pure rules."""

from datetime import timedelta

HARD_TRIES = 5
SOFT_TRIES = 25
QUIET_SECONDS = 10
"""The least pause between two tries. A request of the first may still be on its way when its sender has
died or given up: so long a partner has to take it, before it is asked whether it did."""

_LONGEST = timedelta(hours=12)


def pause_after_failure(tries: int) -> timedelta | None:
    """After a reaction failed for the nth time; None: park it. 10 s, 40 s, 160 s, 640 s."""
    return None if tries >= HARD_TRIES else timedelta(seconds=QUIET_SECONDS * 4 ** (tries - 1))


def pause_when_asked(waits: int) -> timedelta | None:
    """After a reaction asked for the nth time to be called later; None: park it.

    15 s, doubling up to 12 hours: 25 times make seven days. The first success of a reaction
    calls all its other waiting deliveries within ten seconds, so the long pauses cost nothing after
    an outage.
    """
    return None if waits >= SOFT_TRIES else min(_LONGEST, timedelta(seconds=15 * 2 ** (waits - 1)))
