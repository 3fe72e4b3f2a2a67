"""Who may write and publish procedures: a right over the whole province, by field of work.

A procedure holds for every unit of the province, so a right over one ward reaches none.
"""

from dataclasses import dataclass

from django.db.models import Q

from motcua.agencies import api as agencies
from motcua.catalogue.models import Procedure
from motcua.catalogue.permissions import Permission
from motcua.platform.access import Actor, allowed
from motcua.platform.errors import NotFound


@dataclass(frozen=True, slots=True)
class Reach:
    """The fields of work somebody writes procedures of; None: all of them."""

    fields: frozenset[str] | None

    @property
    def nothing(self) -> bool:
        return self.fields is not None and not self.fields

    def q(self, field: str) -> Q:
        """The condition for a queryset whose field of work stands under this name."""
        return Q() if self.fields is None else Q(**{f"{field}__in": sorted(self.fields)})


def reach(actor: Actor) -> Reach:
    """How far one may look into drafts and versions: whoever writes or publishes them."""
    found: set[str] = set()
    for permission in (Permission.PROCEDURE_EDIT, Permission.PROCEDURE_PUBLISH):
        for grant in actor.granted(permission):
            if grant.units is None or province() in grant.units:
                if grant.fields is None:
                    return Reach(None)
                found |= grant.fields
    return Reach(frozenset(found))


def may(actor: Actor, permission: Permission, field: str) -> bool:
    """Whether the permission is held over the province for a field of work."""
    return allowed(actor, permission, province(), field)


def may_begin(actor: Actor) -> bool:
    """Whether somebody may begin procedures, in whatever field."""
    grants = actor.granted(Permission.PROCEDURE_EDIT)
    return any(grant.units is None or province() in grant.units for grant in grants)


def require(actor: Actor, permission: Permission, field: str) -> None:
    """Refuse like a missing thing unless it is."""
    if not may(actor, permission, field):
        raise NotFound


def procedure_within(actor: Actor, code: str) -> Procedure:
    """The procedure of that code when its newest version lies in a field one writes of. Raises NotFound."""
    within = reach(actor)
    row = Procedure.objects.filter(code=code).first()
    if row is None or within.nothing:
        raise NotFound
    newest = row.versions.order_by("-number").values_list("field__code", flat=True).first()
    if newest is None or (within.fields is not None and newest not in within.fields):
        raise NotFound
    return row


def province() -> int | None:
    """The province's own unit; where none is loaded yet, only rights over everything reach."""
    roots = agencies.units_of_kind("province_committee")
    return next((row.id for row in roots if row.parent_id is None), None)
