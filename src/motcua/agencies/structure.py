"""The tree of units and the centres, read whole and kept: a province has some thousand of them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from motcua.agencies.kept import kept
from motcua.agencies.models import Counter, ServiceCentre, Succession, Unit, UnitKind
from motcua.agencies.rows import CentreRow, CounterRow, UnitRow

INNER = frozenset({UnitKind.SECTION.value, UnitKind.CENTRE.value})
"""Kinds that are parts of an agency and decide nothing in their own name."""


@dataclass(slots=True)
class Structure:
    """All units, past ones too, by every key they are asked for."""

    units: dict[int, UnitRow]
    by_public_id: dict[UUID, UnitRow]
    by_identifier: dict[str, tuple[UnitRow, ...]]
    below: dict[int, frozenset[int]]
    centres: dict[int, CentreRow]
    centres_of: dict[int, tuple[CentreRow, ...]] = field(default_factory=dict)
    counters: dict[int, CounterRow] = field(default_factory=dict)
    heirs: dict[int, int] = field(default_factory=dict)

    def heir(self, unit_id: int) -> int:
        """The unit that has followed a unit of ours, or itself where none has."""
        return self.line_of(unit_id)[-1]

    def line_of(self, unit_id: int) -> tuple[int, ...]:
        """A unit, what followed it, what followed that, up to today."""
        line = [unit_id]
        while line[-1] in self.heirs:
            line.append(self.heirs[line[-1]])
        return tuple(line)

    def subtree(self, unit_id: int) -> frozenset[int]:
        """The unit and everything below it, closed sections and units it followed included: their past
        stays readable."""
        return self.below.get(unit_id, frozenset())

    def agency(self, unit_id: int) -> UnitRow | None:
        """The unit itself or the nearest one above that is an agency of its own."""
        unit = self.units.get(unit_id)
        while unit is not None and unit.kind in INNER and not self._stands_alone(unit):
            unit = self.units.get(unit.parent_id) if unit.parent_id else None
        return unit

    def _stands_alone(self, unit: UnitRow) -> bool:
        """The centre of a province takes in for every agency in its own name: the rights of its people end at
        the centre, and are none over the committee it is under."""
        above = self.units.get(unit.parent_id) if unit.parent_id else None
        is_provincial = above is not None and above.kind == UnitKind.PROVINCE_COMMITTEE.value
        return unit.kind == UnitKind.CENTRE.value and is_provincial

    def commune(self, unit_id: int) -> UnitRow | None:
        """The commune committee above, or equal to, a unit."""
        unit = self.units.get(unit_id)
        while unit is not None and unit.kind != UnitKind.COMMUNE_COMMITTEE:
            unit = self.units.get(unit.parent_id) if unit.parent_id else None
        return unit


def structure() -> Structure:
    """The organisation as this process knows it."""
    return kept("structure", _load)


def in_force(rows: tuple[UnitRow, ...], day: date | None) -> UnitRow | None:
    """Of the units that bore one identifier: the one in force that day, else the latest."""
    if not rows:
        return None
    if day is not None:
        return next((row for row in rows if row.holds_on(day)), None)
    return max(rows, key=lambda row: (row.valid_to is None, row.valid_from))


def _load() -> Structure:
    units = {row.id: row for row in map(_unit_row, Unit.objects.order_by("id"))}
    named: dict[str, list[UnitRow]] = defaultdict(list)
    below: dict[int, set[int]] = defaultdict(set)
    for row in units.values():
        named[row.identifier].append(row)
        for above in row.lineage:
            below[above].add(row.id)
    heirs = _load_heirs(units)
    for old in heirs:
        _within_heirs(old, units, heirs, below)
    centres = _load_centres()
    found = Structure(
        units=units,
        by_public_id={row.public_id: row for row in units.values()},
        by_identifier={identifier: tuple(rows) for identifier, rows in named.items()},
        below={unit: frozenset(ids) for unit, ids in below.items()},
        centres=centres,
        heirs=heirs,
    )
    found.centres_of = _by_unit(centres)
    found.counters = {row.id: row for centre in centres.values() for row in centre.counters}
    return found


def _load_heirs(units: dict[int, UnitRow]) -> dict[int, int]:
    """Who followed whom as a whole, among our own units; a unit of today has no heir."""
    rows = Succession.objects.filter(is_whole=True, predecessor_id__isnull=False).order_by("on", "id")
    pairs = rows.values_list("predecessor_id", "successor_id")
    return {old: heir for old, heir in pairs if old is not None and units[old].valid_to is not None}


def _within_heirs(
    old: int, units: dict[int, UnitRow], heirs: dict[int, int], below: dict[int, set[int]]
) -> None:
    """Whoever reaches an heir reaches what it followed, with all that was below it."""
    past, heir = frozenset(below[old]), heirs[old]
    while True:
        for above in units[heir].lineage:
            below[above] |= past
        if heir not in heirs:
            return
        heir = heirs[heir]


def _by_unit(centres: dict[int, CentreRow]) -> dict[int, tuple[CentreRow, ...]]:
    """Centres by the units they serve and by the unit that runs them."""
    found: dict[int, list[CentreRow]] = defaultdict(list)
    for row in centres.values():
        for unit in row.serves | {row.unit_id}:
            found[unit].append(row)
    return {unit: tuple(rows) for unit, rows in found.items()}


def _load_centres() -> dict[int, CentreRow]:
    counters: dict[int, list[CounterRow]] = defaultdict(list)
    for counter in Counter.objects.order_by("centre_id", "number"):
        counters[counter.centre_id].append(_counter_row(counter))
    serves: dict[int, set[int]] = defaultdict(set)
    for centre_id, unit_id in ServiceCentre.serves.through.objects.values_list("servicecentre_id", "unit_id"):
        serves[centre_id].add(unit_id)
    return {
        centre.pk: _centre_row(centre, frozenset(serves[centre.pk]), tuple(counters[centre.pk]))
        for centre in ServiceCentre.objects.order_by("id")
    }


def _unit_row(unit: Unit) -> UnitRow:
    return UnitRow(
        id=unit.pk,
        public_id=unit.public_id,
        identifier=unit.identifier,
        administrative_code=unit.administrative_code,
        name=unit.name,
        short_name=unit.short_name,
        kind=unit.kind,
        level=unit.level,
        commune_type=unit.commune_type,
        path=unit.path,
        parent_id=unit.parent_id,
        fields=tuple(unit.fields),
        calendar_code=unit.calendar_code,
        address=unit.address,
        phone=unit.phone,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        is_training=unit.is_training,
        name_folded=unit.name_folded,
        name_sort=unit.name_sort,
    )


def _counter_row(counter: Counter) -> CounterRow:
    return CounterRow(
        id=counter.pk,
        number=counter.number,
        name=counter.name,
        kind=counter.kind,
        fields=tuple(counter.fields),
        valid_from=counter.valid_from,
        valid_to=counter.valid_to,
    )


def _centre_row(centre: ServiceCentre, serves: frozenset[int], counters: tuple[CounterRow, ...]) -> CentreRow:
    return CentreRow(
        id=centre.pk,
        code=centre.code,
        name=centre.name,
        kind=centre.kind,
        unit_id=centre.unit_id,
        hosted_in_id=centre.hosted_in_id,
        serves=serves,
        address=centre.address,
        phone=centre.phone,
        email=centre.email,
        hours=centre.hours,
        equipment=tuple(centre.equipment),
        counters=counters,
        valid_from=centre.valid_from,
        valid_to=centre.valid_to,
    )
