"""The outbox carries orders to give money back: to a provider, so outside any transaction."""

from collections.abc import Callable

from motcua.payments import events, online
from motcua.platform.outbox import FactRow, conversation


@conversation(events.REFUND_APPROVED, key="payments.give-back")
def on_refund_approved(fact: FactRow) -> Callable[[], None]:
    """The provider takes one reference once, so asking it again after any death is safe."""
    return online.hand_over(int(fact.subject.partition(":")[2]))
