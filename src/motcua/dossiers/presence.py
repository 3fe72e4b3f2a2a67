"""Who else looks at a dossier now. It warns and blocks nobody; what keeps acts apart is the version."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from motcua.dossiers import access, openings
from motcua.dossiers.changes import last_change_since
from motcua.dossiers.models import Presence
from motcua.dossiers.state import DossierState
from motcua.platform import clock
from motcua.platform.access import Actor

FADES_AFTER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class PresenceRow:
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """Who acted last, when (in words), and all that was done since a page was opened."""

    who: str
    when: str
    what: str


@dataclass(frozen=True, slots=True)
class Watch:
    """What a page that lies open is told: who else is there, and whether it shows what is no longer so."""

    present: tuple[PresenceRow, ...]
    changed: Changed | None


def here(actor: Actor, state: DossierState) -> tuple[PresenceRow, ...]:
    """Note that this person has the dossier in hand open, and say who else has, the first comer first."""
    now = clock.now()
    faded = now - FADES_AFTER
    if actor.account is not None and _note(state.id, actor.account, now, faded):
        openings.note(actor, state.id)
    others = Presence.objects.filter(dossier_id=state.id, seen_at__gte=faded)
    rows = others.exclude(account_id=actor.account or 0).order_by("since", "pk")
    return tuple(PresenceRow(name, since) for name, since in rows.values_list("account__name", "since"))


def _note(dossier: int, account: int, now: datetime, faded: datetime) -> bool:
    """Whoever comes back after the hint has faded is there since now; whether they have just come."""
    mine = Presence.objects.filter(dossier_id=dossier, account_id=account, seen_at__gte=faded)
    if mine.update(seen_at=now):
        return False
    new = Presence(dossier_id=dossier, account_id=account, since=now, seen_at=now)
    Presence.objects.bulk_create(
        [new], update_conflicts=True, unique_fields=["dossier", "account"], update_fields=["since", "seen_at"]
    )
    return True


def watch_page(actor: Actor, public_id: UUID, seen: int | None = None) -> Watch:
    """The same for a page that asks again and says which version it shows; refuses like the page."""
    state, _now = access.dossier(actor, public_id)
    is_old = seen is not None and seen < state.version
    changed = Changed(**last_change_since(state, seen or 0)) if is_old else None
    return Watch(here(actor, state), changed)


def forget_faded() -> None:
    Presence.objects.filter(seen_at__lt=clock.now() - FADES_AFTER).delete()
