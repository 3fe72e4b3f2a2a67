"""From an account to an Actor: its post, and what its roles grant over which units and fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from motcua.agencies.kept import PERSONAL_SECONDS, kept
from motcua.agencies.models import Delegation, Post, RoleGrant
from motcua.agencies.models.dated import holding
from motcua.agencies.roles import permissions_of
from motcua.agencies.structure import structure
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import Actor, Asked, Grant
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


def actor_again(order: Asked) -> Actor:
    """Whoever gave an order, in its post, with the rights of now. Raises NotFound when they have lost it."""
    post_id = order.post_id if order.behalf_id is None else _post_stood_in_for(order)
    actor = actor_for(order.account_id, order.channel, post_id)
    if (actor.post, actor.on_behalf) != (order.post_id, order.behalf_id):
        raise NotFound
    return actor


def _post_stood_in_for(order: Asked) -> int:
    for delegation in delegations_to(order.account_id, clock.today()):
        if (delegation.principal.account_id, delegation.principal.unit_id) == (
            order.behalf_id,
            order.unit_id,
        ):
            return delegation.principal_id
    raise NotFound


def permissions_on(actor: Actor, unit_id: int, field: str | None = None) -> tuple[tuple[str, bool], ...]:
    """Every permission the actor holds anywhere, and whether it reaches this unit and field: answers
    "what can this person do, and where" from the rules that guard the pages."""
    reach: dict[str, bool] = {}
    for grant in actor.grants:
        here = grant.reaches(unit_id, field)
        reach[grant.permission] = reach.get(grant.permission, False) or here
    return tuple(sorted(reach.items()))


def _load(account_id: int, post_id: int | None, day: date) -> Actor:
    account = parties.account(account_id)
    if not account.is_active:
        raise NotFound
    ties = (
        parties.ties_of({account_id}).get(account_id, frozenset()) if account.kind == "staff" else frozenset()
    )
    plain = Actor(account=account_id, kind=account.kind, name=account.name, ties=ties)
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
    own = [Source(grant) for grant in grants if grant.post_id == main.pk]
    return replace(plain, post=main.pk, unit=main.unit_id, grants=_joined(own))


def _rank(post: Post) -> tuple[bool, date, int]:
    """The main post first, then the one held longest."""
    return not post.is_main, post.valid_from, post.pk


def _standing_in(plain: Actor, account_id: int, post_id: int, day: date) -> Actor:
    """The deputy keeps their own post and takes the unit and the rights of the holder.

    Rights are the holder's own grants, narrowed by the delegation; what the holder may do only as
    somebody else's deputy is not handed on. What ties the holder ties whoever acts in their name.
    """
    delegations = list(delegations_to(account_id, day).filter(principal_id=post_id))
    if not delegations:
        raise NotFound
    principal = delegations[0].principal
    return replace(
        plain,
        post=delegations[0].deputy_id,
        unit=principal.unit_id,
        on_behalf=principal.account_id,
        grants=_joined(handed_over(delegations, day)),
        ties=plain.ties.union(*parties.ties_of({principal.account_id}).values()),
    )


def delegations_to(account_id: int, day: date) -> QuerySet[Delegation]:
    """By which an account stands in for others on a day."""
    return (
        Delegation.objects.select_related("principal__account", "deputy")
        .filter(holding(day), holding(day, "principal__"), holding(day, "deputy__"))
        .filter(deputy__account_id=account_id)
        .order_by("pk")
    )


@dataclass(frozen=True, slots=True)
class Source:
    """Where rights come from: a grant of a day and, for a deputy, the delegation that hands it over."""

    grant: RoleGrant
    delegation: Delegation | None = None

    def rights(self) -> Iterator[Grant]:
        """One a permission: the role's, over the unit's subtree, for the fields that both leave open."""
        by = self.delegation
        fields = _narrow(_set(self.grant.fields), _set(by.fields if by else None))
        procedures, most = (_set(by.procedures), by.most) if by else (None, None)
        known = structure()
        below = known.subtree(self.grant.unit_id)
        units = None if len(below) == len(known.units) else below
        for permission in permissions_of(self.grant.role):
            yield Grant(permission, units, fields, procedures, most)


def handed_over(delegations: Iterable[Delegation], day: date) -> list[Source]:
    """The own grants of the principals, as far as the delegations name their roles."""
    given = list(delegations)
    principals = {delegation.principal_id for delegation in given}
    own = list(RoleGrant.objects.filter(holding(day), post_id__in=principals).order_by("pk"))
    return [
        Source(grant, delegation)
        for delegation in given
        for grant in own
        if grant.post_id == delegation.principal_id
        and (delegation.roles is None or grant.role in delegation.roles)
    ]


def _joined(sources: Iterable[Source]) -> tuple[Grant, ...]:
    """Rights of one permission that are equal but for their units become one."""
    reach: dict[tuple[str, _Fields, _Fields, int | None], frozenset[int] | None] = {}
    for source in sources:
        for right in source.rights():
            key = right.permission, right.fields, right.procedures, right.most
            before = reach.get(key, frozenset())
            reach[key] = None if before is None or right.units is None else before | right.units
    return tuple(
        Grant(permission, units, fields, procedures, most)
        for (permission, fields, procedures, most), units in reach.items()
    )


def _set(fields: Iterable[str] | None) -> _Fields:
    return None if fields is None else frozenset(fields)


def _narrow(held: _Fields, limit: _Fields) -> _Fields:
    if held is None or limit is None:
        return held if limit is None else limit
    return held & limit
