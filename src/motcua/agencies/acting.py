"""From an account to an Actor: its post, and what its roles grant over which units and fields."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from motcua.agencies.kept import PERSONAL_SECONDS, kept
from motcua.agencies.models import Delegation, Post, RoleGrant
from motcua.agencies.models.dated import holding
from motcua.agencies.roles import permissions_of
from motcua.agencies.structure import structure
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import Actor, Grant
from motcua.platform.errors import NotFound

_Fields = frozenset[str] | None


def actor_for(account_id: int, channel: str, post_id: int | None = None, *, on: date | None = None) -> Actor:
    """The account as an Actor in one of its posts (its main one unless told).

    Only the rights of that post count, so that every act names the post by whose right it was done. A
    `post_id` of somebody for whom the account stands in gives that post's rights, acting on behalf.
    Raises NotFound for an account that is suspended or a post that is not theirs that day.
    """
    day = on or clock.today()
    found = kept(
        ("actor", account_id, post_id, day),
        lambda: _load(account_id, post_id, day),
        seconds=PERSONAL_SECONDS,
    )
    return replace(found, channel=channel)


def actor_for_key(key: parties.KeyRow) -> Actor:
    """Another system with its key: the scopes of the key over the subtree of its unit."""
    units = structure().subtree(key.unit_id)
    return Actor(
        account=key.account_id,
        kind="machine",
        unit=key.unit_id,
        channel="api",
        grants=tuple(Grant(scope, units) for scope in key.scopes),
        name=key.name,
    )


def permissions_on(actor: Actor, unit_id: int, field: str | None = None) -> tuple[tuple[str, bool], ...]:
    """Every permission the actor holds anywhere, and whether it reaches this unit and field: answers
    "what can this person do, and where" from the rules that guard the pages."""
    reach: dict[str, bool] = {}
    for grant in actor.grants:
        here = (grant.units is None or unit_id in grant.units) and (
            grant.fields is None or field in grant.fields
        )
        reach[grant.permission] = reach.get(grant.permission, False) or here
    return tuple(sorted(reach.items()))


def _load(account_id: int, post_id: int | None, day: date) -> Actor:
    account = parties.account(account_id)
    if not account.is_active:
        raise NotFound
    plain = Actor(account=account_id, kind=account.kind, name=account.name)
    # Two plain look-ups: one statement over both tables is planned badly right after a large load.
    held = {post.pk: post for post in Post.objects.filter(holding(day), account_id=account_id)}
    grants = list(RoleGrant.objects.filter(holding(day), post_id__in=held))
    if post_id is not None and post_id not in held:
        return _standing_in(plain, account_id, post_id, day)
    carrying = {grant.post_id for grant in grants}
    choice = held.values() if post_id is None else [held[post_id]]
    # A post that carries a role comes before one that carries none.
    main = min(choice, key=lambda post: (post.pk not in carrying, *_rank(post)), default=None)
    if main is None:
        return plain
    own = [grant for grant in grants if grant.post_id == main.pk]
    return replace(plain, post=main.pk, unit=main.unit_id, grants=_expand(own, None))


def _rank(post: Post) -> tuple[bool, date, int]:
    """The main post first, then the one held longest."""
    return not post.is_main, post.valid_from, post.pk


def _standing_in(plain: Actor, account_id: int, post_id: int, day: date) -> Actor:
    """The deputy keeps their own post and takes the unit and the rights of the holder.

    Rights are the holder's own grants, narrowed by the delegation; what the holder may do only as
    somebody else's deputy is not handed on.
    """
    given = (
        Delegation.objects.select_related("principal__account", "deputy")
        .filter(holding(day), holding(day, "principal__"), holding(day, "deputy__"))
        .filter(principal_id=post_id, deputy__account_id=account_id)
        .order_by("pk")
    )
    delegations = list(given)
    if not delegations:
        raise NotFound
    own = list(RoleGrant.objects.filter(holding(day), post_id=post_id))
    grants: list[Grant] = []
    for delegation in delegations:
        narrowed = [grant for grant in own if delegation.roles is None or grant.role in delegation.roles]
        limit = None if delegation.fields is None else frozenset(delegation.fields)
        grants.extend(_expand(narrowed, limit))
    principal = delegations[0].principal
    return replace(
        plain,
        post=delegations[0].deputy_id,
        unit=principal.unit_id,
        on_behalf=principal.account_id,
        grants=tuple(grants),
    )


def _expand(grants: Iterable[RoleGrant], limit: _Fields) -> tuple[Grant, ...]:
    """Roles become permissions, units become subtrees; grants of equal fields are joined."""
    known = structure()
    reach: dict[tuple[str, _Fields], frozenset[int]] = defaultdict(frozenset)
    for grant in grants:
        fields = _narrow(None if grant.fields is None else frozenset(grant.fields), limit)
        units = known.subtree(grant.unit_id)
        for permission in permissions_of(grant.role):
            reach[permission, fields] |= units
    everything = len(known.units)
    return tuple(
        Grant(permission, None if len(units) == everything else units, fields)
        for (permission, fields), units in reach.items()
    )


def _narrow(held: _Fields, limit: _Fields) -> _Fields:
    if held is None or limit is None:
        return held if limit is None else limit
    return held & limit
