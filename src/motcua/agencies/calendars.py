"""Working calendars of units, with inheritance, and the old versions that dossiers keep."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from motcua.agencies.kept import changed, kept
from motcua.agencies.models import CalendarRow, CalendarSwitch, Unit
from motcua.agencies.permissions import Permission
from motcua.agencies.refusals import CalendarUnknown
from motcua.agencies.structure import structure
from motcua.kernel.worktime import Calendar, read_calendar
from motcua.platform import clock, ledger
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


@dataclass(frozen=True, slots=True)
class Counted:
    """Dates promised by the calendar `code`: of units in `units` alone (None: of all) but those in `but`."""

    code: str
    units: frozenset[int] | None
    but: frozenset[int] = frozenset()


def counted_by(code: str, coming: int | None = None) -> tuple[Counted, ...]:
    """Whose dates a calendar counts: those promised by it, and those of units that left another for it.

    A dossier that came from another agency keeps the calendar it was promised by: only a unit's own switch
    takes dates along. `coming`: as it will be once this unit, with those that follow it, uses the calendar.
    """
    left = dict(_left())
    uses = dict(_uses())
    if coming is not None:
        followers = followers_of(coming)
        left[uses[coming]] = left.get(uses[coming], frozenset()) | structure().subtree(coming)
        uses |= dict.fromkeys(followers, code)
    return whose_dates(code, left, uses)


def whose_dates(
    code: str, left: Mapping[str, frozenset[int]], uses: Mapping[int, str]
) -> tuple[Counted, ...]:
    """`left`: by calendar, the units under a switch away from it; `uses`: what each unit works by."""
    gone = frozenset(unit for unit in left.get(code, ()) if uses.get(unit) != code)
    came = {
        other: frozenset(unit for unit in units if uses.get(unit) == code)
        for other, units in left.items()
        if other != code
    }
    return (Counted(code, None, gone), *(Counted(other, units) for other, units in came.items() if units))


def calendar_followed(code: str, unit_id: int) -> Calendar:
    """The calendar in force for a date promised by `code`, in a unit that may have left that one since."""
    return calendar_of(unit_id) if unit_id in _left().get(code, ()) else calendar(code)


def followers_of(unit_id: int) -> frozenset[int]:
    """The unit and those under it that work by the calendar it works by, because it does."""
    units, found = structure().units, set()
    for each in structure().subtree(unit_id):
        row = units[each]
        while row.id != unit_id and not row.calendar_code and row.parent_id in units:
            row = units[row.parent_id]
        if row.id == unit_id:
            found.add(each)
    return frozenset(found)


def use_calendar(actor: Actor, unit_id: int, code: str, why: str) -> None:
    """A unit, with those that follow it, works by another calendar; without a code by that of the unit above.

    The right is asked where the change is approved: on the day itself nobody asks again.
    Raises CalendarUnknown.
    """
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=unit_id)
        if unit.calendar_code == code:
            return
        before = calendar_of(unit_id).code
        unit.calendar_code = code
        unit.save(update_fields=["calendar_code"])
        CalendarSwitch.objects.get_or_create(unit=unit, left=before, defaults={"at": clock.now()})
        changed()
        payload: dict[str, object] = {"before": before, "after": calendar_of(unit_id).code}
        entry = ledger.NewEntry(f"unit:{unit_id}", "agencies.unit.calendar", payload, notes={"reason": why})
        ledger.append(actor, [entry])


def calendar_above(unit_id: int) -> Calendar:
    """What a unit would work by without a calendar of its own. Raises CalendarUnknown."""
    parent = structure().units[unit_id].parent_id
    if parent is None:
        raise CalendarUnknown
    return calendar_of(parent)


def _left() -> Mapping[str, frozenset[int]]:
    return kept("calendars left", _load_left)


def _load_left() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for unit, code in CalendarSwitch.objects.values_list("unit_id", "left"):
        under = structure().subtree(structure().heir(unit)) | structure().subtree(unit)
        found[code] = found.get(code, frozenset()) | under
    return found


def _uses() -> Mapping[int, str]:
    return kept("calendars used", lambda: {unit: _code_for(unit) for unit in structure().units})


def _code_for(unit_id: int) -> str:
    units = structure().units
    unit = units.get(unit_id)
    while unit is not None and not unit.calendar_code:
        unit = units.get(unit.parent_id) if unit.parent_id else None
    return unit.calendar_code if unit is not None else ""


def _nearest(unit_id: int) -> Calendar:
    code = _code_for(unit_id)
    if not code:
        raise CalendarUnknown
    return calendar(code)


def _load(code: str, version: str | None) -> Calendar:
    rows = CalendarRow.objects.filter(code=code)
    rows = rows.filter(is_current=True) if version is None else rows.filter(version=version)
    row = rows.first()
    if row is None:
        raise CalendarUnknown
    return read_calendar(row.data)
