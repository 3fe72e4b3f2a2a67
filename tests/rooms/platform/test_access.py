"""Closed by default; absent and forbidden look alike."""

import pytest

from motcua.platform.access import ANONYMOUS, SYSTEM, Actor, Grant, allowed, require, scope
from motcua.platform.errors import NotFound

EXAMINE = "dossiers:dossier:examine"
WARD, OTHER_WARD = 7, 8


def officer(*grants: Grant) -> Actor:
    return Actor(account=1, kind="staff", post=2, unit=WARD, channel="desk", grants=grants)


CIVIL_STATUS_HERE = Grant(EXAMINE, frozenset({WARD}), frozenset({"ho-tich"}))


@pytest.mark.parametrize(
    ("actor", "unit", "field", "expected"),
    [
        (officer(CIVIL_STATUS_HERE), WARD, "ho-tich", True),
        (officer(CIVIL_STATUS_HERE), OTHER_WARD, "ho-tich", False),
        (officer(CIVIL_STATUS_HERE), WARD, "dat-dai", False),
        (officer(CIVIL_STATUS_HERE), None, None, False),
        (officer(Grant(EXAMINE, None, frozenset({"ho-tich"}))), OTHER_WARD, "ho-tich", True),
        (officer(Grant(EXAMINE)), None, None, True),
        (officer(Grant("dossiers:dossier:view")), WARD, "ho-tich", False),
        (officer(), WARD, "ho-tich", False),
        (ANONYMOUS, WARD, "ho-tich", False),
        (SYSTEM, WARD, "ho-tich", True),
    ],
)
def test_a_permission_reaches_only_its_units_and_fields(
    actor: Actor, unit: int | None, field: str | None, expected: bool
) -> None:
    assert allowed(actor, EXAMINE, unit, field) is expected


def test_what_one_may_not_do_is_refused_like_a_missing_thing() -> None:
    with pytest.raises(NotFound) as refused:
        require(officer(CIVIL_STATUS_HERE), EXAMINE, OTHER_WARD, "ho-tich")
    assert str(refused.value) == str(NotFound())
    require(officer(CIVIL_STATUS_HERE), EXAMINE, WARD, "ho-tich")


def test_a_scope_joins_all_grants() -> None:
    elsewhere = Grant(EXAMINE, frozenset({OTHER_WARD}), None)
    reach = scope(officer(CIVIL_STATUS_HERE, elsewhere, elsewhere), EXAMINE)
    assert not reach.everything
    assert len(reach.pairs) == 2
    condition = str(reach.q(unit_field="competent_id", field_field="field_code"))
    assert "competent_id__in" in condition
    assert "ho-tich" in condition


def test_without_a_field_column_grants_bound_to_a_field_reach_nothing() -> None:
    reach = scope(officer(CIVIL_STATUS_HERE), EXAMINE)
    assert "pk__in" in str(reach.q(unit_field="unit_id"))


def test_the_empty_scope_is_nothing_and_the_whole_is_everything() -> None:
    assert scope(officer(), EXAMINE).nothing
    assert "pk__in" in str(scope(officer(), EXAMINE).q(unit_field="unit_id"))
    assert scope(officer(Grant(EXAMINE)), EXAMINE).everything
    assert not scope(officer(Grant(EXAMINE)), EXAMINE).q(unit_field="unit_id")
