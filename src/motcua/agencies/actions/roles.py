"""Grant a role to a post, and end a grant."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from motcua.agencies.access import locked_grant, locked_post, require_may_grant
from motcua.agencies.kept import changed
from motcua.agencies.models import RoleGrant
from motcua.agencies.permissions import Permission
from motcua.agencies.refusals import BadPeriod, PostEnded
from motcua.platform import clock, ledger
from motcua.platform.access import Actor


def grant_role(
    actor: Actor,
    *,
    post_id: int,
    role: str,
    unit_id: int,
    fields: Sequence[str] | None = None,
    valid_to: date | None = None,
) -> int:
    """A post holds a role over a unit and what is below it from today; gives the id of the grant.

    `fields` None means all fields of work. Raises NotFound, RoleUnknown, RolesTooWide, PostEnded, BadPeriod.
    """
    require_may_grant(actor, role, unit_id, fields)
    today = clock.today()
    if valid_to is not None and valid_to <= today:
        raise BadPeriod(field="valid_to")
    with transaction.atomic():
        post = locked_post(actor, post_id, Permission.ROLE_GRANT)
        if post.valid_to is not None and post.valid_to <= today:
            raise PostEnded
        grant = RoleGrant.objects.create(
            post=post,
            role=role,
            unit_id=unit_id,
            fields=None if fields is None else sorted(set(fields)),
            valid_from=max(today, post.valid_from),
            valid_to=valid_to or post.valid_to,
        )
        changed()
        payload = {"grant": grant.pk, "post": post_id, "role": role, "unit": unit_id, "fields": grant.fields}
        ledger.append(
            actor, [ledger.NewEntry(f"account:{post.account_id}", "agencies.role.granted", payload)]
        )
    return grant.pk


def end_grant(actor: Actor, *, grant_id: int) -> None:
    """Take a role back as of today; every process forgets it within seconds.

    Ending an ended grant changes nothing. Raises NotFound.
    """
    today = clock.today()
    with transaction.atomic():
        grant = locked_grant(actor, grant_id)
        if grant.valid_to is not None and grant.valid_to <= today:
            return
        grant.valid_to = max(today, grant.valid_from)
        grant.save(update_fields=["valid_to"])
        changed()
        payload = {"grant": grant.pk, "post": grant.post_id, "role": grant.role}
        subject = f"account:{grant.post.account_id}"
        ledger.append(actor, [ledger.NewEntry(subject, "agencies.role.ended", payload)])
