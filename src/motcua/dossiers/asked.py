"""Who asked for work done later: made an Actor again when it is done, with the rights they have then."""

from motcua.agencies import api as agencies
from motcua.dossiers.refusals import NotActiveAnyMore
from motcua.platform.access import Actor, Asked
from motcua.platform.errors import NotFound


def whose(order: Asked) -> Actor:
    """The person of the order in its post, with the rights they have now. Raises when they have lost it."""
    try:
        return agencies.actor_again(order)
    except NotFound as gone:
        raise NotActiveAnyMore from gone
