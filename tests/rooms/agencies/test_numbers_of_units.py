"""Numbers units fix for themselves: from a day on, by a decision, with what held before readable."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.api import settings
from motcua.agencies.models import Setting
from motcua.custody import api as custody
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ledger import entries
from people import PROVINCE, Cast

KEY = "slip-oldest-days"


def fix(actor: Actor, unit: agencies.UnitRow, value: str, days: int = 0, decision: str = "7/QĐ-UBND") -> None:
    begin = clock.today() + timedelta(days=days)
    settings.fix_number(actor, unit.public_id, KEY, value=value, begin=begin, decision=decision)


def held(unit: agencies.UnitRow, days: int = 0) -> int:
    known = settings.known_number(KEY)
    assert known is not None
    return settings.value_of(known, unit.id, clock.today() + timedelta(days=days))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def test_a_number_holds_from_its_day_on_for_the_unit_and_all_below_it(cast: Cast) -> None:
    fix(cast.administrator, cast.province, "10", days=3)
    assert [held(cast.ward), held(cast.ward, 2), held(cast.ward, 3)] == [7, 7, 10]
    fix(cast.ward_administrator, cast.ward, "5")
    assert [held(cast.ward), held(cast.ward, 3), held(cast.neighbour_ward, 3)] == [5, 5, 10]
    assert custody.oldest_slip_days(cast.ward.id) == 5


def test_what_held_before_is_kept_with_its_ground_and_on_record(cast: Cast) -> None:
    fix(cast.administrator, cast.province, "10")
    newest, first = settings.history_of(cast.administrator, KEY)
    assert (newest.row.value, newest.row.source, newest.row.valid_to) == (10, "7/QĐ-UBND", None)
    assert (first.row.value, first.row.certainty, first.row.valid_to) == (7, "unverified", clock.today())
    entry = entries(f"unit:{cast.province.id}")[-1]
    today = clock.today().isoformat()
    assert entry.payload["before"] == {KEY: 7, "begins": "2025-07-01"}
    assert entry.payload["after"] == {KEY: 10, "begins": today}
    assert entry.notes == {"because": "7/QĐ-UBND"}
    assert entry.account == cast.administrator.account


def test_what_has_not_begun_is_put_aside_and_what_has_is_not(cast: Cast) -> None:
    fix(cast.administrator, cast.province, "20", days=5)
    fix(cast.administrator, cast.province, "9", days=2)
    assert [held(cast.ward, day) for day in (1, 2, 5, 9)] == [7, 9, 9, 9]
    fix(cast.administrator, cast.province, "8")
    assert [held(cast.ward), held(cast.ward, 9)] == [8, 8]
    assert refused(lambda: fix(cast.administrator, cast.province, "6")) == "setting-too-early"
    fix(cast.administrator, cast.province, "6", days=1)
    assert [held(cast.ward), held(cast.ward, 1)] == [8, 6]


def test_a_number_is_given_back_to_the_unit_above_from_a_day_on(cast: Cast) -> None:
    def back(days: int) -> None:
        begin = clock.today() + timedelta(days=days)
        settings.give_back(cast.ward_administrator, cast.ward.public_id, KEY, begin=begin, decision="8/QĐ")

    assert refused(lambda: back(0)) == "setting-not-own"
    fix(cast.ward_administrator, cast.ward, "5")
    assert refused(lambda: back(0)) == "setting-too-early"
    fix(cast.ward_administrator, cast.ward, "6", days=9)
    back(3)
    assert [held(cast.ward, day) for day in (0, 2, 3, 9)] == [5, 5, 7, 7]
    told = entries(f"unit:{cast.ward.id}")[-1].payload
    begun, ends = clock.today(), clock.today() + timedelta(days=3)
    assert told["before"] == {KEY: 5, "begins": begun.isoformat()}
    assert told["after"] == {KEY: None, "begins": ends.isoformat()}
    assert refused(lambda: back(4)) == "setting-not-own"
    fix(cast.ward_administrator, cast.ward, "4", days=5)
    assert [held(cast.ward, day) for day in (2, 4, 5)] == [5, 7, 4]
    with pytest.raises(NotFound):
        settings.give_back(
            cast.ward_administrator, cast.neighbour_ward.public_id, KEY, begin=clock.today(), decision="8/QĐ"
        )


@pytest.mark.parametrize(
    ("value", "days", "decision", "code"),
    [
        ("0", 0, "7/QĐ", "setting-outside"),
        ("31", 0, "7/QĐ", "setting-outside"),
        ("bảy", 0, "7/QĐ", "setting-outside"),
        ("9", -1, "7/QĐ", "setting-too-early"),
        ("9", 0, "  ", "decision-missing"),
        ("7", 0, "7/QĐ", "setting-same"),
    ],
)
def test_what_cannot_be_fixed_is_told(cast: Cast, value: str, days: int, decision: str, code: str) -> None:
    assert refused(lambda: fix(cast.administrator, cast.province, value, days, decision)) == code
    assert Setting.objects.filter(key=KEY).count() == 1


def test_only_who_administers_a_unit_fixes_its_numbers(cast: Cast) -> None:
    for actor, unit in (
        (cast.ward_administrator, cast.province),
        (cast.ward_administrator, cast.neighbour_ward),
        (cast.leader, cast.ward),
    ):
        assert refused(partial(fix, actor, unit, "9")) == NotFound.code
    assert refused(lambda: settings.history_of(cast.leader, KEY)) == NotFound.code
    fix(cast.administrator, cast.neighbour_ward, "9")
    assert {past.unit.id for past in settings.history_of(cast.ward_administrator, KEY)} == {cast.province.id}


def test_loading_the_province_again_leaves_what_people_fixed(cast: Cast) -> None:
    fix(cast.administrator, cast.province, "10")
    agencies.load_province(PROVINCE)
    assert held(cast.ward) == 10
    assert settings.history_of(cast.administrator, KEY)[1].row.valid_to == clock.today()
