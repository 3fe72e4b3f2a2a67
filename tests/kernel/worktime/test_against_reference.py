"""Promise P10: due dates equal, to the minute, those of a slow reference that steps through days."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from kernel.worktime.reference import Moment, Office
from kernel.worktime.reference import due as stepped
from kernel.worktime.worlds import HERE, SHIPPED, at, calendar, random_calendar, raw, shipped
from motcua.kernel import worktime
from motcua.kernel.worktime import Calendar, Limit, Recipe
from proving.figures import record
from proving.sizes import patience, size

CASES = size(1000, 100_000)

BEGIN, DAYS = at("2024-01-01 00:00"), 1700
EDGES = ["2024-02-28", "2024-02-29", "2024-12-30", "2026-02-13", "2026-08-21", "2026-08-22", "2026-08-30"]
TIMES = ["07:29", "07:30", "11:29", "11:30", "12:59", "13:00", "14:30", "14:31", "15:00", "15:01", "16:59"]
World = tuple[Calendar, Office]


def worlds(folder: Path, rng: Random, generated: int) -> list[World]:
    """The calendars of the product and of the tests, and as many random ones as asked for."""
    paths = [SHIPPED / "hcmc.json", HERE / "calendars" / "mixed.json", HERE / "calendars" / "vectors.json"]
    for number in range(generated):
        paths.append(folder / f"random-{number}.json")
        paths[-1].write_text(json.dumps(random_calendar(rng, f"random-{number}")))
    return [(calendar(path), Office(path, shipped=SHIPPED)) for path in paths]


def moment(rng: Random, after: datetime, days: float) -> datetime:
    """A minute of the next days; now and then one on an edge of the office day."""
    chosen = after + timedelta(minutes=rng.randrange(int(days * 1440)))
    if rng.random() < 0.4:
        hours, minutes = map(int, rng.choice(TIMES).split(":"))
        chosen = max(after, chosen.replace(hour=hours, minute=minutes))
    return chosen


def limit(rng: Random) -> str:
    written = rng.choice(["{}wd", "{}wd", "{}wd", "{}d", "{}h", "sameday"])
    return written.format(rng.choice([1, 2, 3, 5, 7, 10, 15, 20, 30, rng.randrange(1, 50)]))


def recipe(rng: Random, calendar: Calendar) -> Recipe:
    """Receipt, perhaps a later start, pauses, outages and extensions, as they may come."""
    known_from = datetime.combine(calendar.known_from, BEGIN.timetz())
    received = moment(rng, known_from, min(DAYS, (calendar.known_to - calendar.known_from).days - 1))
    if rng.random() < 0.15:
        received = max(known_from, at(f"{rng.choice(EDGES)} {rng.choice(TIMES)}"))
    made = worktime.start(calendar, Limit.parse(limit(rng)), received)
    if rng.random() < 0.15:
        made = worktime.start(calendar, made.limit, received, "competent_received", moment(rng, received, 4))
    resumed = received
    for _ in range(rng.choice([0, 0, 1, 1, 2, 3])):
        begun = moment(rng, resumed, 12)
        resumed = moment(rng, begun, rng.choice([0.01, 1, 6, 30]))
        made = worktime.paused(made, begun, resumed, who="", why="", article="")
    if rng.random() < 0.2:
        begun = moment(rng, received, 20)
        made = worktime.outage(made, begun, moment(rng, begun, 1), who="", why="", article="")
    for _ in range(rng.choice([0, 0, 0, 1, 2])):
        more = Limit.parse(rng.choice(["{}wd", "{}wd", "{}d", "{}h"]).format(rng.randrange(1, 12)))
        made = worktime.extend(made, more, moment(rng, received, 20), who="", why="", article="")
    return made


def pair(moment: datetime) -> Moment:
    return moment.date(), moment.hour * 60 + moment.minute


def reference(office: Office, made: Recipe) -> datetime:
    assert made.started_at is not None
    day, minute = stepped(
        office,
        [str(made.limit), *(str(extension.limit) for extension in made.extensions)],
        pair(made.started_at),
        [(pair(stop.begin), pair(stop.end)) for stop in (*made.pauses, *made.outages) if stop.end],
    )
    return datetime.combine(day, BEGIN.timetz()) + timedelta(minutes=minute)


def cases(folder: Path, seed: int, count: int, generated: int) -> Iterator[tuple[World, Recipe]]:
    rng = Random(seed)
    known = worlds(folder, rng, generated)
    for _ in range(count):
        world = rng.choice([known[0], rng.choice(known)])
        yield world, recipe(rng, world[0])


def check(folder: Path, seed: int, count: int, generated: int) -> Counter[str]:
    """Compare as many cases; say how many of each unit and with how many stops there were."""
    seen: Counter[str] = Counter()
    for (known, office), made in cases(folder, seed, count, generated):
        found = worktime.due(known, made)
        assert found == reference(office, made), f"{known.code}: {json.dumps(made.to_data())}"
        assert found == worktime.replay(known, made.to_data())
        seen[str(made.limit.unit)] += 1
        seen["paused"] += bool(made.pauses)
        seen["outage"] += bool(made.outages)
        seen["extended"] += bool(made.extensions)
    return seen


@pytest.mark.timeout(patience(120, 3600))
def test_random_recipes_agree_with_the_stepping_reference(tmp_path: Path) -> None:
    seen = check(tmp_path, seed=2026, count=CASES, generated=size(8, 100))
    assert min(seen.values()) > CASES // 20
    record("P10", f"{CASES} random due dates against a stepping reference", equal=CASES, **seen)


def test_one_forgotten_holiday_does_not_go_unnoticed(tmp_path: Path) -> None:
    country = raw(SHIPPED / "vn.json")
    country["days"] = [row for row in country["days"] if row["name"] != "Quốc khánh"]
    (tmp_path / "vn.json").write_text(json.dumps(country))
    (tmp_path / "hcmc.json").write_text((SHIPPED / "hcmc.json").read_text())
    forgetful = Office(tmp_path / "hcmc.json", shipped=SHIPPED)
    known, rng = shipped(), Random(2026)
    made = [recipe(rng, known) for _ in range(200)]
    assert any(worktime.due(known, each) != reference(forgetful, each) for each in made)
