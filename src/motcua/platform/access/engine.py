"""Compare grants with a thing's unit and field of work; turn them into a database condition for lists."""

from dataclasses import dataclass

from django.db.models import Q

from motcua.platform.access.actor import Actor
from motcua.platform.errors import NotFound

Pair = tuple[frozenset[int] | None, frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a permission reaches: everything, or pairs of (units, fields), either of which may be all."""

    everything: bool
    pairs: tuple[Pair, ...]

    @property
    def nothing(self) -> bool:
        """Whether the permission is held nowhere."""
        return not self.everything and not self.pairs

    def q(self, *, unit_field: str, field_field: str | None = None) -> Q:
        """The condition for a queryset. Without `field_field`, grants bound to a field reach nothing."""
        if self.everything:
            return Q()
        found = [condition for pair in self.pairs if (condition := _pair_q(pair, unit_field, field_field))]
        if not found:
            return Q(pk__in=[])
        whole = found[0]
        for condition in found[1:]:
            whole |= condition
        return whole


def _pair_q(pair: Pair, unit_field: str, field_field: str | None) -> Q | None:
    units, fields = pair
    if fields is not None and field_field is None:
        return None
    condition = Q()
    if units is not None:
        condition &= Q(**{f"{unit_field}__in": sorted(units)})
    if fields is not None:
        condition &= Q(**{f"{field_field}__in": sorted(fields)})
    return condition


def allowed(actor: Actor, permission: str, unit: int | None = None, field: str | None = None) -> bool:
    """Whether the actor holds the permission for a thing of this unit and field of work.

    A thing without a unit or field (None) is reached only by a grant over all units or fields.
    """
    return any(grant.reaches(unit, field) for grant in actor.granted(permission))


def require(actor: Actor, permission: str, unit: int | None = None, field: str | None = None) -> None:
    """Refuse like a missing thing unless allowed."""
    if not allowed(actor, permission, unit, field):
        raise NotFound


def scope(actor: Actor, permission: str) -> Scope:
    """How far a permission reaches, for lists."""
    pairs = tuple(dict.fromkeys((grant.units, grant.fields) for grant in actor.granted(permission)))
    return Scope(everything=(None, None) in pairs, pairs=pairs)
