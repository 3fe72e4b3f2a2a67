"""Undertake something about a late or stuck dossier, and say every week how it goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.agencies.api import HolderRow
from motcua.catalogue import api as catalogue
from motcua.dossiers import access
from motcua.dossiers.acting import LONGEST_TEXT, fit
from motcua.dossiers.followup.refusals import (
    CauseUnknown,
    DayGone,
    NeitherLateNorStuck,
    NoSuchOwner,
    NothingWritten,
    NotRegistered,
    WrittenMeanwhile,
)
from motcua.dossiers.followup.standing import late_or_stuck
from motcua.dossiers.impartiality import insist_impartial, is_tied, others
from motcua.dossiers.models import Dossier, FollowUp, FollowUpNote
from motcua.dossiers.overview import OPEN, Cause
from motcua.dossiers.permissions import Permission
from motcua.dossiers.state import DossierState
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require

WRITTEN, NOTED = "dossiers.follow_up.written", "dossiers.follow_up.noted"


@dataclass(frozen=True, slots=True)
class Undertake:
    """`seen` is the version of the undertaking that was on the page, 0 where there was none."""

    cause: str
    owner: int
    settle_by: date
    explanation: str = ""
    seen: int = 0


def undertake(actor: Actor, public_id: UUID, command: Undertake) -> None:
    """Name cause, owner and day; again to change them. Raises Refusal."""
    explanation = fit(command.explanation, field="explanation", most=LONGEST_TEXT, lines=True)
    with transaction.atomic(durable=True):
        state, now = _in_hand(actor, public_id)
        _insist_on(actor, command, state, now)
        row = FollowUp.objects.filter(dossier_id=state.id).first()
        if (row.version if row else 0) != command.seen:
            raise WrittenMeanwhile
        row = row or FollowUp(dossier_id=state.id, version=0)
        row.cause, row.explanation = command.cause, explanation
        row.owner_id, row.settle_by = command.owner, command.settle_by
        row.written_at = row.noted_at = now
        row.written_by, row.version = actor.post or 0, row.version + 1
        row.save()
        told = {"cause": row.cause, "owner": row.owner_id, "settle_by": row.settle_by.isoformat()}
        _record(actor, state, WRITTEN, told, {"explanation": explanation} if explanation else {})


def note(actor: Actor, public_id: UUID, text: str) -> None:
    """Say how it goes. Raises Refusal."""
    words = fit(text, field="text", most=LONGEST_TEXT, lines=True)
    if not words:
        raise NothingWritten(field="text")
    with transaction.atomic(durable=True):
        state, now = _in_hand(actor, public_id)
        if not FollowUp.objects.filter(dossier_id=state.id).update(noted_at=now):
            raise NotRegistered(field="text")
        FollowUpNote.objects.create(
            dossier_id=state.id, text=words, written_at=now, written_by=actor.post or 0
        )
        _record(actor, state, NOTED, {}, {"note": words})


def owners(actor: Actor, state: DossierState, day: date) -> dict[int, str]:
    """Who can be made to settle it: those with a function in its process, who holds it now, and oneself."""
    version = catalogue.version(state.procedure_version_id)
    functions = dict.fromkeys(step.function for step in (version.spec.steps if version.spec else ()))
    found: list[HolderRow] = []
    for function in functions:
        if function:
            found += others(agencies.holders(function, state.competent_id, state.field_code, day), state)
    names = {row.account_id: row.name for row in found}
    if actor.account is None or is_tied(actor, state):
        return names
    return names | {actor.account: actor.name}


def require_may_follow(actor: Actor, state: DossierState) -> None:
    """Whoever answers for the unit that decides. Raises NotFound."""
    require(actor, Permission.OVERSEE, state.competent_id, state.field_code, state.procedure_code)


def _in_hand(actor: Actor, public_id: UUID) -> tuple[DossierState, datetime]:
    """The dossier, for who answers for it; held until commit, so that of two who write one comes second."""
    state, _read = access.dossier(actor, public_id)
    require_may_follow(actor, state)
    insist_impartial(actor, state, _("theo dõi hồ sơ trễ"))
    Dossier.objects.select_for_update().only("id").get(pk=state.id)
    return state, clock.now()


def _insist_on(actor: Actor, command: Undertake, state: DossierState, now: datetime) -> None:
    if not Dossier.objects.filter(OPEN, late_or_stuck(now), pk=state.id).exists():
        raise NeitherLateNorStuck
    if command.cause not in set(Cause):
        raise CauseUnknown(field="cause")
    if command.owner not in owners(actor, state, now.date()):
        raise NoSuchOwner(field="owner")
    if command.settle_by < now.date():
        raise DayGone(field="settle_by")


def _record(
    actor: Actor,
    state: DossierState,
    name: str,
    payload: Mapping[str, object],
    notes: Mapping[str, str],
) -> None:
    ledger.append(actor, [ledger.NewEntry(state.subject, name, payload, notes=notes)])
