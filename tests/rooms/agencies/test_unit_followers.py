"""Which unit follows which, from values alone: sections go with their ward, each to its like."""

from datetime import date
from uuid import uuid4

import pytest

from motcua.agencies.moving.rules import OWN, Line, Target, lines_of, over_all, wrong_with
from motcua.agencies.rows import UnitRow


def unit(number: int, identifier: str, name: str, above: UnitRow | None, **more: object) -> UnitRow:
    given = {
        "kind": "section" if identifier.count(".") > 2 else "commune_committee",
        "fields": (),
        "is_training": False,
        **more,
    }
    return UnitRow(
        id=number,
        public_id=uuid4(),
        identifier=identifier,
        administrative_code="",
        name=name,
        short_name=name,
        level="commune",
        commune_type="",
        path=f"{above.path if above else '/'}{number}/",
        parent_id=above.id if above else None,
        calendar_code="",
        address="",
        phone="",
        valid_from=date(2025, 7, 1),
        valid_to=None,
        name_folded="",
        name_sort="",
        **given,  # type: ignore[arg-type]
    )


PROVINCE = unit(1, "H29", "Thành phố", None, kind="province_committee")
WARD = unit(2, "H29.79.001", "Phường Đông", PROVINCE)
OTHER = unit(3, "H29.79.002", "Phường Tây", PROVINCE)
ECONOMY = unit(4, "H29.79.001.KT", "Phòng Kinh tế phường Đông", WARD, fields=("dat-dai",))
CULTURE = unit(5, "H29.79.001.VH", "Phòng Văn hoá phường Đông", WARD, fields=("van-hoa",))
GUARD = unit(6, "H29.79.001.DT", "Đội trật tự", WARD)
TEAM = unit(7, "H29.79.001.KT.1", "Tổ đất đai phường Đông", ECONOMY)
OTHER_ECONOMY = unit(8, "H29.79.002.KT", "Phòng Kinh tế phường Tây", OTHER)
OTHER_CULTURE = unit(9, "H29.79.002.VX", "Phòng Văn hoá – Xã hội", OTHER, fields=("van-hoa",))
ALL = (WARD, ECONOMY, CULTURE, GUARD, TEAM)
BESIDE = (OTHER, OTHER_ECONOMY, OTHER_CULTURE)


def by_name(lines: tuple[Line, ...]) -> dict[str, str]:
    return {line.old.name: line.heir.name if line.heir else line.name for line in lines}


def test_a_rename_is_said_in_the_names_below_and_in_their_identifiers() -> None:
    target = Target("rename", None, "Phường Bình Minh", identifier="H29.79.050")
    lines = lines_of(target, ALL, (), {})
    assert by_name(lines)["Phòng Kinh tế phường Đông"] == "Phòng Kinh tế phường Bình Minh"
    assert by_name(lines)["Đội trật tự"] == "Đội trật tự"
    assert [line.identifier for line in lines] == [
        "H29.79.050",
        "H29.79.050.KT",
        "H29.79.050.VH",
        "H29.79.050.DT",
        "H29.79.050.KT.1",
    ]
    assert [line.above for line in lines] == [PROVINCE.id, None, None, None, None]


def test_what_is_moved_keeps_its_name_below_another() -> None:
    first, *rest = lines_of(Target("move", OTHER), (ECONOMY, TEAM), (), {})
    assert (first.name, first.above, first.is_new) == (ECONOMY.name, OTHER.id, True)
    assert [line.name for line in rest] == [TEAM.name]


def test_sections_of_a_merged_ward_go_to_their_like_or_stay_their_own() -> None:
    lines = {line.old.id: line for line in lines_of(Target("merge", OTHER), ALL, BESIDE, {})}
    assert lines[WARD.id].heir == OTHER
    assert lines[ECONOMY.id].heir == OTHER_ECONOMY, "the same last part of the identifier"
    assert lines[CULTURE.id].heir == OTHER_CULTURE, "the only one for the same fields"
    assert (lines[GUARD.id].heir, lines[GUARD.id].above) == (None, OTHER.id)
    assert (lines[TEAM.id].heir, lines[TEAM.id].above) == (None, OTHER_ECONOMY.id)


@pytest.mark.parametrize(
    ("chosen", "heir"), [(OTHER_CULTURE.id, OTHER_CULTURE), (OWN, None), (PROVINCE.id, OTHER_ECONOMY)]
)
def test_another_heir_may_be_chosen_among_its_like(chosen: int, heir: UnitRow | None) -> None:
    lines = lines_of(Target("merge", OTHER), ALL, BESIDE, {str(ECONOMY.id): chosen})
    assert lines[1].heir == heir


def test_a_closed_unit_has_nobody_after_it() -> None:
    assert all(line.heir is None and not line.is_new for line in lines_of(Target("close"), ALL, (), {}))


@pytest.mark.parametrize(
    ("target", "old", "wrong"),
    [
        (Target("merge"), WARD, "no_target"),
        (Target("merge", ECONOMY), WARD, "within_itself"),
        (Target("merge", OTHER_ECONOMY), WARD, "other_kind"),
        (
            Target("merge", unit(20, "H29.79.099", "Tập huấn", PROVINCE, is_training=True)),
            WARD,
            "other_world",
        ),
        (Target("move", PROVINCE), WARD, "same_place"),
        (Target("move", OTHER), PROVINCE, "the_root"),
        (Target("rename", None, WARD.name), WARD, "same_name"),
        (Target("rename", None, PROVINCE.name + " mới"), PROVINCE, ""),
        (Target("merge", OTHER), WARD, ""),
        (Target("close"), WARD, ""),
    ],
)
def test_why_an_act_makes_no_sense(target: Target, old: UnitRow, wrong: str) -> None:
    assert wrong_with(target, old, {row.id for row in ALL}) == wrong


def test_the_right_is_asked_over_all_that_is_concerned() -> None:
    assert over_all([WARD, OTHER]) == PROVINCE.id
    assert over_all([ECONOMY, TEAM]) == ECONOMY.id
    assert over_all([TEAM, WARD]) == WARD.id
