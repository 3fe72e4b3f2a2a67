"""Fetch or refuse: posts and what is granted to them, for somebody who may change them."""

from collections.abc import Iterable

from django.db.models import Q

from motcua.agencies.models import Delegation, Post, RoleGrant
from motcua.agencies.permissions import Permission
from motcua.agencies.refusals import OnOneself, ReachesFurther, ReasonMissing, RolesTooWide, RoleUnknown
from motcua.agencies.roles import permissions_of
from motcua.kernel.text import clean
from motcua.platform import clock
from motcua.platform.access import Actor, allowed, require
from motcua.platform.errors import NotFound

# Rights over the organisation itself; who administers hands out work rights without holding them.
_ADMINISTRATIVE = ("agencies:", "parties:account:", "parties:key:", "dossiers:access:", "platform:")


def locked_post(actor: Actor, post_id: int, permission: Permission) -> Post:
    """The post, locked. Raises NotFound, also without the right over its unit."""
    post = Post.objects.select_for_update().filter(pk=post_id).first()
    if post is None:
        raise NotFound
    require(actor, permission, post.unit_id)
    return post


def locked_grant(actor: Actor, grant_id: int) -> RoleGrant:
    """The grant, locked. Raises NotFound, also without the right over its unit."""
    grant = RoleGrant.objects.select_for_update().filter(pk=grant_id).first()
    if grant is None:
        raise NotFound
    require(actor, Permission.ROLE_GRANT, grant.unit_id)
    return grant


def locked_delegation(actor: Actor, delegation_id: int) -> Delegation:
    """The delegation, locked, for its principal or whoever may record delegations of that unit."""
    found = Delegation.objects.select_for_update(of=("self",)).select_related("principal")
    delegation = found.filter(pk=delegation_id).first()
    if delegation is None:
        raise NotFound
    require_may_delegate(actor, delegation.principal)
    return delegation


def require_may_delegate(actor: Actor, principal: Post) -> None:
    """People arrange their own stand-in; heads and administrators arrange it for those below them."""
    if principal.account_id != actor.account:
        require(actor, Permission.DELEGATION_RECORD, principal.unit_id)


def require_may_grant(actor: Actor, role: str, unit_id: int, fields: Iterable[str] | None) -> None:
    """The role exists, and its administrative rights do not reach further than the giver's own.

    Raises NotFound, RoleUnknown, RolesTooWide.
    """
    require(actor, Permission.ROLE_GRANT, unit_id)
    if not permissions_of(role):
        raise RoleUnknown(field="role", role=role)
    if not may_grant(actor, role, unit_id, fields):
        raise RolesTooWide(field="role")


def may_grant(actor: Actor, role: str, unit_id: int, fields: Iterable[str] | None = None) -> bool:
    """Whether the administrative rights of a role reach no further than the giver's own."""
    wanted = [None] if fields is None else list(fields)
    administrative = [each for each in permissions_of(role) if each.startswith(_ADMINISTRATIVE)]
    return all(allowed(actor, each, unit_id, field) for each in administrative for field in wanted)


def units_of_account(account_id: int) -> frozenset[int]:
    """Every unit an account works for or has rights over, now or from a later day."""
    to_come = Q(valid_to__isnull=True) | Q(valid_to__gt=clock.today())
    posts = Post.objects.filter(to_come, account_id=account_id).values_list("unit_id", flat=True)
    grants = RoleGrant.objects.filter(to_come, post__account_id=account_id)
    return frozenset(posts) | frozenset(grants.values_list("unit_id", flat=True))


def require_over_account(actor: Actor, permission: str, account_id: int) -> frozenset[int]:
    """The units of an account, if the right reaches each of them: whoever could take over an account would
    have all its rights. Without any unit the right is held over all. Raises NotFound, ReachesFurther."""
    units = units_of_account(account_id)
    reached = [allowed(actor, permission, unit) for unit in units or {None}]
    if not any(reached):
        raise NotFound
    if not all(reached):
        raise ReachesFurther
    return units


def require_another(actor: Actor, account_id: int) -> None:
    """The act is not on oneself, nor on whoever one stands in for. Raises OnOneself."""
    if account_id in {actor.account, actor.on_behalf}:
        raise OnOneself


def reason(actor: Actor, because: str) -> dict[str, str]:
    """The reason as the note of an entry; people must give one. Raises ReasonMissing."""
    told = clean(because)[:500]
    if not told and actor.kind != "system":
        raise ReasonMissing(field="because")
    return {"because": told} if told else {}
