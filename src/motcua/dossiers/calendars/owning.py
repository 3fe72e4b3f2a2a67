"""A unit begins a calendar of its own as a copy of the one it works by, or goes back to that of the unit
above.

Both are drafts like any other: every date that moves is listed, a second person approves. A calendar of its
own holds from the approval; what differs in it differs from the days named in it. Who goes back works by both
in one draft, by the old days before and by those of the unit above after, and leaves its own on the day
itself.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.dossiers.calendars.drafting import begun, keep, own_open
from motcua.dossiers.calendars.kind import version_now
from motcua.dossiers.calendars.refusals import (
    AnotherDraft,
    DayGone,
    EditIncomplete,
    NoCalendarAbove,
    OwnAlready,
)
from motcua.dossiers.models import CalendarDraft
from motcua.kernel import worktime
from motcua.kernel.text import clean
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


def own_code(unit: agencies.UnitRow) -> str:
    """The code of a unit's own calendar."""
    return f"rieng-{unit.identifier.lower()}"[:40]


def has_own(unit: agencies.UnitRow) -> bool:
    return unit.calendar_code == own_code(unit)


def draft_own(actor: Actor, unit_id: int, name: str) -> UUID:
    """Begin a calendar of a unit's own; edits follow.

    Raises NotFound, OwnAlready, AnotherDraft, EditIncomplete.
    """
    maker, unit = _maker(actor), agencies.unit(unit_id)
    called = clean(name)[:200]
    if not called:
        raise EditIncomplete
    if has_own(unit):
        raise OwnAlready
    with transaction.atomic():
        code, origin = own_code(unit), agencies.calendar_of(unit_id)
        draft = _first(actor, maker, code, version_now(code))
        draft.for_unit_id = unit_id
        draft.origin, draft.origin_version = origin.code, version_now(origin.code)
        keep(draft, worktime.copied(origin, code, draft.version, called))
    return draft.public_id


def draft_return(actor: Actor, unit_id: int, day: date) -> UUID:
    """Give a unit's own calendar up from a day on.

    Raises NotFound, NoCalendarAbove, DayGone, AnotherDraft.
    """
    maker, unit = _maker(actor), agencies.unit(unit_id)
    if not unit.calendar_code or unit.parent_id is None:
        raise NoCalendarAbove
    above = agencies.calendar_above(unit_id)
    if not clock.today() <= day <= above.known_to:
        raise DayGone(field="day")
    with transaction.atomic():
        code = unit.calendar_code
        draft = _first(actor, maker, code, agencies.version_in_force(code))
        draft.for_unit_id, draft.leaves_on = unit_id, day
        draft.origin, draft.origin_version = above.code, version_now(above.code)
        keep(draft, worktime.joined(agencies.calendar(code, draft.base), above, day, draft.version))
    return draft.public_id


def _maker(actor: Actor) -> int:
    agencies.require_calendars(actor)
    if actor.account is None:
        raise NotFound
    return actor.account


def _first(actor: Actor, maker: int, code: str, base: str) -> CalendarDraft:
    if own_open(actor, code) is not None:
        raise AnotherDraft
    return begun(maker, code, base)
