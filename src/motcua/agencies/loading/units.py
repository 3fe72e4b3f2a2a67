"""Units of a province, their sections and what they took over."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.loading.files import end_day, first_day
from motcua.agencies.loading.upserts import upsert
from motcua.agencies.models import CalendarSwitch, Decision, Succession, Unit
from motcua.agencies.refusals import DataFileWrong
from motcua.kernel.text import fold, sort_key

_COLUMNS = (
    "administrative_code", "name", "short_name", "name_folded", "name_sort", "kind", "level",
    "commune_type", "parent_id", "fields", "calendar_code", "address", "phone", "decision_id",
    "valid_to",
)  # fmt: skip
"""What loading again changes. Not the mark of training: it is set and taken away on a page."""

RawUnit = Mapping[str, Any]


def load_decisions(raw: Iterable[Mapping[str, Any]]) -> dict[str, Decision]:
    """Decisions by key."""
    rows = [
        Decision(
            key=one["key"],
            number=one.get("number") or "",
            signed_on=first_day(one["date"]) if one.get("date") else None,
            subject=one["subject"],
            certainty=one.get("certainty") or "",
        )
        for one in raw
    ]
    known: dict[Hashable, Decision] = {row.key: row for row in Decision.objects.all()}
    stored = upsert(
        Decision.objects, rows, known, lambda row: row.key, ("number", "signed_on", "subject", "certainty")
    )
    return {str(key): row for key, row in stored.items()}


def with_sections(units: list[RawUnit], rules: list[Mapping[str, Any]]) -> list[RawUnit]:
    """The units of the file and, for those listed without any child, their sections by rule.

    Raises DataFileWrong for a unit that stands before the one above it.
    """
    _generations(units)
    with_children = {unit["parent"] for unit in units}
    made = [
        _section(unit, rule)
        for unit in units
        if unit["identifier"] not in with_children
        for rule in rules
        if applies(rule["applies_to"], unit)
    ]
    return [*units, *made]


def applies(to: Mapping[str, Any], unit: RawUnit) -> bool:
    """Whether a rule of the generator is meant for a unit."""
    types = to.get("commune_type")
    return to["kind"] == unit["kind"] and (types is None or unit.get("commune_type") in types)


def load_units(raw: list[RawUnit], decisions: Mapping[str, Decision]) -> dict[str, Unit]:
    """Units by identifier, parents before children, each with its path. Raises DataFileWrong."""
    stored: dict[str, Unit] = {}
    for generation in _generations(raw):
        known: dict[Hashable, Unit] = {
            (row.identifier, row.valid_from): row
            for row in Unit.objects.filter(identifier__in=[unit["identifier"] for unit in generation])
        }
        rows = [_unit(unit, stored.get(unit["parent"] or ""), decisions) for unit in generation]
        _keep_own_calendars(rows, known)
        found = upsert(Unit.objects, rows, known, lambda row: (row.identifier, row.valid_from), _COLUMNS)
        wanted = {(row.identifier, row.valid_from) for row in rows}
        mine = [row for key, row in found.items() if key in wanted]
        _set_paths(mine, stored)
        stored.update((row.identifier, row) for row in mine)
    _load_predecessors(raw, stored)
    return stored


def _keep_own_calendars(rows: Iterable[Unit], known: Mapping[Hashable, Unit]) -> None:
    """Who got another calendar by two people's decision keeps it, whatever the file says."""
    switched = set(CalendarSwitch.objects.values_list("unit_id", flat=True))
    for row in rows:
        there = known.get((row.identifier, row.valid_from))
        if there is not None and there.pk in switched:
            row.calendar_code = there.calendar_code


def _section(unit: RawUnit, rule: Mapping[str, Any]) -> RawUnit:
    short = str(unit["short_name"])
    # Inside another name the word for ward or commune is no longer the first.
    place = short[0].lower() + short[1:] if unit.get("commune_type") else short
    return {
        **unit,
        "identifier": f"{unit['identifier']}.{rule['suffix']}",
        "administrative_code": None,
        "name": rule["name"].format(place=place),
        "short_name": rule["short_name"].format(place=place),
        "slug": None,
        "kind": rule["kind"],
        "commune_type": None,
        "parent": unit["identifier"],
        "fields": rule["fields"],
        "calendar": None,
        "address": None,
        "phone": None,
        "predecessors": [],
    }


def _generations(raw: list[RawUnit]) -> list[list[RawUnit]]:
    """Units by their distance from the root, since a child needs its parent's id."""
    depth: dict[str, int] = {}
    found: dict[int, list[RawUnit]] = defaultdict(list)
    for unit in raw:
        parent = unit["parent"]
        if parent is not None and parent not in depth:
            reason = _("đơn vị cấp trên {parent} phải đứng trước").format(parent=parent)
            raise DataFileWrong(file="units.json", place=unit["identifier"], reason=reason)
        depth[unit["identifier"]] = depth[parent] + 1 if parent else 0
        found[depth[unit["identifier"]]].append(unit)
    return [found[level] for level in sorted(found)]


def _unit(raw: RawUnit, parent: Unit | None, decisions: Mapping[str, Decision]) -> Unit:
    return Unit(
        identifier=raw["identifier"],
        administrative_code=raw["administrative_code"] or "",
        name=raw["name"],
        short_name=raw["short_name"],
        name_folded=fold(raw["name"]),
        name_sort=sort_key(raw["name"]),
        kind=raw["kind"],
        level=raw["level"],
        commune_type=raw["commune_type"] or "",
        parent_id=parent.pk if parent else None,
        fields=list(raw["fields"]),
        calendar_code=raw["calendar"] or "",
        address=raw["address"] or "",
        phone=raw["phone"] or "",
        decision=decisions.get(raw["decision"] or ""),
        is_training=raw["training"],
        valid_from=first_day(raw["valid_from"]),
        valid_to=end_day(raw["valid_to"]),
    )


def _set_paths(units: list[Unit], parents: Mapping[str, Unit]) -> None:
    by_id = {parent.pk: parent.path for parent in parents.values()}
    moved = []
    for unit in units:
        path = f"{by_id.get(unit.parent_id or 0, '/')}{unit.pk}/"
        if unit.path != path:
            unit.path = path
            moved.append(unit)
    Unit.objects.bulk_update(moved, ["path"], batch_size=500)


def _load_predecessors(raw: list[RawUnit], units: Mapping[str, Unit]) -> None:
    rows = [
        Succession(
            successor=units[unit["identifier"]],
            name=before["name"],
            name_folded=fold(before["name"]),
            administrative_code=before["administrative_code"] or "",
            is_whole=before["part"] == "whole",
            on=_succeeded_on(unit, before),
        )
        for unit in raw
        for before in unit["predecessors"]
    ]
    Succession.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)


def _succeeded_on(unit: RawUnit, before: Mapping[str, Any]) -> date:
    return end_day(before["valid_to"]) or first_day(unit["valid_from"])
