"""Competence: dated assignments by procedure or field, never a property of the procedure."""

from datetime import date, timedelta

import pytest

from motcua.agencies import api as agencies
from motcua.agencies import refusals
from motcua.platform.access import SYSTEM
from motcua.platform.errors import NotFound
from people import Cast

DAY = date(2026, 3, 2)
DECISION = "15/QĐ-UBND"


def decider(
    procedure: str, unit: agencies.UnitRow, on: date = DAY, field: str | None = "ho-tich"
) -> str | None:
    found = agencies.competent_for(procedure, unit.id, on, field=field)
    return found.identifier if found else None


def test_a_commune_matter_is_decided_where_it_is_asked(cast: Cast) -> None:
    assert decider("1.004873", cast.ward) == "H18.11.002"
    assert decider("1.004873", cast.neighbour_ward) == "H18.11.001"


def test_a_commune_matter_asked_at_the_province_has_no_answer_yet(cast: Cast) -> None:
    assert decider("1.004873", cast.department) is None


def test_a_matter_of_the_department_is_decided_there_from_everywhere(cast: Cast) -> None:
    for place in (cast.ward, cast.neighbour_ward, cast.department):
        assert decider("2.000488", place, field="quoc-tich") == "H18.02"


def test_what_nobody_was_assigned_is_decided_by_nobody(cast: Cast) -> None:
    assert decider("9.999999", cast.ward, field="hang-khong") is None
    assert decider("9.999999", cast.ward, field=None) is None
    assert decider("1.004873", cast.ward, on=date(2020, 1, 1)) is None


def test_a_rule_for_the_procedure_beats_the_rule_for_its_field(cast: Cast) -> None:
    agencies.assign_competence(
        SYSTEM,
        procedure="1.004873",
        agency_id=cast.department.id,
        decision=DECISION,
        valid_from=DAY,
        valid_to=DAY + timedelta(days=10),
    )

    assert decider("1.004873", cast.ward) == "H18.02"
    assert decider("1.004874", cast.ward) == "H18.11.002"
    assert decider("1.004873", cast.ward, on=DAY - timedelta(days=1)) == "H18.11.002"
    assert decider("1.004873", cast.ward, on=DAY + timedelta(days=10)) == "H18.11.002"


def test_the_latest_assignment_counts_and_the_past_keeps_its_own(cast: Cast) -> None:
    agencies.assign_competence(
        SYSTEM, field="ho-tich", agency_id=cast.department.id, decision=DECISION, valid_from=DAY
    )

    assert decider("1.004873", cast.ward) == "H18.02"
    assert decider("1.004873", cast.ward, on=DAY - timedelta(days=1)) == "H18.11.002"


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"procedure": "1", "field": "x"}, refusals.CompetenceIncomplete),
        ({}, refusals.CompetenceIncomplete),
        ({"procedure": "1", "decision": " "}, refusals.DecisionMissing),
        ({"procedure": "1", "valid_to": DAY}, refusals.BadPeriod),
        ({"procedure": "1", "agency_id": 10**12}, NotFound),
    ],
)
def test_incomplete_assignments_are_refused(
    cast: Cast, words: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        agencies.assign_competence(
            SYSTEM,
            **({"decision": DECISION, "valid_from": DAY} | words),  # type: ignore[arg-type]
        )


def test_two_rules_from_one_day_contradict_each_other(cast: Cast) -> None:
    agencies.assign_competence(SYSTEM, procedure="1", decision=DECISION, valid_from=DAY)
    with pytest.raises(refusals.CompetenceTwice, match="02/03/2026"):
        agencies.assign_competence(SYSTEM, procedure="1", unit_kind="vertical", decision="x", valid_from=DAY)


def test_assigning_is_for_those_who_may(cast: Cast) -> None:
    agencies.assign_competence(cast.controller, procedure="1", decision=DECISION, valid_from=DAY)
    for nobody in (cast.leader, cast.outsider, cast.department_leader):
        with pytest.raises(NotFound):
            agencies.assign_competence(nobody, procedure="2", decision=DECISION, valid_from=DAY)
