"""Grant a role to a post, and end a grant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from motcua.agencies.access import locked_grant, locked_post, reason, require_another, require_may_grant
from motcua.agencies.kept import changed
from motcua.agencies.models import Post, RoleGrant
from motcua.agencies.permissions import Permission
from motcua.agencies.refusals import BadPeriod, PostEnded
from motcua.platform import clock, ledger, proposals
from motcua.platform.access import Actor

KIND = "agencies.role"
"""To hand out a role is a change for two people, unless the province says one is enough."""


@dataclass(frozen=True, slots=True)
class RoleWanted:
    """A role for a post over a unit and what is below it; `fields` None means all fields of work."""

    post_id: int
    role: str
    unit_id: int
    fields: tuple[str, ...] | None = None
    valid_to: date | None = None


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
    """A post holds a role from today; gives the id of the grant.

    Raises NotFound, RoleUnknown, RolesTooWide, OnOneself, PostEnded, BadPeriod, ReasonMissing; for people
    SecondPersonNeeded where the province wants one (`proposing.ask_for_role`).
    """
    narrowed = None if fields is None else tuple(sorted(set(fields)))
    wanted = RoleWanted(post_id, role, unit_id, narrowed, valid_to)
    with transaction.atomic():
        post = post_for(actor, wanted)
        if actor.kind != "system" and proposals.is_needed(KIND):
            raise proposals.SecondPersonNeeded
        return store(actor, post, wanted, because)


def post_for(actor: Actor, wanted: RoleWanted) -> Post:
    """The post, locked, if this actor may give it that role. Raises as `grant_role`."""
    require_may_grant(actor, wanted.role, wanted.unit_id, wanted.fields)
    today = clock.today()
    if wanted.valid_to is not None and wanted.valid_to <= today:
        raise BadPeriod(field="valid_to")
    post = locked_post(actor, wanted.post_id, Permission.ROLE_GRANT)
    require_another(actor, post.account_id)
    if post.valid_to is not None and post.valid_to <= today:
        raise PostEnded
    if post.valid_to is not None and wanted.valid_to is not None and wanted.valid_to > post.valid_to:
        raise BadPeriod(field="valid_to")
    return post


def store(
    actor: Actor,
    post: Post,
    wanted: RoleWanted,
    because: str,
    told: Mapping[str, object] | None = None,
) -> int:
    """Write the grant; `told` is what the ledger says besides."""
    grant = RoleGrant.objects.create(
        post=post,
        role=wanted.role,
        unit_id=wanted.unit_id,
        fields=None if wanted.fields is None else list(wanted.fields),
        valid_from=max(clock.today(), post.valid_from),
        valid_to=wanted.valid_to or post.valid_to,
    )
    changed()
    _record(actor, grant, "agencies.role.granted", before=None, because=because, told=told)
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
    actor: Actor,
    grant: RoleGrant,
    name: str,
    *,
    before: dict[str, object] | None,
    because: str,
    told: Mapping[str, object] | None = None,
) -> None:
    after = grant_facts(grant)
    payload = {"grant": grant.pk, **after, **(told or {}), "before": before, "after": after}
    subject = f"account:{grant.post.account_id}"
    ledger.append(actor, [ledger.NewEntry(subject, name, payload, notes=reason(actor, because))])
