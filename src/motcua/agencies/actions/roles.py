"""Grant a role to a post, and end a grant."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from motcua.agencies.access import locked_grant, locked_post, reason, require_another, require_may_grant
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
    because: str = "",
) -> int:
    """A post holds a role over a unit and what is below it from today; gives the id of the grant.

    `fields` None means all fields of work. Raises NotFound, RoleUnknown, RolesTooWide, OnOneself, PostEnded,
    BadPeriod, ReasonMissing.
    """
    require_may_grant(actor, role, unit_id, fields)
    today = clock.today()
    if valid_to is not None and valid_to <= today:
        raise BadPeriod(field="valid_to")
    with transaction.atomic():
        post = locked_post(actor, post_id, Permission.ROLE_GRANT)
        require_another(actor, post.account_id)
        if post.valid_to is not None and post.valid_to <= today:
            raise PostEnded
        if post.valid_to is not None and valid_to is not None and valid_to > post.valid_to:
            raise BadPeriod(field="valid_to")
        grant = RoleGrant.objects.create(
            post=post,
            role=role,
            unit_id=unit_id,
            fields=None if fields is None else sorted(set(fields)),
            valid_from=max(today, post.valid_from),
            valid_to=valid_to or post.valid_to,
        )
        changed()
        _record(actor, grant, "agencies.role.granted", before=None, because=because)
    return grant.pk


def end_grant(actor: Actor, *, grant_id: int, because: str = "") -> None:
    """Take a role back as of today; every process forgets it within seconds.

    Ending an ended grant changes nothing. Raises NotFound, ReasonMissing.
    """
    today = clock.today()
    with transaction.atomic():
        grant = locked_grant(actor, grant_id)
        if grant.valid_to is not None and grant.valid_to <= today:
            return
        before = grant_facts(grant)
        grant.valid_to = max(today, grant.valid_from)
        grant.save(update_fields=["valid_to"])
        changed()
        _record(actor, grant, "agencies.role.ended", before=before, because=because)


def grant_facts(grant: RoleGrant) -> dict[str, object]:
    """A grant in ids and codes, as the ledger keeps it."""
    return {
        "post": grant.post_id,
        "role": grant.role,
        "unit": grant.unit_id,
        "fields": grant.fields,
        "from": grant.valid_from.isoformat(),
        "to": grant.valid_to.isoformat() if grant.valid_to else None,
    }


def _record(
    actor: Actor, grant: RoleGrant, name: str, *, before: dict[str, object] | None, because: str
) -> None:
    after = grant_facts(grant)
    payload = {"grant": grant.pk, **after, "before": before, "after": after}
    subject = f"account:{grant.post.account_id}"
    ledger.append(actor, [ledger.NewEntry(subject, name, payload, notes=reason(actor, because))])
