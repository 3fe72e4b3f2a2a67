"""Procedures taken in anywhere: by decision and phase, on their days, as decided for the whole province."""

import json
from datetime import date
from pathlib import Path

import pytest

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import territory
from motcua.catalogue.territory import PhaseGiven
from motcua.catalogue.territory import refusals as why
from motcua.platform import ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from scenes import officer

__all__ = ["data_folder", "office"]

FIRST, LATER = date(2025, 7, 1), date(2026, 8, 5)


@pytest.fixture
def control(office: Office) -> Actor:
    """Who controls procedures for the province."""
    province = agencies.unit_by_identifier("H18")
    assert province is not None
    return officer("kiem-soat", province.id, "procedure_control")


def given(**changed: object) -> PhaseGiven:
    told = {
        "decision": "06/QĐ-UBND",
        "decided_on": date(2025, 6, 25),
        "issuer": "Ủy ban nhân dân tỉnh",
        "name": "Đợt 1",
        "valid_from": FIRST,
        "valid_to": None,
        "lines": f"{CODE}\n1.009999; Thủ tục chưa có ở đây",
    }
    return PhaseGiven(**(told | changed))  # type: ignore[arg-type]


def test_a_list_holds_on_its_days_under_its_decision(office: Office, control: Actor) -> None:
    territory.announce(control, given())
    territory.announce(control, given(name="Đợt 2", valid_from=LATER, lines=f"{CODE}\n1.008888 Thêm"))
    rows = territory.listed(date(2026, 1, 1))
    assert [(row.code, row.is_known) for row in rows] == [(CODE, True), ("1.009999", False)]
    assert rows[0].name == catalogue.version_on(CODE, LATER).name
    assert rows[1].name == "Thủ tục chưa có ở đây"
    assert (rows[0].phase, rows[0].decision, rows[0].valid_from) == ("Đợt 1", "06/QĐ-UBND", FIRST)
    assert [row.code for row in territory.listed(LATER)] == [CODE, "1.009999", "1.008888"]
    assert territory.listed(date(2025, 6, 30)) == ()


def test_a_phase_is_amended_by_who_saw_it_last_and_ended(office: Office, control: Actor) -> None:
    made = territory.announce(control, given())
    territory.amend(control, made, given(lines="1.009999 Tên đúng"), 1)
    with pytest.raises(why.PhaseChanged):
        territory.amend(control, made, given(), 1)
    with pytest.raises(why.DaysOutOfOrder):
        territory.end(control, made, FIRST)
    with pytest.raises(why.DayMissing):
        territory.end(control, made, None)
    territory.end(control, made, LATER)
    (phase,) = territory.phases()
    assert (phase.version, phase.valid_to, phase.procedures) == (3, LATER, 1)
    assert territory.phase(made).items == (("1.009999", "Tên đúng"),)
    assert territory.listed(LATER) == ()
    assert len(territory.listed(date(2026, 8, 4))) == 1
    entries = [e for e in ledger.entries(_subject()) if e.name.endswith(("announced", "amended", "ended"))]
    assert [e.name.rpartition(".")[2] for e in entries] == ["announced", "amended", "ended"]
    assert entries[1].payload["taken_off"] == [CODE]


def _subject() -> str:
    from motcua.catalogue.models import NonTerritorialPhase

    return f"non-territorial:{NonTerritorialPhase.objects.get().pk}"


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"decision": " "}, why.DecisionMissing),
        ({"valid_from": None}, why.DayMissing),
        ({"valid_to": FIRST}, why.DaysOutOfOrder),
        ({"lines": " \n"}, why.NoProcedures),
        ({"lines": f"{CODE}\nMã thủ tục;Tên\n{CODE} lặp"}, why.LinesUnfit),
        ({"decision": "x" * 300}, why.TextTooLong),
        ({"issuer": "a\x00"}, why.TextUnfit),
    ],
)
def test_a_wrong_phase_is_refused_whole(
    office: Office, control: Actor, changed: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        territory.announce(control, given(**changed))
    assert territory.phases() == ()


def test_wrong_lines_are_named_all_at_once(office: Office, control: Actor) -> None:
    with pytest.raises(why.LinesUnfit) as refused:
        territory.announce(control, given(lines=f"{CODE}\nMã;Tên\n\nhai\n1.009999 Đúng"))
    assert "2, 4" in str(refused.value)
    territory.announce(control, given())
    with pytest.raises(why.PhaseKnown):
        territory.announce(control, given())


def test_only_who_decides_for_the_province_writes_it_down(office: Office, control: Actor) -> None:
    made = territory.announce(control, given())
    ward = officer("kiem-soat-xa", office.unit.id, "procedure_control")
    for nobody in (office.person("leader"), ward):
        for act in (
            lambda who: territory.announce(who, given(name="Đợt 9")),
            lambda who: territory.amend(who, made, given(), 1),
            lambda who: territory.end(who, made, LATER),
        ):
            with pytest.raises(NotFound):
                act(nobody)


def test_the_list_of_a_data_folder_is_loaded_once(office: Office, tmp_path: Path) -> None:
    folder = Path(__file__).resolve().parents[3] / "data" / "provinces" / "hcmc"
    assert territory.load_lists(folder, SYSTEM) == 2
    assert territory.load_lists(folder, SYSTEM) == 0
    assert {row.certainty for row in territory.phases()} == {"unverified"}
    assert territory.load_lists(tmp_path, SYSTEM) == 0
    whole = tmp_path / "whole"
    (whole / "p").mkdir(parents=True)
    (whole / "schema").mkdir()
    schema = folder.parents[1] / "schema" / "non-territorial.json"
    (whole / "schema" / schema.name).write_text(schema.read_text())
    (whole / "p" / "non-territorial.json").write_text(json.dumps({"phases": [{}]}))
    with pytest.raises(catalogue.ProcedureFault):
        territory.load_lists(whole / "p", SYSTEM)


def test_what_is_listed_is_taken_in_anywhere(office: Office, control: Actor) -> None:
    version = catalogue.version_on(CODE, LATER)
    from dataclasses import replace

    unflagged = replace(version, non_territorial=False)
    assert territory.anywhere(version, LATER)
    assert not territory.anywhere(unflagged, LATER)
    territory.announce(control, given(valid_from=LATER))
    assert territory.anywhere(unflagged, LATER)
    assert not territory.anywhere(unflagged, FIRST)
