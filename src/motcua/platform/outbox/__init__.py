"""The outbox: facts of one room that other rooms react to, written with the change and carried after it.

A room announces a fact inside its transaction; each reaction registered for the fact's name gets a
delivery. The worker carries deliveries at least once; a reaction makes its effect with the key it is
given, so that twice does nothing more than once. A delivery that keeps failing is parked and stops
nobody else.
"""

from motcua.platform.outbox.announcing import Fact, announce, rows
from motcua.platform.outbox.carrying import carry
from motcua.platform.outbox.parking import ParkedDelivery, parked, replay
from motcua.platform.outbox.reactions import FactRow, RetryLater, conversation, reaction

__all__ = [
    "Fact",
    "FactRow",
    "ParkedDelivery",
    "RetryLater",
    "announce",
    "carry",
    "conversation",
    "parked",
    "reaction",
    "replay",
    "rows",
]
