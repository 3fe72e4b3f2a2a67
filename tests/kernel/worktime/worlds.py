"""Calendars the tests share, and random ones; moments written short."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from motcua.kernel.worktime import ZONE, Calendar, read_calendar

HERE = Path(__file__).parent
SHIPPED = HERE.parents[2] / "data" / "calendars"
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def raw(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text())
    return data


def calendar(path: Path) -> Calendar:
    return read_calendar(raw(path), {"vn": raw(SHIPPED / "vn.json")})


def shipped(name: str = "hcmc") -> Calendar:
    return calendar(SHIPPED / f"{name}.json")


def of_tests(name: str) -> Calendar:
    return calendar(HERE / "calendars" / f"{name}.json")


def at(text: str) -> datetime:
    """ "2026-11-02 09:00" in Vietnam's time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def random_calendar(rng: Random, code: str) -> dict[str, Any]:
    """A calendar nobody would decree: odd hours, odd days, closures, two or three patterns."""
    begin = date(2024, 1, 1)
    starts = [
        begin,
        *sorted(begin + timedelta(days=rng.randrange(30, 1500)) for _ in range(rng.randrange(3))),
    ]
    ends = [start - timedelta(days=1) for start in starts[1:]]
    patterns = [
        {
            "from": start.isoformat(),
            "to": end.isoformat() if end else None,
            "hours": {day: _hours(rng) for day in WEEKDAYS if day == "wed" or rng.random() < 0.7},
            "saturday_intake": ["08:00-10:17"],
        }
        for start, end in zip(starts, [*ends, None], strict=True)
        if end is None or end >= start
    ]
    days = {begin + timedelta(days=rng.randrange(1461)) for _ in range(rng.randrange(60))}
    closed = begin + timedelta(days=rng.randrange(1400))
    return {
        "code": code,
        "version": "1",
        "name": code,
        "covers": {"from": "2024-01-01", "to": "2028-12-31"},
        "cutoff": f"{rng.randrange(8, 18):02d}:{rng.randrange(60):02d}",
        "saturday_intake_policy": rng.choice(["counted", "not_counted"]),
        "patterns": patterns,
        "days": [_day(rng, day) for day in sorted(days)],
        "closures": [
            {
                "from": closed.isoformat(),
                "to": (closed + timedelta(days=rng.randrange(12))).isoformat(),
                "name": "đóng",
            }
        ],
    }


def _day(rng: Random, day: date) -> dict[str, Any]:
    kind = rng.choice(["off", "off", "worked", "hours"])
    row: dict[str, Any] = {
        "day": day.isoformat(),
        "kind": kind,
        "name": kind,
        "source": "",
        "confirmed": True,
    }
    if kind == "hours":
        row["hours"] = _hours(rng)
    if kind == "worked":
        other = day + timedelta(days=(2 - day.weekday()) % 7)
        row |= {"in_place_of": other.isoformat()} if rng.random() < 0.5 else {"hours": _hours(rng)}
    return row


def _hours(rng: Random) -> list[str]:
    cuts = sorted(rng.sample(range(6 * 60, 22 * 60), 2 * rng.choice([1, 2, 2, 2, 3])))
    return [
        f"{begin // 60:02d}:{begin % 60:02d}-{end // 60:02d}:{end % 60:02d}"
        for begin, end in zip(cuts[::2], cuts[1::2], strict=True)
    ]
