"""Fetch or refuse: an obligation for somebody who may work with it."""

from motcua.payments.models import Obligation
from motcua.payments.permissions import Permission
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound


def locked_obligation(actor: Actor, obligation_id: int, permission: Permission) -> Obligation:
    """The obligation, locked for the rest of the transaction. Raises NotFound, also without the right."""
    found = Obligation.objects.select_for_update().filter(pk=obligation_id).first()
    if found is None:
        raise NotFound
    require(actor, permission, found.unit_id)
    return found
