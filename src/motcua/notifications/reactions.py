"""The outbox carries each message in two steps, so that "about to be sent" is known before it is sent."""

from collections.abc import Callable

from motcua.notifications import events
from motcua.notifications.actions import deliver
from motcua.platform.outbox import FactRow, conversation, reaction


@reaction(events.QUEUED, key="notifications.begin")
def on_queued(fact: FactRow) -> None:
    """First step: say that from now on the provider may have it."""
    deliver.begin(_message(fact))


@conversation(events.HANDING_OVER, key="notifications.hand-over")
def on_handing_over(fact: FactRow) -> Callable[[], None]:
    """Second step: ask the provider, hand over what it does not know, and then write down its answer."""
    return deliver.hand_over(_message(fact))


def _message(fact: FactRow) -> int:
    return int(fact.subject.partition(":")[2])
