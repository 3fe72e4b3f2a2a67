"""Who holds a function for a unit."""

from datetime import date
from typing import NamedTuple

from django.db.models import Q

from motcua.agencies.kept import PERSONAL_SECONDS, kept
from motcua.agencies.models import Post, RoleGrant
from motcua.agencies.rows import HolderRow
from motcua.agencies.structure import structure
from motcua.parties import api as parties


class _Held(NamedTuple):
    """A grant and the days on which it and its post hold; `until` is the first day on which they do not."""

    since: date
    until: date | None
    row: HolderRow


def holders(function: str, unit_id: int, field: str | None, on: date) -> tuple[HolderRow, ...]:
    """Everybody who holds a function (a role code) for a unit and a field of work on a day.

    The role may be granted at the unit or above it, up to its agency: a head of the province is nobody's
    next in line for a ward. The nearest grant comes first, then those bound to the field, then by name.
    """
    ever = kept(
        ("holders", function, unit_id, field),
        lambda: _load(function, unit_id, field),
        seconds=PERSONAL_SECONDS,
    )
    found: dict[int, HolderRow] = {}
    for held in ever:
        if held.since <= on and (held.until is None or on < held.until):
            found.setdefault(held.row.post_id, held.row)
    return tuple(found.values())


def _load(function: str, unit_id: int, field: str | None) -> tuple[_Held, ...]:
    """Past and coming grants too: a batch that works through a year asks for each of its days."""
    known = structure()
    asked, agency = known.units.get(unit_id), known.agency(unit_id)
    if asked is None or agency is None:
        return ()
    within = [unit for unit in asked.lineage if unit in known.subtree(agency.id)]
    mine = Q(fields__isnull=True) if field is None else Q(fields__isnull=True) | Q(fields__contains=[field])
    # Two plain look-ups: one statement over three tables is planned badly right after a large load.
    grants = list(RoleGrant.objects.filter(mine, role=function, unit_id__in=within).order_by("id"))
    posts = Post.objects.select_related("account").filter(pk__in={grant.post_id for grant in grants})
    active = {post.pk: post for post in posts.filter(account__is_active=True)}
    found = [(grant, active[grant.post_id]) for grant in grants if grant.post_id in active]
    found.sort(key=lambda pair: _nearness(within, *pair))
    ties = parties.ties_of({post.account_id for post in active.values()})
    return tuple(_held(grant, post, ties.get(post.account_id, frozenset())) for grant, post in found)


def _nearness(within: list[int], grant: RoleGrant, post: Post) -> tuple[int, bool, str, int]:
    """The nearest unit first, then grants bound to a field, then by name."""
    return within.index(grant.unit_id), grant.fields is None, post.account.name_folded, post.pk


def _held(grant: RoleGrant, post: Post, ties: frozenset[str]) -> _Held:
    ends = [day for day in (grant.valid_to, post.valid_to) if day is not None]
    return _Held(
        since=max(grant.valid_from, post.valid_from),
        until=min(ends) if ends else None,
        row=_row(grant, post, ties),
    )


def _row(grant: RoleGrant, post: Post, ties: frozenset[str]) -> HolderRow:
    return HolderRow(
        account_id=post.account_id,
        post_id=post.pk,
        name=post.account.name,
        title=post.title,
        unit_id=grant.unit_id,
        fields=None if grant.fields is None else frozenset(grant.fields),
        ties=ties,
    )
