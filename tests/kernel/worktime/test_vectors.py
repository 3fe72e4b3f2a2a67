"""Worked examples of due dates that a clerk could argue about."""

from datetime import UTC, datetime, timedelta

import pytest

from kernel.worktime.worlds import at, of_tests, shipped
from motcua.kernel.errors import KernelError
from motcua.kernel.worktime import Limit, add_working_minutes, due, pause, resume, start, working_minutes

VECTORS = of_tests("vectors")
HCMC = shipped()
MIXED = of_tests("mixed")


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2026-08-28 10:00", "3wd", "2026-09-04 10:00"),
        ("2026-11-02 09:00", "10wd", "2026-11-16 09:00"),
        ("2026-11-02 14:59", "sameday", "2026-11-02 17:30"),
        ("2026-11-02 15:01", "sameday", "2026-11-03 17:30"),
    ],
)
def test_the_worked_examples_come_out_as_printed(received: str, limit: str, expected: str) -> None:
    assert due(VECTORS, start(VECTORS, Limit.parse(limit), at(received))) == at(expected)


def test_the_worked_example_with_a_supplement_leaves_seven_days() -> None:
    recipe = start(VECTORS, Limit.parse("10wd"), at("2026-11-02 09:00"))
    recipe = pause(recipe, at("2026-11-05 09:00"), "cán bộ", "bổ sung hồ sơ", "Điều 8")
    assert due(VECTORS, recipe) is None
    assert due(VECTORS, resume(recipe, at("2026-11-11 09:00"))) == at("2026-11-20 09:00")


def test_the_worked_example_of_non_territorial_intake_starts_at_the_competent_agency() -> None:
    received, arrived = at("2026-11-05 08:00"), at("2026-11-06 08:00")
    recipe = start(VECTORS, Limit.parse("5wd"), received, "competent_received", arrived)
    assert due(VECTORS, recipe) == at("2026-11-13 08:00")


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        # the real end of August 2026: Saturday 22 worked, Monday 31 off, then two days of National Day
        ("2026-08-21 09:00", "1wd", "2026-08-22 09:00"),
        ("2026-08-28 10:00", "1wd", "2026-09-03 10:00"),
        # outside office hours: before opening, lunch, at closing time, Sunday, Tết
        ("2026-11-02 06:00", "2wd", "2026-11-04 07:30"),
        ("2026-11-02 11:30", "2wd", "2026-11-04 13:00"),
        ("2026-11-02 17:00", "2wd", "2026-11-05 07:30"),
        ("2026-11-01 10:00", "2wd", "2026-11-04 07:30"),
        ("2026-02-18 10:00", "2wd", "2026-02-25 07:30"),
        # calendar days count days off, but do not end on one
        ("2026-11-02 09:00", "5d", "2026-11-09 09:00"),
        ("2026-11-02 09:00", "4d", "2026-11-06 09:00"),
        ("2026-02-11 09:00", "5d", "2026-02-23 09:00"),
        # office hours run over lunch, night and weekend; closing time is still in time
        ("2026-11-02 10:00", "8h", "2026-11-03 10:00"),
        ("2026-11-02 07:30", "8h", "2026-11-02 17:00"),
        ("2026-11-06 16:00", "2h", "2026-11-09 08:30"),
        # the same day: 15:00 itself is not late; a Saturday waits for Monday
        ("2026-11-02 15:00", "sameday", "2026-11-02 17:00"),
        ("2026-11-06 15:01", "sameday", "2026-11-09 17:00"),
        ("2026-11-07 09:00", "sameday", "2026-11-09 17:00"),
        ("2026-11-02 18:00", "sameday", "2026-11-03 17:00"),
        # leap day and year end
        ("2024-02-28 09:00", "1wd", "2024-02-29 09:00"),
        ("2024-02-29 09:00", "1d", "2024-03-01 09:00"),
        ("2025-12-31 09:00", "1wd", "2026-01-02 09:00"),
    ],
)
def test_days_and_hours_of_the_real_calendar(received: str, limit: str, expected: str) -> None:
    assert due(HCMC, start(HCMC, Limit.parse(limit), at(received))) == at(expected)


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        # Wednesday 07:00–15:00, Thursday 07:00–09:00, 09:30–11:30, 13:30–17:30
        ("2026-06-01 16:30", "2wd", "2026-06-03 15:00"),
        ("2026-06-03 12:15", "1wd", "2026-06-04 13:30"),
        ("2026-06-03 09:10", "1wd", "2026-06-04 09:30"),
        # winter hours give way to summer hours on 16 April 2026
        ("2026-04-14 07:10", "2wd", "2026-04-16 07:30"),
        ("2026-04-15 08:00", "1h", "2026-04-15 09:00"),
        # moving house on 4 and 5 November
        ("2026-11-03 09:00", "1wd", "2026-11-06 09:00"),
        # the commune's own hours win over the country's on the swapped Saturday
        ("2026-08-21 16:00", "1wd", "2026-08-22 15:00"),
        # Saturday mornings count in winter: intake hours 08:00–11:00
        ("2026-01-09 09:00", "1wd", "2026-01-10 09:00"),
        ("2026-01-10 09:00", "1wd", "2026-01-12 09:00"),
        # an early cut-off of 14:30 and an early closing at the end of the year
        ("2026-12-31 14:10", "sameday", "2026-12-31 15:00"),
        ("2026-12-30 14:31", "sameday", "2026-12-31 15:00"),
        # Tết 2028
        ("2028-01-21 09:00", "1wd", "2028-01-31 09:00"),
    ],
)
def test_days_of_different_hours(received: str, limit: str, expected: str) -> None:
    assert due(MIXED, start(MIXED, Limit.parse(limit), at(received))) == at(expected)


def test_seconds_do_not_make_anybody_late() -> None:
    received = at("2026-11-02 15:00") + timedelta(seconds=59)
    assert due(HCMC, start(HCMC, Limit.parse("sameday"), received)) == at("2026-11-02 17:00")


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    received = datetime(2026, 11, 1, 17, 0, tzinfo=UTC)  # midnight in Hà Nội
    assert due(HCMC, start(HCMC, Limit.parse("1wd"), received)) == at("2026-11-03 07:30")


def test_no_limit_gives_no_due_date() -> None:
    assert due(HCMC, start(HCMC, Limit.parse("none"), at("2026-11-02 09:00"))) is None


def test_a_dossier_on_its_way_to_the_competent_agency_has_no_due_date_yet() -> None:
    recipe = start(HCMC, Limit.parse("3wd"), at("2026-11-02 09:00"), "competent_received")
    assert due(HCMC, recipe) is None


def test_working_minutes_leave_out_lunch_and_weekend() -> None:
    assert working_minutes(HCMC, at("2026-11-06 11:00"), at("2026-11-09 08:00")) == 30 + 240 + 30
    assert working_minutes(HCMC, at("2026-11-09 08:00"), at("2026-11-06 11:00")) == 0
    assert working_minutes(HCMC, at("2026-11-07 00:00"), at("2026-11-08 23:59")) == 0


def test_adding_working_minutes_may_end_at_closing_time() -> None:
    assert add_working_minutes(HCMC, at("2026-11-06 16:00"), 60) == at("2026-11-06 17:00")
    assert add_working_minutes(HCMC, at("2026-11-06 16:00"), 61) == at("2026-11-09 07:31")
    assert add_working_minutes(HCMC, at("2026-11-07 16:00"), 0) == at("2026-11-09 07:30")


@pytest.mark.parametrize(
    "text", ["", "10", "10 wd", "wd", "0wd", "-1d", "1.5d", "10WD", "1001wd", "٣wd", "sameday1"]
)
def test_a_limit_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(KernelError) as refused:
        Limit.parse(text)
    assert refused.value.key in {"worktime.limit.malformed", "worktime.limit.amount"}


@pytest.mark.parametrize("text", ["10wd", "5d", "8h", "sameday", "none"])
def test_a_limit_is_written_as_it_was_read(text: str) -> None:
    assert str(Limit.from_data(Limit.parse(text).to_data())) == text


def test_a_moment_without_offset_is_refused() -> None:
    with pytest.raises(KernelError, match=r"moment\.naive"):
        start(HCMC, Limit.parse("1wd"), datetime(2026, 11, 2, 9, 0))  # noqa: DTZ001 - the very mistake


@pytest.mark.parametrize(("received", "limit"), [("2023-12-29 09:00", "1wd"), ("2030-12-01 09:00", "60wd")])
def test_time_the_calendar_does_not_know_is_refused(received: str, limit: str) -> None:
    with pytest.raises(KernelError, match=r"calendar\.out_of_range"):
        due(HCMC, start(HCMC, Limit.parse(limit), at(received)))
