"""Why somebody may do what they may: the sources the Actor is built from, each shown with its chain.

Beside `acting`, which joins the same sources into grants: what is explained here is what the engine compares.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from motcua.agencies.accounts import visible_account
from motcua.agencies.acting import Source, delegations_to, handed_over
from motcua.agencies.models import Delegation, Post, RoleGrant
from motcua.agencies.models.dated import holding
from motcua.agencies.roles import permissions_of, role_names
from motcua.agencies.structure import structure
from motcua.platform import clock
from motcua.platform.access import Actor, Grant


@dataclass(frozen=True, slots=True)
class ExplainedRight:
    """A role in somebody's hands with its whole chain: post ← decision, role, grant, delegation.

    `grants` is what it allows, one a permission. `post_id` is the post one must choose to use it.
    """

    account_id: int
    account_public_id: UUID
    holder: str
    post_id: int
    post_title: str
    post_unit_id: int
    decision: str
    role: str
    role_name: str
    grant_id: int
    unit_id: int
    fields: tuple[str, ...] | None
    procedures: tuple[str, ...] | None
    most: int | None
    valid_from: date
    valid_to: date | None
    instead_of: str
    delegation_decision: str
    grants: tuple[Grant, ...]


def explain_rights(actor: Actor, public_id: UUID) -> tuple[ExplainedRight, ...]:
    """What an officer within reach may do today, by each post they may work in. Raises NotFound.

    A suspended account may do nothing.
    """
    account = visible_account(actor, public_id)
    return rights_of(account.id, clock.today()) if account.is_active else ()


def rights_of(account_id: int, day: date) -> tuple[ExplainedRight, ...]:
    """Rights of an account on a day, own ones first, then those as a deputy."""
    own = RoleGrant.objects.filter(holding(day), holding(day, "post__"), post__account_id=account_id)
    sources = [Source(grant) for grant in own.order_by("-post__is_main", "post_id", "pk")]
    return _explained([*sources, *handed_over(delegations_to(account_id, day), day)])


def who_may(
    permission: str, units: Iterable[int], field: str | None, on: date, procedure: str | None = None
) -> tuple[ExplainedRight, ...]:
    """Everybody who holds a permission for a thing of some units, a field and a procedure, by their names."""
    known = structure()
    above = {each for unit in units if unit in known.units for each in known.units[unit].lineage}
    roles = [role for role in role_names() if permission in permissions_of(role)]
    fitting = Q(fields__isnull=True) | Q(fields__contains=[field])
    found = RoleGrant.objects.filter(fitting, holding(on), holding(on, "post__"), role__in=roles)
    grants = list(found.filter(unit_id__in=above).order_by("pk"))
    sources = [Source(grant) for grant in grants]
    held = {grant.post_id for grant in grants}
    given = Delegation.objects.select_related("principal__account", "deputy").filter(holding(on))
    given = given.filter(holding(on, "principal__"), holding(on, "deputy__"), principal_id__in=held)
    open_field = Q(fields__isnull=True) | Q(fields__contains=[field])
    wanted = {grant.pk for grant in grants}
    open_kind = Q(procedures__isnull=True) | Q(procedures__contains=[procedure])
    deputies = handed_over(given.filter(open_field, open_kind).order_by("pk"), on)
    rights = _explained([*sources, *(each for each in deputies if each.grant.pk in wanted)], only_active=True)
    return tuple(sorted(rights, key=lambda row: (row.holder, row.account_id, row.grant_id)))


def _explained(sources: list[Source], *, only_active: bool = False) -> tuple[ExplainedRight, ...]:
    posts = {source.grant.post_id for source in sources}
    posts |= {source.delegation.deputy_id for source in sources if source.delegation}
    found = Post.objects.select_related("account", "decision").filter(pk__in=posts)
    rows = {post.pk: post for post in found}
    decisions = {
        each.pk: str(each.decision or "")
        for each in Delegation.objects.select_related("decision").filter(
            pk__in=[source.delegation.pk for source in sources if source.delegation]
        )
    }
    return tuple(
        right
        for source in sources
        if (right := _right(source, rows, decisions, only_active=only_active)) is not None
    )


def _right(
    source: Source, posts: dict[int, Post], decisions: dict[int, str], *, only_active: bool
) -> ExplainedRight | None:
    grant, delegation = source.grant, source.delegation
    own = posts[grant.post_id]
    acting = posts[delegation.deputy_id] if delegation else own
    if only_active and not acting.account.is_active:
        return None
    ends = [day for day in (grant.valid_to, own.valid_to) if day]
    begins = [grant.valid_from, own.valid_from]
    if delegation:
        ends += [day for day in (delegation.valid_to, acting.valid_to) if day]
        begins += [delegation.valid_from, acting.valid_from]
    rights = tuple(source.rights())
    fields, narrow = (rights[0].fields, rights[0].procedures) if rights else (None, None)
    return ExplainedRight(
        account_id=acting.account_id,
        account_public_id=acting.account.public_id,
        holder=acting.account.name,
        post_id=own.pk,
        post_title=own.title,
        post_unit_id=own.unit_id,
        decision=str(own.decision or ""),
        role=grant.role,
        role_name=role_names().get(grant.role, grant.role),
        grant_id=grant.pk,
        unit_id=grant.unit_id,
        fields=None if fields is None else tuple(sorted(fields)),
        procedures=None if narrow is None else tuple(sorted(narrow)),
        most=delegation.most if delegation else None,
        valid_from=max(begins),
        valid_to=min(ends) if ends else None,
        instead_of=own.account.name if delegation else "",
        delegation_decision=decisions.get(delegation.pk, "") if delegation else "",
        grants=rights,
    )
