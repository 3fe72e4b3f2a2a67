"""Reading centres for those who administer the units that run them."""

from dataclasses import dataclass
from datetime import date

from motcua.agencies.models import CentreKind, CounterKind, Equipment, UnitKind
from motcua.agencies.permissions import Permission
from motcua.agencies.rows import CentreRow, UnitRow
from motcua.agencies.structure import INNER, structure
from motcua.kernel.text import fold
from motcua.platform import clock
from motcua.platform.access import Actor, allowed, require, scope
from motcua.platform.errors import NotFound


@dataclass(frozen=True, slots=True)
class CentreLine:
    """A centre with the unit that runs it."""

    centre: CentreRow
    unit: UnitRow


def administered_centres(actor: Actor, words: str = "") -> tuple[CentreLine, ...]:
    """The centres of units one administers, closed ones too, by words of name, unit or address in any
    spelling; in the order of units, those that are open first. Raises NotFound without the right over any."""
    if scope(actor, Permission.UNIT_ADMINISTER).nothing:
        raise NotFound
    known, today, asked = structure(), clock.today(), fold(words).split()
    lines = [CentreLine(row, known.units[row.unit_id]) for row in known.centres.values()]
    found = [line for line in lines if _reaches(actor, line.unit.id) and _said(line, asked)]
    return tuple(
        sorted(found, key=lambda line: (_is_over(line, today), line.unit.name_sort, line.centre.code))
    )


def administered_centre(actor: Actor, code: str) -> CentreRow:
    """A centre of a unit one administers, by its code. Raises NotFound."""
    found = next((row for row in structure().centres.values() if row.code == code), None)
    if found is None:
        raise NotFound
    require(actor, Permission.UNIT_ADMINISTER, found.unit_id)
    return found


def may_open(unit: UnitRow, today: date) -> bool:
    """Whether a unit of today runs no centre, nor one from a later day on."""
    own = [row for row in structure().centres.values() if row.unit_id == unit.id]
    return unit.holds_on(today) and all(row.valid_to is not None and row.valid_to <= today for row in own)


def may_be_served(actor: Actor, unit_id: int) -> tuple[UnitRow, ...]:
    """The agencies a centre of this unit may take in for, as far as one administers them.

    Its own agency with what is directly below it; for a centre that stands alone, its neighbours. Communes
    are left out where a province asks: each has a centre of its own.
    """
    known, today = structure(), clock.today()
    agency = known.agency(unit_id)
    if agency is None:
        return ()
    top = known.units.get(agency.parent_id or 0) if agency.kind == UnitKind.CENTRE else agency
    top = top or agency
    near = [top, *(row for row in known.units.values() if row.parent_id == top.id)]
    fit = [row for row in near if row.kind not in INNER and row.holds_on(today) and _reaches(actor, row.id)]
    wanted = [row for row in fit if row is top or row.kind != UnitKind.COMMUNE_COMMITTEE]
    return tuple(sorted(wanted, key=lambda row: (row is not top, row.name_sort)))


def centre_kinds() -> dict[str, str]:
    return {kind.value: str(kind.label) for kind in CentreKind}


def counter_kinds() -> dict[str, str]:
    return {kind.value: str(kind.label) for kind in CounterKind}


def equipment_kinds() -> dict[str, str]:
    return {kind.value: str(kind.label) for kind in Equipment}


def _reaches(actor: Actor, unit_id: int) -> bool:
    return allowed(actor, Permission.UNIT_ADMINISTER, unit_id)


def _said(line: CentreLine, asked: list[str]) -> bool:
    told = fold(f"{line.centre.name} {line.unit.name} {line.centre.address}") if asked else ""
    return all(each in told for each in asked)


def _is_over(line: CentreLine, today: date) -> bool:
    ends = line.centre.valid_to
    return ends is not None and ends <= today
