"""A calendar changed by hand: days off, swaps, hours of a day, weekly hours, and what is refused."""

from datetime import date

import pytest

from motcua.kernel.errors import KernelError
from motcua.kernel.worktime import (
    Calendar,
    DayKind,
    DayRule,
    Pattern,
    Span,
    changed_days,
    off_days,
    read_calendar,
    swapped,
    with_days,
    with_hours,
    without_days,
)

WEDNESDAY, SATURDAY = date(2026, 11, 25), date(2026, 11, 21)
MORNING, AFTERNOON = Span(450, 690), Span(810, 1020)
DAY = ["07:30-11:30", "13:30-17:00"]


@pytest.fixture
def calendar() -> Calendar:
    week = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), DAY)
    return read_calendar(
        {
            "code": "x",
            "version": "1",
            "name": "Lịch thử",
            "covers": {"from": "2026-01-01", "to": "2026-12-31"},
            "patterns": [{"from": "2026-01-01", "to": None, "name": "Giờ cũ", "hours": week}],
            "days": [],
        }
    )


def test_days_off_have_no_hours_and_a_name(calendar: Calendar) -> None:
    rules = off_days(WEDNESDAY, date(2026, 11, 29), DayKind.CLOSED, "Bão số 9", "5/QĐ-UBND")
    new = with_days(calendar, "2", rules)
    assert new.version == "2"
    found = list(changed_days(calendar, new))
    assert [each.day.day for each in found] == [25, 26, 27], "a Saturday and a Sunday were off before"
    assert {(each.after, each.name) for each in found} == {((), "Bão số 9")}
    assert found[0].before == (MORNING, AFTERNOON)


def test_a_swap_lends_the_hours_of_the_day_it_stands_for(calendar: Calendar) -> None:
    new = with_days(calendar, "2", swapped(WEDNESDAY, SATURDAY, "Hoán đổi", "7/TB"))
    assert not new.is_working(WEDNESDAY)
    assert new.spans(SATURDAY) == (MORNING, AFTERNOON)


def test_a_day_is_told_once_the_last_word_holds_and_can_be_taken_back(calendar: Calendar) -> None:
    off = with_days(calendar, "2", off_days(WEDNESDAY, WEDNESDAY, DayKind.OFF, "Nghỉ", "1"))
    half = DayRule(WEDNESDAY, DayKind.HOURS, "Nửa ngày", "2", confirmed=True, spans=(MORNING,))
    assert with_days(off, "3", [half]).spans(WEDNESDAY) == (MORNING,)
    assert list(changed_days(calendar, without_days(off, "3", WEDNESDAY, WEDNESDAY))) == []
    with pytest.raises(KernelError, match=r"worktime\.amend\.nothing"):
        without_days(calendar, "2", WEDNESDAY, WEDNESDAY)


def test_weekly_hours_hold_from_their_day_on(calendar: Calendar) -> None:
    begin, shorter = date(2026, 12, 1), (MORNING,)
    new = with_hours(calendar, "2", Pattern(begin, None, (shorter,) * 5 + ((), ()), name="Giờ mới"))
    assert new.spans(date(2026, 11, 30)) == (MORNING, AFTERNOON)
    assert new.spans(begin) == shorter
    assert [pattern.end for pattern in new.patterns] == [date(2026, 11, 30), None]
    again = with_hours(new, "3", Pattern(begin, None, ((MORNING, AFTERNOON),) * 5 + ((), ()), name="Lại"))
    assert list(changed_days(calendar, again)) == []


@pytest.mark.parametrize(
    ("begin", "end"), [(WEDNESDAY, SATURDAY), (date(2026, 1, 1), date(2027, 1, 2)), (date(2027, 1, 1),) * 2]
)
def test_what_is_no_period_or_not_known_is_refused(calendar: Calendar, begin: date, end: date) -> None:
    with pytest.raises(KernelError, match=r"worktime\.amend\.(period|unknown_day)"):
        with_days(calendar, "2", off_days(begin, end, DayKind.OFF, "Nghỉ", "1"))


def test_a_calendar_on_which_nobody_works_is_refused(calendar: Calendar) -> None:
    with pytest.raises(KernelError, match="no_hours"):
        with_hours(calendar, "2", Pattern(date(2026, 1, 1), None, ((),) * 7, name="Không"))
