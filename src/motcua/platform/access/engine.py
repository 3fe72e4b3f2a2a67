"""Compare grants with a thing's unit and field of work; turn them into a database condition for lists."""

from dataclasses import dataclass

from django.db.models import Q

from motcua.platform.access.actor import Actor
from motcua.platform.errors import NotFound

Pair = tuple[frozenset[int] | None, frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a permission reaches: everything, or pairs of (units, fields), either of which may be all.

    `narrowed`: the same for single procedures only; lists that do not ask for the procedure leave them out.
    """

    everything: bool
    pairs: tuple[Pair, ...]
    narrowed: tuple[tuple[Pair, frozenset[str]], ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the permission is held nowhere."""
        return not self.everything and not self.pairs and not self.narrowed

    def q(self, *, unit_field: str, field_field: str | None = None, procedure_field: str | None = None) -> Q:
        """The condition for a queryset. Without `field_field`, grants bound to a field reach nothing; so do
        those bound to procedures without `procedure_field`."""
        if self.everything:
            return Q()
        found = [condition for pair in self.pairs if (condition := _pair_q(pair, unit_field, field_field))]
        for pair, procedures in self.narrowed if procedure_field is not None else ():
            within = _pair_q(pair, unit_field, field_field)
            if within is not None:
                found.append(within & Q(**{f"{procedure_field}__in": sorted(procedures)}))
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


def allowed(
    actor: Actor,
    permission: str,
    unit: int | None = None,
    field: str | None = None,
    procedure: str | None = None,
) -> bool:
    """Whether the actor holds the permission for a thing of this unit, field of work and procedure.

    A thing without one of them (None) is reached only by a grant over all units, fields or procedures.
    """
    return any(grant.reaches(unit, field, procedure) for grant in actor.granted(permission))


def up_to(actor: Actor, permission: str, unit: int, field: str, procedure: str) -> int | None:
    """Up to which amount in đồng a permission may be used on a thing it reaches; None without limit."""
    limits = [grant.most for grant in actor.granted(permission) if grant.reaches(unit, field, procedure)]
    return None if None in limits else max((most for most in limits if most is not None), default=0)


def require(
    actor: Actor,
    permission: str,
    unit: int | None = None,
    field: str | None = None,
    procedure: str | None = None,
) -> None:
    """Refuse like a missing thing unless allowed."""
    if not allowed(actor, permission, unit, field, procedure):
        raise NotFound


def scope(actor: Actor, permission: str) -> Scope:
    """How far a permission reaches, for lists."""
    held = actor.granted(permission)
    pairs = tuple(dict.fromkeys((each.units, each.fields) for each in held if each.procedures is None))
    narrowed = tuple(
        dict.fromkeys(
            ((each.units, each.fields), each.procedures) for each in held if each.procedures is not None
        )
    )
    return Scope(everything=(None, None) in pairs, pairs=pairs, narrowed=narrowed)
