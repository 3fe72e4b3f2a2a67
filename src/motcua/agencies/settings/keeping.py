"""Settings in force by unit: the nearest unit up the tree that has fixed the number."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.kept import kept
from motcua.agencies.loading.files import end_day, first_day
from motcua.agencies.loading.upserts import upsert
from motcua.agencies.models import Setting, Unit
from motcua.agencies.refusals import DataFileWrong
from motcua.agencies.structure import structure


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A number that holds at a unit, which unit fixed it, and on what ground."""

    value: int
    unit_id: int
    source: str
    certainty: str
    valid_from: date
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


_Places = dict[int, tuple[SettingRow, ...]]


def setting(key: str, unit_id: int, on: date) -> SettingRow | None:
    """What the unit, or the nearest one above it, has fixed for a day; None where nobody has."""
    fixed = kept(("setting", key), lambda: _load(key))
    unit = structure().units.get(unit_id)
    for place in unit.lineage if unit else ():
        found = [row for row in fixed.get(place, ()) if row.holds_on(on)]
        if found:
            return max(found, key=lambda row: row.valid_from)
    return None


def _load(key: str) -> _Places:
    found: dict[int, list[SettingRow]] = defaultdict(list)
    columns = ("value", "unit_id", "source", "certainty", "valid_from", "valid_to")
    for values in Setting.objects.filter(key=key).values_list(*columns):
        row = SettingRow(*values)
        found[row.unit_id].append(row)
    return {unit: tuple(rows) for unit, rows in found.items()}


def load_settings(raw: list[Mapping[str, Any]], units: Mapping[str, Unit]) -> int:
    """Settings of a province's file; safe to repeat. Raises DataFileWrong for a unit that does not exist.

    Until when one holds is not loaded again: people may have fixed what follows it since.
    """
    rows = [_row(one, units) for one in raw]
    known: dict[Hashable, Setting] = {_key(row): row for row in Setting.objects.all()}
    upsert(Setting.objects, rows, known, _key, ("value", "source", "certainty"))
    return len(rows)


def _key(row: Setting) -> Hashable:
    return row.unit_id, row.key, row.valid_from


def _row(raw: Mapping[str, Any], units: Mapping[str, Unit]) -> Setting:
    unit = units.get(raw["unit"])
    if unit is None:
        reason = _("không có đơn vị {identifier}").format(identifier=raw["unit"])
        raise DataFileWrong(file="province.json", place=raw["key"], reason=reason)
    return Setting(
        unit=unit,
        key=raw["key"],
        value=raw["value"],
        source=raw["source"],
        certainty=raw["certainty"],
        valid_from=first_day(raw["valid_from"]),
        valid_to=end_day(raw["valid_to"]),
    )
