"""Calendars as data: inheritance, validity, the shipped files, and the refusal of what is malformed."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import holidays
import jsonschema
import pytest

from kernel.worktime.worlds import HERE, SHIPPED, at, of_tests, raw, shipped
from motcua.kernel.errors import KernelError
from motcua.kernel.worktime import DayKind, Limit, due, read_calendar, start, write_calendar

SCHEMA = json.loads((SHIPPED.parent / "schema" / "calendar.json").read_text())


@pytest.mark.parametrize(
    "path", [*SHIPPED.glob("*.json"), *(HERE / "calendars").glob("*.json")], ids=lambda p: p.stem
)
def test_each_calendar_file_follows_the_schema(path: Any) -> None:
    jsonschema.validate(raw(path), SCHEMA)


def test_the_shipped_days_are_those_of_the_holidays_package() -> None:
    """Unless a province edits them: then this test tells which day and the reviewer decides."""
    hcmc, known = shipped(), holidays.country_holidays("VN", years=range(2024, 2028))
    for ordinal in range(date(2024, 1, 1).toordinal(), date(2028, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        assert hcmc.is_working(day) == known.is_working_day(day), day


def test_days_not_announced_yet_are_marked() -> None:
    unconfirmed = {rule.day for rule in shipped().days if not rule.confirmed}
    assert date(2026, 11, 24) in unconfirmed
    assert {day for day in unconfirmed if day.year < 2027} == {date(2026, 11, 24)}
    assert all(not rule.confirmed for rule in shipped().days if rule.day.year == 2027)


def test_a_province_inherits_the_days_of_the_country() -> None:
    hcmc = shipped()
    assert hcmc.version == "2026.1+2026.1"
    assert not hcmc.is_working(date(2026, 8, 31))
    assert [str(span) for span in hcmc.spans(date(2026, 8, 22))] == ["07:30-11:30", "13:00-17:00"]
    rule = hcmc.rule(date(2026, 9, 2))
    assert rule is not None
    assert (rule.kind, rule.name) == (DayKind.OFF, "Quốc khánh")


def test_the_nearest_word_about_a_day_wins() -> None:
    country = raw(SHIPPED / "vn.json")
    ward = {
        "code": "ward",
        "version": "3",
        "name": "Phường",
        "inherits": "hcmc",
        "days": [
            {"day": "2026-11-05", "kind": "hours", "name": "Trực", "hours": ["08:00-10:00"]},
            {"day": "2026-09-02", "kind": "worked", "name": "Trực lễ", "hours": ["08:00-10:00"]},
        ],
        "closures": [{"from": "2026-11-04", "to": "2026-11-06", "name": "Chuyển trụ sở"}],
    }
    calendar = read_calendar(ward, {"hcmc": raw(SHIPPED / "hcmc.json"), "vn": country})
    assert calendar.version == "3+2026.1+2026.1"
    assert [calendar.is_working(date(2026, 11, day)) for day in (3, 4, 5, 6)] == [True, False, True, False]
    assert calendar.is_working(date(2026, 9, 2))
    assert not calendar.is_working(date(2026, 9, 1))


def test_a_calendar_written_out_stands_alone() -> None:
    for calendar in (shipped(), of_tests("mixed")):
        again = read_calendar(json.loads(json.dumps(write_calendar(calendar))))
        assert again == calendar
        jsonschema.validate(write_calendar(calendar), SCHEMA)


def test_papers_taken_in_on_saturday_count_only_if_the_province_says_so() -> None:
    data = raw(SHIPPED / "hcmc.json")
    data["patterns"][0]["saturday_intake"] = ["07:30-11:30"]
    saturday, parents = date(2026, 11, 7), {"vn": raw(SHIPPED / "vn.json")}
    quiet = read_calendar(data, parents)
    busy = read_calendar(data | {"saturday_intake_policy": "counted"}, parents)
    assert quiet.intake_spans(saturday) == busy.intake_spans(saturday) == busy.spans(saturday)
    assert not quiet.is_working(saturday)
    received = at("2026-11-07 09:00")
    assert due(quiet, start(quiet, Limit.parse("2wd"), received)) == at("2026-11-11 07:30")
    assert due(busy, start(busy, Limit.parse("2wd"), received)) == at("2026-11-10 09:00")


def test_no_papers_are_taken_in_on_a_saturday_that_is_a_holiday() -> None:
    mixed = of_tests("mixed")
    assert mixed.intake_spans(date(2024, 2, 3)) != ()
    assert mixed.intake_spans(date(2024, 2, 10)) == ()


Spoil = Callable[[dict[str, Any]], Any]


@pytest.mark.parametrize(
    ("place", "spoil"),
    [
        ("code", lambda data: data.pop("code")),
        ("version", lambda data: data.update(version=7)),
        ("covers", lambda data: data.pop("covers")),
        ("covers", lambda data: data.update(covers={"from": "2026-01-01", "to": "2025-01-01"})),
        ("cutoff", lambda data: data.update(cutoff="25:00")),
        ("saturday_intake_policy", lambda data: data.update(saturday_intake_policy="maybe")),
        ("holidays", lambda data: data.update(holidays=[])),
        ("days", lambda data: data.update(days="none")),
        ("days[0]", lambda data: data["days"][0].update(day="2026-13-01")),
        ("days[1]", lambda data: data["days"][1].update(kind="strike")),
        ("days[1]", lambda data: data["days"][1].update(kind="worked")),
        ("days[1]", lambda data: data["days"][1].update(hours=["08:00-09:00"])),
        ("days[0]", lambda data: data.update(days=["2026-01-01"])),
        ("days[2].day", lambda data: data["days"].append(data["days"][0])),
        ("patterns[0]", lambda data: data["patterns"][0]["hours"].update(mon=["11:30-07:30"])),
        ("patterns[0]", lambda data: data["patterns"][0]["hours"].update(mon=["07:30-11:30", "11:00-12:00"])),
        ("patterns[0]", lambda data: data["patterns"][0]["hours"].update(monday=[])),
        ("patterns[0]", lambda data: data["patterns"][0].update(to="2025-01-01")),
        ("patterns[1].from", lambda data: data["patterns"].append(data["patterns"][0])),
        (
            "closures[0]",
            lambda data: data.update(closures=[{"from": "2026-01-02", "to": "2026-01-01", "name": "?"}]),
        ),
    ],
)
def test_a_malformed_calendar_is_refused_with_the_place(place: str, spoil: Spoil) -> None:
    data = raw(HERE / "calendars" / "vectors.json")
    spoil(data)
    with pytest.raises(KernelError, match=r"calendar\.malformed") as refused:
        read_calendar(data)
    assert refused.value.values["place"] == place


def test_a_calendar_without_hours_parent_or_end_is_refused() -> None:
    country = raw(SHIPPED / "vn.json")
    with pytest.raises(KernelError, match="no_hours"):
        read_calendar(country)
    with pytest.raises(KernelError, match="no_parent"):
        read_calendar(raw(SHIPPED / "hcmc.json"))
    with pytest.raises(KernelError, match="circle"):
        read_calendar(raw(SHIPPED / "hcmc.json"), {"vn": country | {"inherits": "hcmc"}})
