"""Loading a province: repeatable, exact about faults, and good for any province."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from motcua.agencies import api as agencies
from motcua.agencies import refusals
from motcua.agencies.models import Post, RoleGrant, Unit
from motcua.parties import api as parties
from motcua.platform.access import SYSTEM
from people import PASSWORD, PROVINCE, Cast

DATA = PROVINCE.parents[1]
Bend = Callable[[dict[str, Any]], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small province with what lies around it, for tests to bend."""
    for name in ("calendars", "schema", f"provinces/{PROVINCE.name}"):
        shutil.copytree(DATA / name, tmp_path / name)
    shutil.copy(DATA / "roles.json", tmp_path)
    return tmp_path / "provinces" / PROVINCE.name


@pytest.fixture
def bend(folder: Path) -> Callable[[str, Bend], Path]:
    """Change one file of the province by a function of its data."""

    def change(name: str, by: Bend) -> Path:
        file = folder / name
        data = json.loads(file.read_text())
        by(data)
        file.write_text(json.dumps(data, ensure_ascii=False))
        return folder

    return change


def shape() -> tuple[list[Any], ...]:
    """Everything that matters of what is stored, in one value."""
    return (
        list(Unit.objects.order_by("id").values_list("id", "identifier", "name", "path", "valid_to")),
        list(Post.objects.order_by("id").values_list("id", "code", "account_id", "unit_id", "valid_to")),
        list(RoleGrant.objects.order_by("id").values_list("id", "post_id", "role", "unit_id", "fields")),
    )


def test_loading_again_changes_nothing(cast: Cast) -> None:
    before = shape()
    loaded = agencies.load_province(PROVINCE)

    assert shape() == before
    assert loaded.leading_logins


def test_the_same_seed_makes_the_same_people_and_another_makes_others(db: None, folder: Path) -> None:
    def names(seed: int) -> list[str]:
        agencies.load_province(folder, seed=seed)
        invented = parties.account_by_login("dienbienphu.lanhdao")
        assert invented is not None
        return [invented.name]

    first = names(7)
    assert names(7) == first
    # Known accounts keep their name, whatever the seed of a later load.
    assert names(8) == first


def test_named_people_sign_in_and_invented_ones_never_do(cast: Cast) -> None:
    request = RequestFactory().post("/dang-nhap/")

    assert authenticate(request, username="muongphang.lanhdao", password=PASSWORD)
    assert not authenticate(request, username="dienbienphu.lanhdao", password=PASSWORD)


def test_without_a_password_nobody_signs_in(db: None) -> None:
    agencies.load_province(PROVINCE)
    request = RequestFactory().post("/dang-nhap/")

    assert not authenticate(request, username="muongphang.lanhdao", password=PASSWORD)


def test_a_renamed_unit_and_a_moved_officer_are_updated_in_place(
    cast: Cast, bend: Callable[[str, Bend], Path]
) -> None:
    before = cast.leader
    bend("units.json", lambda data: data["units"][3].update(name="Ủy ban nhân dân xã Mường Phăng mới"))
    folder = bend("people.json", lambda data: data["people"][3]["posts"][0].update(valid_to="2026-02-28"))
    agencies.load_province(folder)

    ward = agencies.unit(cast.ward.id)
    assert ward.name == "Ủy ban nhân dân xã Mường Phăng mới"
    post = agencies.post_row(before.post or 0)
    # Files name the last day on which something holds, as decisions do.
    assert str(post.valid_to) == "2026-03-01"


def test_sections_are_made_by_rule_where_none_are_listed(db: None, bend: Callable[[str, Bend], Path]) -> None:
    rule = {
        "applies_to": {"kind": "commune_committee"},
        "suffix": "01",
        "name": "Văn phòng {place}",
        "short_name": "VP {place}",
        "kind": "section",
        "fields": ["ho-tich"],
    }
    agencies.load_province(bend("generated.json", lambda data: data["sections"].append(rule)))

    section = agencies.unit_by_identifier("H18.11.002.01")
    assert section is not None
    assert section.name == "Văn phòng xã Mường Phăng"
    assert agencies.agency_of(section.id).identifier == "H18.11.002"
    assert agencies.competent_for("1.004873", section.id, section.valid_from, field="ho-tich") is not None


@pytest.mark.parametrize(
    ("name", "fault", "place"),
    [
        ("units.json", lambda data: data["units"][1].update(parent="H77"), "H18.02"),
        ("units.json", lambda data: data["units"][0].update(parent="H18.02"), "H18"),
        ("units.json", lambda data: data["units"][1].pop("name"), r"units\[1\]"),
        ("centres.json", lambda data: data["centres"][0].update(unit="H77"), "H77"),
        ("competence.json", lambda data: data["competence"][1]["decided_by"].update(agency="H77"), "H77"),
        ("people.json", lambda data: data["people"][0]["posts"][0].update(unit="H77"), "H77"),
        ("people.json", lambda data: data.update(people=7), "people"),
    ],
)
def test_a_wrong_file_is_named_with_the_place_and_nothing_is_kept(
    db: None, bend: Callable[[str, Bend], Path], name: str, fault: Bend, place: str
) -> None:
    folder = bend(name, fault)
    with pytest.raises(refusals.DataFileWrong, match=place) as refused:
        agencies.load_province(folder)

    assert name in str(refused.value)
    assert not Unit.objects.exists()


def test_a_missing_or_broken_file_is_named(db: None, folder: Path) -> None:
    (folder / "units.json").write_text("{")
    with pytest.raises(refusals.DataFileMissing, match=r"units\.json"):
        agencies.load_province(folder)
    (folder / "units.json").unlink()
    with pytest.raises(refusals.DataFileMissing, match=r"units\.json"):
        agencies.load_province(folder)


def test_a_calendar_version_never_changes_its_content(db: None, folder: Path) -> None:
    calendars = folder.parents[1] / "calendars"
    agencies.load_calendars(calendars)
    file = calendars / "hcmc.json"
    data = json.loads(file.read_text())
    data["cutoff"] = "14:00"
    file.write_text(json.dumps(data))

    with pytest.raises(refusals.CalendarVersionChanged, match="phiên bản"):
        agencies.load_calendars(calendars)
    old = agencies.calendar("hcmc")
    data["version"] = "thu-nghiem"
    file.write_text(json.dumps(data))
    assert agencies.save_calendars(SYSTEM, agencies.read_calendars(calendars), "Thông báo mới") == 1
    assert agencies.calendar("hcmc").cutoff == 14 * 60
    assert agencies.calendar("hcmc", old.version) == old


def test_a_role_whose_permissions_changed_gets_a_new_version(db: None, tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    shutil.copy(DATA / "schema" / "role.json", tmp_path / "schema")
    file = tmp_path / "roles.json"

    def load(*permissions: str) -> int:
        role = {"code": "clerk", "name": "Văn thư", "permissions": list(permissions)}
        file.write_text(json.dumps({"roles": [role]}))
        return agencies.load_roles(file)

    assert load("dossiers:dossier:number") == 1
    assert load("dossiers:dossier:number") == 0
    assert load("dossiers:dossier:number", "dossiers:dossier:issue") == 1
    assert agencies.permissions_of("clerk") == ("dossiers:dossier:issue", "dossiers:dossier:number")
    assert agencies.role_names() == {"clerk": "Văn thư"}
    with pytest.raises(refusals.DataFileWrong, match=r"roles\.json"):
        load("everything")
