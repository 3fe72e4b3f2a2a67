"""Who asked for work done later: made an Actor again when it is done, with the rights they have then."""

from typing import Protocol

from motcua.agencies import api as agencies
from motcua.dossiers.refusals import NotActiveAnyMore
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


class Asked(Protocol):
    """What an order keeps of its Actor."""

    @property
    def account_id(self) -> int: ...
    @property
    def post_id(self) -> int | None: ...
    @property
    def behalf_id(self) -> int | None: ...
    @property
    def unit_id(self) -> int | None: ...
    @property
    def channel(self) -> str: ...


def whose(order: Asked) -> Actor:
    """The person of the order in its post, with the rights they have now. Raises when they have lost it."""
    post_id = order.post_id if order.behalf_id is None else _post_stood_in_for(order)
    try:
        actor = agencies.actor_for(order.account_id, order.channel, post_id)
    except NotFound as gone:
        raise NotActiveAnyMore from gone
    if (actor.post, actor.on_behalf) != (order.post_id, order.behalf_id):
        raise NotActiveAnyMore
    return actor


def _post_stood_in_for(order: Asked) -> int:
    for post in agencies.posts_stood_in_for(order.account_id):
        if (post.account_id, post.unit_id) == (order.behalf_id, order.unit_id):
            return post.id
    raise NotActiveAnyMore
