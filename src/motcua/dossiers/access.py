"""Who gets a dossier in hand. There is no other way to one: absent and forbidden look alike."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.dossiers import rules, store
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import Permission
from motcua.dossiers.state import DossierState
from motcua.dossiers.training import dossiers_q
from motcua.platform.access import Actor, scope
from motcua.platform.errors import NotFound


class Side(StrEnum):
    """By which of its units a dossier is somebody's to see."""

    COMPETENT = "competent"
    RECEIVING = "receiving"
    HELPING = "helping"


def dossier(actor: Actor, public_id: UUID) -> tuple[DossierState, datetime]:
    """One dossier this person may see, and the moment it was read."""
    found = store.look(public_id)
    if found is None or not rules.may_see(actor, found[0]):
        raise NotFound
    return found


def visible(actor: Actor) -> QuerySet[Dossier]:
    """All dossiers this person may see: received, helped with or decided where the permission reaches."""
    whole = Q(pk__in=[])
    for side in sides(actor).values():
        whole |= side
    among = Dossier.objects.filter(dossiers_q(actor))
    return among if scope(actor, Permission.VIEW).everything else among.filter(whole)


def sides(actor: Actor) -> dict[Side, Q]:
    """The same side by side, for lists that read each by an index of its own."""
    reach = scope(actor, Permission.VIEW)
    return {
        side: reach.q(unit_field=f"{side}_id", field_field="field_code", procedure_field="procedure_code")
        for side in Side
    }
