"""Who can see a dossier, and by what right: the rule of `rules.may_see`, read from the other side."""

from motcua.agencies import api as agencies
from motcua.agencies.api import ExplainedRight
from motcua.dossiers import store
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import Permission
from motcua.dossiers.rules import units_of
from motcua.platform import clock
from motcua.platform.access import Actor, allowed
from motcua.platform.errors import NotFound


def who_sees(actor: Actor, code: str) -> tuple[ExplainedRight, ...]:
    """Every right by which somebody may look at the dossier today, in the order of names.

    For who may ask this at a unit the dossier touches; they need not see the dossier. Raises NotFound.
    """
    found = Dossier.objects.filter(code=code.strip().upper()).first()
    if found is None:
        raise NotFound
    held = store.look(found.public_id)
    units = units_of(held[0]) if held else frozenset()
    if not any(allowed(actor, Permission.WHO_SEES, unit) for unit in units):
        raise NotFound
    rights = agencies.who_may(Permission.VIEW, units, found.field_code, clock.today(), found.procedure_code)
    training = agencies.training_units()
    return tuple(right for right in rights if (right.post_unit_id in training) == found.is_training)
