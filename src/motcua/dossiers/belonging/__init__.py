"""Whose a dossier is. An officer's rights say nothing here, and these nothing of an officer's."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from motcua.dossiers import store
from motcua.dossiers.models import Dossier, Holder, Participant
from motcua.dossiers.state import DossierState
from motcua.parties import api as parties
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

OWN_KINDS = frozenset({"person", "organisation"})


def files_for_themselves(actor: Actor) -> bool:
    """Whether this account files dossiers of its own: people and organisations, signed in."""
    return actor.kind in OWN_KINDS and actor.account is not None


def mine(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers of this account, the newest first."""
    if not files_for_themselves(actor):
        return Dossier.objects.none()
    held = Holder.objects.filter(account_id=actor.account or 0).values("dossier_id")
    return Dossier.objects.filter(pk__in=held, is_training=False).order_by("-pk")


def holds_it(actor: Actor, dossier_id: int) -> bool:
    """Whether a dossier is this account's own."""
    return (
        files_for_themselves(actor)
        and Holder.objects.filter(account_id=actor.account or 0, dossier_id=dossier_id).exists()
    )


def the_one(actor: Actor, public_id: UUID) -> tuple[DossierState, datetime]:
    """One of one's own, and the moment it was read. Raises NotFound, also for another's."""
    found = store.look(public_id)
    if found is None or found[0].is_training or not holds_it(actor, found[0].id):
        raise NotFound
    return found


def found(actor: Actor, public_id: UUID, *, is_tracked: bool) -> tuple[DossierState, datetime]:
    """One of one's own, or one whose code and phone this browser has shown. Raises NotFound."""
    if not is_tracked:
        return the_one(actor, public_id)
    seen = store.look(public_id)
    if seen is None or seen[0].is_training:
        raise NotFound
    return seen


def claimable(actor: Actor) -> QuerySet[Dossier]:
    """Dossiers with this person as owner, by their number, filed with help and not yet in their account."""
    number = own_number(actor)
    if not number:
        return Dossier.objects.none()
    named = Participant.objects.filter(personal_id=number, role="owner").values("dossier_id")
    held = Holder.objects.filter(account_id=actor.account or 0).values("dossier_id")
    return Dossier.objects.filter(pk__in=named, is_training=False).exclude(pk__in=held).order_by("-pk")


def claim(actor: Actor, public_id: UUID) -> None:
    """Take a dossier in which one is the owner into one's account. Raises NotFound."""
    with transaction.atomic():
        found = claimable(actor).filter(public_id=public_id).first()
        if found is None or actor.account is None:
            raise NotFound
        Holder.objects.create(dossier=found, account_id=actor.account, how="claimed", since=clock.now())
        ledger.append(actor, [ledger.NewEntry(f"dossier:{found.pk}", "dossiers.dossier.claimed", {})])


def own_number(actor: Actor) -> str:
    """The identity number of the person behind an account, as its identity provider vouched for it."""
    if actor.kind != "person" or actor.account is None:
        return ""
    person = parties.person_of(actor.account)
    return person.personal_id if person is not None else ""
