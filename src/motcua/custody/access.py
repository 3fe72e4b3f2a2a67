"""Whose paper somebody may touch. The rights are held over units; fields of work do not part a shelf."""

from collections.abc import Iterable

from django.db.models import Q

from motcua.agencies import api as agencies
from motcua.custody.permissions import Permission
from motcua.platform.access import Actor, scope
from motcua.platform.errors import NotFound


def may(actor: Actor, permission: Permission, unit: int | None) -> bool:
    """Whether the right reaches the unit, in whatever field of work."""
    held = scope(actor, permission)
    return held.everything or any(units is None or unit in units for units, _fields in held.pairs)


def insist(actor: Actor, permission: Permission, unit: int | None) -> int:
    """The unit, for whoever has the right over it. Raises NotFound."""
    if unit is None or not may(actor, permission, unit):
        raise NotFound
    return unit


def own_unit(actor: Actor, permission: Permission) -> int:
    """The unit of the actor's post, if the right reaches it. Raises NotFound."""
    return insist(actor, permission, actor.unit)


def own_agency(actor: Actor, permission: Permission) -> int:
    """The agency of the actor's post, if the right reaches the post's unit. Raises NotFound."""
    return agencies.agency_of(own_unit(actor, permission)).id


def reaching(actor: Actor, permission: Permission, column: str) -> Q:
    """The condition that the right reaches the unit in a column."""
    held = scope(actor, permission)
    if held.everything or any(units is None for units, _fields in held.pairs):
        return Q(pk__isnull=False)
    return Q(**{f"{column}__in": sorted(_united(units for units, _fields in held.pairs))})


def handles_paper(actor: Actor) -> bool:
    """Whether pages about paper are of any use to somebody."""
    return any(not scope(actor, each).nothing for each in Permission)


def _united(sets: Iterable[frozenset[int] | None]) -> frozenset[int]:
    return frozenset().union(*(units or () for units in sets))
