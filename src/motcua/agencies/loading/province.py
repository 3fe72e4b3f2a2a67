"""A province from its folder of files: everything the organisation needs to work, safe to repeat."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.kept import changed
from motcua.agencies.loading.calendars import load_calendars
from motcua.agencies.loading.centres import load_centres, load_competence
from motcua.agencies.loading.files import read
from motcua.agencies.loading.people import load_people
from motcua.agencies.loading.roles import load_roles
from motcua.agencies.loading.staffing import invent_staff
from motcua.agencies.loading.units import load_decisions, load_units, with_sections
from motcua.agencies.refusals import DataFileWrong
from motcua.agencies.settings import load_settings
from motcua.platform import ledger, proposals
from motcua.platform.access import SYSTEM

_SCHEMAS = {
    "province": "province",
    "units": "unit",
    "centres": "centre",
    "people": "people",
    "generated": "generated",
    "competence": "competence",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a province holds after loading; `leading_logins` are the accounts to show to a newcomer."""

    code: str
    name: str
    units: int
    centres: int
    people: int
    rules_of_competence: int
    leading_logins: tuple[str, ...]


def load_province(folder: Path, *, password: str | None = None, seed: int = 1) -> Loaded:
    """Load calendars, roles, units, centres, people and competence in one transaction.

    `folder` is data/provinces/<name>; calendars, roles and schemas lie two floors above it. With a
    password (demonstrations only) the people named in the files can sign in; invented ones never can.
    Raises DataFileMissing, DataFileWrong, CalendarVersionChanged, and what accounts refuse.
    """
    data_folder = folder.parent.parent
    raw = {name: _file(folder, name, data_folder / "schema") for name in _SCHEMAS}
    province = raw["province"]
    units = with_sections(raw["units"]["units"], raw["generated"]["sections"])
    named = raw["people"]["people"]
    people = [*named, *invent_staff(units, named, raw["generated"], seed)]
    with transaction.atomic():
        load_calendars(data_folder / "calendars")
        load_roles(data_folder / "roles.json")
        decisions = load_decisions(province["decisions"])
        stored = load_units(_with_root_calendar(units, province), decisions)
        centres = load_centres(raw["centres"]["centres"], stored, decisions)
        rules = load_competence(raw["competence"]["competence"], stored, decisions)
        load_settings(province.get("settings", []), stored)
        for rule in province.get("second_person", []):
            proposals.begin_rule(SYSTEM, rule["kind"], needed=rule["needed"], decision=rule["decision"])
        count = load_people(people, stored, decisions, password=password)
        changed()
        loaded = Loaded(
            code=province["code"],
            name=province["name"],
            units=len(stored),
            centres=len(centres),
            people=count,
            rules_of_competence=rules,
            leading_logins=tuple(province["leading_logins"]),
        )
        _record(loaded, seed)
    return loaded


def _file(folder: Path, name: str, schemas: Path) -> dict[str, Any]:
    return read(folder / f"{name}.json", schemas / f"{_SCHEMAS[name]}.json")


def _with_root_calendar(units: list[Any], province: dict[str, Any]) -> list[Any]:
    """The root unit has the province's calendar unless it names its own."""
    if not units or units[0]["parent"] is not None:
        raise DataFileWrong(file="units.json", place="$.units[0]", reason=_("đơn vị đầu tiên phải là gốc"))
    root = {**units[0], "calendar": units[0]["calendar"] or province["calendar"]}
    return [root, *units[1:]]


def _record(loaded: Loaded, seed: int) -> None:
    payload = {"units": loaded.units, "centres": loaded.centres, "people": loaded.people, "seed": seed}
    entry = ledger.NewEntry(f"province:{loaded.code}", "agencies.province.loaded", payload)
    ledger.append(SYSTEM, [entry])
