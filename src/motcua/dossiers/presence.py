"""Who else looks at a dossier now. It warns and blocks nobody; what keeps acts apart is the version."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Case, F, Value, When

from motcua.dossiers import access
from motcua.dossiers.models import Presence
from motcua.dossiers.state import DossierState
from motcua.platform import clock
from motcua.platform.access import Actor

FADES_AFTER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class PresenceRow:
    name: str
    since: datetime


def here(actor: Actor, state: DossierState) -> tuple[PresenceRow, ...]:
    """Note that this person has the dossier in hand open, and say who else has, the first comer first."""
    now = clock.now()
    faded = now - FADES_AFTER
    if actor.account is not None:
        _note(state.id, actor.account, now, faded)
    others = Presence.objects.filter(dossier_id=state.id, seen_at__gte=faded)
    rows = others.exclude(account_id=actor.account or 0).order_by("since", "pk")
    return tuple(PresenceRow(name, since) for name, since in rows.values_list("account__name", "since"))


def _note(dossier: int, account: int, now: datetime, faded: datetime) -> None:
    """Whoever comes back after the hint has faded is there since now."""
    since = Case(When(seen_at__lt=faded, then=Value(now)), default=F("since"))
    mine = Presence.objects.filter(dossier_id=dossier, account_id=account)
    if not mine.update(seen_at=now, since=since):
        new = Presence(dossier_id=dossier, account_id=account, since=now, seen_at=now)
        Presence.objects.bulk_create([new], ignore_conflicts=True)


def still_here(actor: Actor, public_id: UUID) -> tuple[PresenceRow, ...]:
    """The same for a page that asks again and again; refuses like the page itself."""
    state, _now = access.dossier(actor, public_id)
    return here(actor, state)


def forget_faded() -> None:
    Presence.objects.filter(seen_at__lt=clock.now() - FADES_AFTER).delete()
