"""Working calendars of units, with inheritance, and the old versions that dossiers keep."""

from motcua.agencies.kept import kept
from motcua.agencies.models import CalendarRow
from motcua.agencies.permissions import Permission
from motcua.agencies.refusals import CalendarUnknown
from motcua.agencies.structure import structure
from motcua.kernel.worktime import Calendar, read_calendar
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound


def calendar_of(unit_id: int) -> Calendar:
    """The calendar in force for a unit: its own, else that of the nearest unit above with one.

    Raises CalendarUnknown.
    """
    return kept(("calendar of", unit_id), lambda: _nearest(unit_id))


def calendar(code: str, version: str | None = None) -> Calendar:
    """A calendar by code: the version in force, or an old one to replay from. Raises CalendarUnknown."""
    return kept(("calendar", code, version), lambda: _load(code, version))


def calendars_in_force() -> tuple[tuple[Calendar, tuple[int, ...]], ...]:
    """Every calendar in force with the units that name it themselves, by name."""
    units: dict[str, list[int]] = {}
    for unit in structure().units.values():
        if unit.calendar_code:
            units.setdefault(unit.calendar_code, []).append(unit.id)
    codes = CalendarRow.objects.filter(is_current=True).values_list("code", flat=True).order_by("code")
    return tuple((calendar(code), tuple(units.get(code, ()))) for code in codes)


def version_in_force(code: str) -> str:
    """The version of today, with its row locked, past what a process keeps. Raises CalendarUnknown."""
    row = CalendarRow.objects.select_for_update().filter(code=code, is_current=True).first()
    if row is None:
        raise CalendarUnknown
    return row.version


def require_calendars(actor: Actor) -> int:
    """Calendars are the whole province's: the right over each of its roots; its first.

    Raises NotFound.
    """
    roots = require_over_roots(actor)
    if not roots:
        raise NotFound
    return roots[0]


def require_over_roots(actor: Actor) -> list[int]:
    """The roots of the province, if the right reaches each of them; none before units are loaded."""
    roots = sorted(unit.id for unit in structure().units.values() if unit.parent_id is None)
    for root in roots:
        require(actor, Permission.CALENDAR_SAVE, root)
    return roots


def _nearest(unit_id: int) -> Calendar:
    units = structure().units
    unit = units.get(unit_id)
    while unit is not None:
        if unit.calendar_code:
            return calendar(unit.calendar_code)
        unit = units.get(unit.parent_id) if unit.parent_id else None
    raise CalendarUnknown


def _load(code: str, version: str | None) -> Calendar:
    rows = CalendarRow.objects.filter(code=code)
    rows = rows.filter(is_current=True) if version is None else rows.filter(version=version)
    row = rows.first()
    if row is None:
        raise CalendarUnknown
    return read_calendar(row.data)
