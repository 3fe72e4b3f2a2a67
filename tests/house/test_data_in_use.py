"""The reference data through the doors of the rooms: for each step of each procedure there is somebody."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.api import settings
from motcua.catalogue import api as catalogue
from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.feedback import api as feedback
from motcua.platform import proposals

DATA = Path(__file__).resolve().parents[2] / "data"
DAY = date(2026, 11, 20)
# One ward with named people, one that is staffed by rule, one commune, the island.
PLACES = ("govap", "benthanh", "cuchi", "condao")


@pytest.fixture
def _forgotten() -> Iterator[None]:
    """What the rooms keep in memory belongs to another database before, and will again afterwards."""
    for forget in (catalogue.forget_versions, agencies.forget):
        forget()
    yield
    for forget in (catalogue.forget_versions, agencies.forget):
        forget()


@pytest.mark.django_db
@pytest.mark.usefixtures("_forgotten")
def test_every_step_of_every_procedure_has_somebody() -> None:
    agencies.load_province(DATA / "provinces" / "hcmc")
    catalogue.load_data(DATA)
    centres = {centre.code: centre for centre in agencies.centres(DAY)}
    needed = {need for place in PLACES for need in _needed(centres[place].unit_id)}
    assert len({field for _, _, field in needed}) > 30
    assert [need for need in sorted(needed) if not agencies.holders(*need, DAY)] == []


def test_a_province_may_decide_about_each_heavy_change_and_each_number_there_is() -> None:
    assert all((agencies, catalogue, dossiers, custody, feedback)), "rooms name theirs when they are loaded"
    shape = json.loads((DATA / "schema" / "province.json").read_text(encoding="utf-8"))["properties"]
    kinds = {kind.name for kind in proposals.kinds() if not kind.is_always_needed}
    assert set(shape["second_person"]["items"]["properties"]["kind"]["enum"]) == kinds
    numbers = {known.key for known in settings.known_numbers()}
    assert set(shape["settings"]["items"]["properties"]["key"]["enum"]) == numbers


def _needed(unit_id: int) -> Iterator[tuple[str, int, str]]:
    """Function, unit and field of work of every step that may open for somebody of this place."""
    ward = agencies.commune_of(unit_id)
    assert ward is not None
    for path in sorted((DATA / "procedures").glob("*.json")):
        version = catalogue.version_on(path.stem, DAY)
        competent = agencies.competent_for(version.code, ward.id, DAY, field=version.field_code)
        assert competent is not None, version.code
        receiving = competent if competent.level == "province" else ward
        units = {"receiving": receiving.id, "competent": competent.id}
        for step in version.spec.steps:
            yield step.function or "", units[step.unit_rule or ""], version.field_code


@pytest.mark.django_db
@pytest.mark.usefixtures("_forgotten")
def test_the_second_province_works_from_its_files_alone() -> None:
    loaded = agencies.load_province(DATA / "provinces" / "dien-bien-nho")
    assert (loaded.units, loaded.centres) == (4, 3)
    commune = agencies.unit_by_identifier("H18.11.002")
    assert commune is not None
    competent = agencies.competent_for("1.004873", commune.id, DAY, field="ho-tich")
    assert competent is not None
    assert competent.identifier == "H18.11.002"
    assert [one.name for one in agencies.holders("leader", commune.id, "ho-tich", DAY)] == ["Vừ Thị Mỷ"]
    opening = agencies.calendar_of(commune.id).spans(date(2026, 11, 20))[0]
    assert str(opening) == "07:00-11:30"
