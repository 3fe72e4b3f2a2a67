"""The outbox carries each message in two steps, so that "about to be sent" is known before it is sent."""

from motcua.notifications import events
from motcua.notifications.actions import deliver
from motcua.platform.outbox import FactRow, reaction


@reaction(events.QUEUED, key="notifications.begin")
def on_queued(fact: FactRow) -> None:
    """First step: say that from now on the provider may have it."""
    deliver.begin(_message(fact))


@reaction(events.HANDING_OVER, key="notifications.hand-over")
def on_handing_over(fact: FactRow) -> None:
    """Second step: ask the provider, and hand over what it does not know."""
    deliver.hand_over(_message(fact))


def _message(fact: FactRow) -> int:
    return int(fact.subject.partition(":")[2])
