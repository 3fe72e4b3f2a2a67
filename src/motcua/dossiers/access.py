"""Who gets a dossier in hand. There is no other way to one: absent and forbidden look alike."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.dossiers import rules, store
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import Permission
from motcua.dossiers.state import DossierState
from motcua.dossiers.training import dossiers_q
from motcua.platform.access import Actor, scope
from motcua.platform.errors import NotFound


def dossier(actor: Actor, public_id: UUID) -> tuple[DossierState, datetime]:
    """One dossier this person may see, and the moment it was read."""
    found = store.look(public_id)
    if found is None or not rules.may_see(actor, found[0]):
        raise NotFound
    return found


def visible(actor: Actor) -> QuerySet[Dossier]:
    """All dossiers this person may see: received, helped with or decided where the permission reaches."""
    reach = scope(actor, Permission.VIEW)
    among = Dossier.objects.filter(dossiers_q(actor))
    if reach.everything:
        return among
    whole = Q(pk__in=[])
    for unit in ("competent_id", "receiving_id", "helping_id"):
        whole |= reach.q(unit_field=unit, field_field="field_code", procedure_field="procedure_code")
    return among.filter(whole)
