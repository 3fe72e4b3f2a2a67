"""A year of days off from the law and its notice; a calendar of one's own and the way back."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua.kernel import worktime
from motcua.kernel.errors import KernelError
from motcua.kernel.worktime import ZONE, Announced, Calendar, Limit, LimitUnit, Pattern, Span, Standing

FOLDER = Path(__file__).parents[3] / "data" / "calendars"
RAW = {path.stem: json.loads(path.read_text()) for path in FOLDER.glob("*.json")}
TOLD = {
    2026: Announced(2026, (date(2026, 2, 16), date(2026, 2, 20)), date(2026, 4, 26), date(2026, 9, 1), "x"),
    2027: Announced(2027, (date(2027, 2, 4), date(2027, 2, 10)), date(2027, 4, 16), date(2027, 9, 3), "x"),
}


@pytest.fixture
def calendar() -> Calendar:
    return worktime.read_calendar(RAW["dien-bien-nho"], RAW)


@pytest.mark.parametrize("year", [2026, 2027])
def test_a_year_from_its_notice_is_the_year_of_the_data(calendar: Calendar, year: int) -> None:
    """All but swapped days and 24 November, which no law names yet."""
    bare = {**RAW["vn"], "days": [], "covers": {"from": "2024-01-01", "to": f"{year - 1}-12-31"}}
    empty = worktime.read_calendar(RAW["dien-bien-nho"], {"vn": bare})
    made = worktime.with_year(empty, "n", TOLD[year])
    wanted = {
        rule.day
        for rule in calendar.days
        if rule.day.year == year and "hoán đổi" not in rule.name and "bù cho" not in rule.name
    }
    assert {rule.day for rule in made.days} == wanted - {date(year, 11, 24)}
    assert made.known_to == date(year, 12, 31)
    assert worktime.standing(made, year) is Standing.CONFIRMED


def test_a_year_stands_as_its_first_day_does(calendar: Calendar) -> None:
    found = [worktime.standing(calendar, year) for year in (2023, 2026, 2027, 2028)]
    assert found == [Standing.MISSING, Standing.CONFIRMED, Standing.EXPECTED, Standing.MISSING]
    assert worktime.expected_new_year(calendar, 2027) == TOLD[2027].new_year
    assert worktime.expected_new_year(calendar, 2028) is None
    assert worktime.expected_ancestors(calendar, 2027) == TOLD[2027].ancestors
    assert worktime.expected_ancestors(calendar, 2026) is None
    assert worktime.expected_ancestors(calendar, 2028) is None


def test_what_was_expected_gives_way_and_what_was_decided_stays(calendar: Calendar) -> None:
    closed = worktime.off_days(
        date(2027, 3, 2), date(2027, 3, 2), worktime.DayKind.CLOSED, "Chuyển trụ sở", "9/QĐ"
    )
    mine = worktime.with_days(calendar, "a", closed)
    later = Announced(
        2027, (date(2027, 2, 5), date(2027, 2, 11)), date(2027, 4, 16), date(2027, 9, 1), "7/TB"
    )
    made = worktime.with_year(mine, "b", later)
    assert not made.is_working(date(2027, 3, 2))
    assert made.is_working(date(2027, 2, 4))
    assert made.is_working(date(2027, 9, 3))
    assert not made.is_working(date(2027, 9, 1))
    assert made.is_working(date(2027, 11, 24))
    assert [rule for rule in made.days if rule.day.year == 2026] == [
        rule for rule in calendar.days if rule.day.year == 2026
    ]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"new_year": (date(2027, 2, 4), date(2027, 2, 6))}, "worktime.year.new_year"),
        ({"new_year": (date(2026, 2, 4), date(2026, 2, 10))}, "worktime.year.new_year"),
        ({"ancestors": date(2027, 6, 1)}, "worktime.year.ancestors"),
        ({"beside": date(2027, 9, 4)}, "worktime.year.beside"),
    ],
)
def test_days_that_cannot_be_are_refused(calendar: Calendar, change: dict[str, object], key: str) -> None:
    told = {name: getattr(TOLD[2027], name) for name in Announced.__slots__} | change
    with pytest.raises(KernelError) as caught:
        worktime.with_year(calendar, "n", Announced(**told))
    assert caught.value.key == key


def test_no_year_is_left_out(calendar: Calendar) -> None:
    told = Announced(2029, (date(2029, 2, 12), date(2029, 2, 18)), date(2029, 4, 23), date(2029, 9, 3), "x")
    with pytest.raises(KernelError) as caught:
        worktime.with_year(calendar, "n", told)
    assert caught.value.key == "worktime.year.gap"


def test_back_from_a_day_on_counts_by_each_on_its_days(calendar: Calendar) -> None:
    short = Pattern(date(2026, 11, 1), None, ((Span(480, 660),),) * 5 + ((), ()), name="Ngắn")
    own = worktime.with_hours(worktime.copied(calendar, "rieng", "1", "Riêng"), "2", short)
    back = worktime.joined(own, calendar, date(2026, 12, 1), "3")
    assert (back.code, back.version, back.name) == ("rieng", "3", "Riêng")
    for day in (date(2026, 11, 30), date(2026, 11, 2), date(2026, 9, 1)):
        assert back.spans(day) == own.spans(day)
    for day in (date(2026, 12, 1), date(2027, 2, 5), date(2027, 6, 1)):
        assert back.spans(day) == calendar.spans(day)
    recipe = worktime.start(
        calendar, Limit(2, LimitUnit.WORKING_DAYS), datetime(2026, 12, 1, 16, 0, tzinfo=ZONE)
    )
    assert worktime.due(back, recipe) == worktime.due(calendar, recipe)
