"""Who may give an errand, and to whom: whoever may see what it is about, and stands near it."""

from datetime import date
from uuid import UUID

from motcua.agencies import api as agencies
from motcua.dossiers import access
from motcua.dossiers.followup import owners
from motcua.dossiers.overview import overseen_units
from motcua.dossiers.permissions import Permission
from motcua.dossiers.rules import units_of
from motcua.dossiers.state import DossierState
from motcua.platform import clock
from motcua.platform.access import Actor, scope
from motcua.platform.errors import NotFound

_HEADS = ("leader", "section_head")
"""Functions of a unit to whom a figure about it may be put."""


def may_give(actor: Actor) -> bool:
    """Whoever answers for a unit's work, or stands in for who does."""
    return actor.account is not None and not scope(actor, Permission.OVERSEE).nothing


def require_may_give(actor: Actor) -> None:
    if not may_give(actor):
        raise NotFound


def people_for(actor: Actor, dossier: UUID | None, unit: int | None = None) -> dict[int, str]:
    """Account → name of those an errand may be given to; about a dossier only those who may see it.

    About a list: the officers of one's own agency, and the heads of the unit the list is about.
    Raises NotFound.
    """
    require_may_give(actor)
    today = clock.today()
    if dossier is not None:
        state, _now = access.dossier(actor, dossier)
        found = _near(actor, state, today)
    else:
        found = _colleagues(actor, today) | _heads(actor, unit, today)
    found.pop(actor.account or 0, None)
    return found


def _near(actor: Actor, state: DossierState, today: date) -> dict[int, str]:
    seeing = agencies.who_may(Permission.VIEW, units_of(state), state.field_code, today, state.procedure_code)
    may_see = {right.account_id for right in seeing}
    return {account: name for account, name in owners(actor, state, today).items() if account in may_see}


def _colleagues(actor: Actor, today: date) -> dict[int, str]:
    people = agencies.people_of_agency(actor.unit, today) if actor.unit is not None else ()
    return {row.account_id: f"{row.account_name}, {row.title}" for row in people}


def _heads(actor: Actor, unit: int | None, today: date) -> dict[int, str]:
    if unit is None or unit not in overseen_units(actor):
        return {}
    found: dict[int, str] = {}
    for function in _HEADS:
        for row in agencies.holders(function, unit, None, today):
            found.setdefault(row.account_id, f"{row.name}, {row.title}")
    return found
