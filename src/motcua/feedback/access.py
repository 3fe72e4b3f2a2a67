"""Whose words somebody of the office may read. The rights are held over units, in whatever field of work."""

from motcua.feedback.permissions import Permission
from motcua.platform.access import Actor, scope
from motcua.platform.errors import NotFound


def may(actor: Actor, permission: Permission, unit: int | None) -> bool:
    """Whether the right reaches the unit."""
    held = scope(actor, permission)
    return held.everything or any(units is None or unit in units for units, _fields in held.pairs)


def insist(actor: Actor, permission: Permission, unit: int | None) -> int:
    """The unit, for whoever has the right over it. Raises NotFound."""
    if unit is None or not may(actor, permission, unit):
        raise NotFound
    return unit


def units_within(actor: Actor, permission: Permission) -> frozenset[int] | None:
    """The units a right reaches; None means all of them."""
    held = scope(actor, permission)
    if held.everything or any(units is None for units, _fields in held.pairs):
        return None
    return frozenset().union(*(units or () for units, _fields in held.pairs))


def holds(actor: Actor, permission: Permission) -> bool:
    """Whether the right is held anywhere."""
    return not scope(actor, permission).nothing
