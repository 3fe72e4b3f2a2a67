"""Fetch or refuse: posts and what is granted to them, for somebody who may change them."""

from collections.abc import Iterable

from motcua.agencies.models import Delegation, Post, RoleGrant
from motcua.agencies.permissions import Permission
from motcua.agencies.refusals import RolesTooWide, RoleUnknown
from motcua.agencies.roles import permissions_of
from motcua.platform.access import Actor, allowed, require
from motcua.platform.errors import NotFound

# Rights over the organisation itself; who administers hands out work rights without holding them.
_ADMINISTRATIVE = ("agencies:", "parties:account:", "parties:key:", "dossiers:access:")


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
    permissions = permissions_of(role)
    if not permissions:
        raise RoleUnknown(field="role", role=role)
    wanted = [None] if fields is None else list(fields)
    for permission in permissions:
        if not permission.startswith(_ADMINISTRATIVE):
            continue
        if not all(allowed(actor, permission, unit_id, field) for field in wanted):
            raise RolesTooWide(field="role")
