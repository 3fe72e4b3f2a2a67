"""Who holds a function for a unit."""

from datetime import date

from django.db.models import Q

from motcua.agencies.kept import PERSONAL_SECONDS, kept
from motcua.agencies.models import RoleGrant
from motcua.agencies.models.dated import holding
from motcua.agencies.rows import HolderRow
from motcua.agencies.structure import structure


def holders(function: str, unit_id: int, field: str | None, on: date) -> tuple[HolderRow, ...]:
    """Everybody who holds a function (a role code) for a unit and a field of work on a day.

    The role may be granted at the unit or above it, up to its agency: a head of the province is nobody's
    next in line for a ward. The nearest grant comes first, then those bound to the field, then by name.
    """
    return kept(
        ("holders", function, unit_id, field, on),
        lambda: _load(function, unit_id, field, on),
        seconds=PERSONAL_SECONDS,
    )


def _load(function: str, unit_id: int, field: str | None, on: date) -> tuple[HolderRow, ...]:
    known = structure()
    asked, agency = known.units.get(unit_id), known.agency(unit_id)
    if asked is None or agency is None:
        return ()
    within = [unit for unit in asked.lineage if unit in known.subtree(agency.id)]
    mine = Q(fields__isnull=True) if field is None else Q(fields__isnull=True) | Q(fields__contains=[field])
    grants = (
        RoleGrant.objects.select_related("post__account")
        .filter(mine, holding(on), holding(on, "post__"), role=function, unit_id__in=within)
        .filter(post__account__is_active=True)
        .order_by("post__account__name_folded", "post_id")
    )
    near = sorted(grants, key=lambda grant: (within.index(grant.unit_id), grant.fields is None))
    found: dict[int, HolderRow] = {}
    for grant in near:
        found.setdefault(grant.post_id, _row(grant))
    return tuple(found.values())


def _row(grant: RoleGrant) -> HolderRow:
    return HolderRow(
        account_id=grant.post.account_id,
        post_id=grant.post_id,
        name=grant.post.account.name,
        title=grant.post.title,
        unit_id=grant.unit_id,
        fields=None if grant.fields is None else frozenset(grant.fields),
    )
