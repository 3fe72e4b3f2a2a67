"""Working calendars of units, with inheritance, and the old versions that dossiers keep."""

from motcua.agencies.kept import kept
from motcua.agencies.models import CalendarRow
from motcua.agencies.refusals import CalendarUnknown
from motcua.agencies.structure import structure
from motcua.kernel.worktime import Calendar, read_calendar


def calendar_of(unit_id: int) -> Calendar:
    """The calendar in force for a unit: its own, else that of the nearest unit above with one.

    Raises CalendarUnknown.
    """
    return kept(("calendar of", unit_id), lambda: _nearest(unit_id))


def calendar(code: str, version: str | None = None) -> Calendar:
    """A calendar by code: the version in force, or an old one to replay from. Raises CalendarUnknown."""
    return kept(("calendar", code, version), lambda: _load(code, version))


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
