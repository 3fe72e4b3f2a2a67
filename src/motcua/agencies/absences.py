"""Who stands in for whom, for those concerned: what one handed over, was handed, and whom one could ask."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from motcua.agencies.models import Delegation, Post, RoleGrant
from motcua.agencies.models.dated import holding
from motcua.agencies.queries import agency_of
from motcua.agencies.roles import role_names
from motcua.agencies.structure import structure
from motcua.platform import clock
from motcua.platform.access import Actor


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """One delegation; `roles`, `fields`, `procedures` None: all the holder's own; `most` None: no limit."""

    id: int
    principal: str
    principal_title: str
    deputy: str
    deputy_title: str
    roles: tuple[str, ...] | None
    fields: tuple[str, ...] | None
    procedures: tuple[str, ...] | None
    most: int | None
    reason: str
    decision: str
    valid_from: date
    valid_to: date | None
    is_over: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class DeputyChoice:
    """A post of somebody else in one's agency."""

    post_id: int
    name: str
    title: str


def delegations_of(actor: Actor) -> tuple[DelegationRow, ...]:
    """What an officer handed over and was handed, the latest first."""
    mine = Q(principal__account_id=actor.account) | Q(deputy__account_id=actor.account)
    found = Delegation.objects.filter(mine).select_related(
        "principal__account", "deputy__account", "decision"
    )
    today = clock.today()
    return tuple(
        DelegationRow(
            id=row.pk,
            principal=row.principal.account.name,
            principal_title=row.principal.title,
            deputy=row.deputy.account.name,
            deputy_title=row.deputy.title,
            roles=None if row.roles is None else tuple(row.roles),
            fields=None if row.fields is None else tuple(row.fields),
            procedures=None if row.procedures is None else tuple(row.procedures),
            most=row.most,
            reason=row.reason,
            decision=str(row.decision or ""),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            is_over=row.valid_to is not None and row.valid_to <= today,
            is_mine=row.principal.account_id == actor.account,
        )
        for row in found.order_by("-valid_from", "-pk")
    )


def deputies_for(actor: Actor, post_id: int) -> tuple[DeputyChoice, ...]:
    """Posts of others in the agency of one's own post, in the order of names; none for a post of others."""
    today = clock.today()
    own = Post.objects.filter(holding(today), pk=post_id, account_id=actor.account or 0).first()
    if own is None:
        return ()
    units = structure().subtree(agency_of(own.unit_id).id)
    posts = Post.objects.filter(holding(today), unit_id__in=units, account__is_active=True)
    others = posts.exclude(account_id=actor.account or 0).select_related("account")
    return tuple(
        DeputyChoice(post.pk, post.account.name, post.title)
        for post in others.order_by("account__name_folded", "pk")
    )


def own_roles(post_id: int) -> dict[str, str]:
    """Roles of a post today, by code: what its holder can hand over; nothing handed to them is among it."""
    held = RoleGrant.objects.filter(holding(clock.today()), post_id=post_id).values_list("role", flat=True)
    return {role: role_names().get(role, role) for role in sorted(set(held))}
