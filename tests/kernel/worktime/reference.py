"""A slow, plain second opinion on due dates: steps through days and office minutes one at a time.

Imports nothing from motcua and reads only the raw calendar files. A moment is a pair of a day and a minute
of that day. The rules are those written in words at the head of `motcua.kernel.worktime.counting`; the code
shares nothing with it.
"""

import json
from datetime import date, timedelta
from pathlib import Path

ONE_DAY = timedelta(days=1)
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

Moment = tuple[date, int]
Part = tuple[str, int, int]
"""Unit, days, minutes: a piece of the way that is still to go."""


def clock(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


class Office:
    """The minutes on which an office is open, read from a calendar file and the files it inherits from."""

    def __init__(self, path: Path, *, shipped: Path) -> None:
        self.chain = [json.loads(path.read_text())]
        while parent := self.chain[-1].get("inherits"):
            beside = path.parent / f"{parent}.json"
            self.chain.append(
                json.loads((beside if beside.exists() else shipped / f"{parent}.json").read_text())
            )
        self.known: dict[date, list[int]] = {}
        self.lent: dict[date, list[int]] = {}

    def word(self, key: str, otherwise: str) -> str:
        return next((raw[key] for raw in self.chain if raw.get(key)), otherwise)

    def weekly(self, day: date, weekday: int) -> list[str]:
        patterns = next((raw["patterns"] for raw in self.chain if raw.get("patterns")), [])
        for pattern in patterns:
            if pattern["from"] <= day.isoformat() and (
                pattern["to"] is None or day.isoformat() <= pattern["to"]
            ):
                hours = pattern["hours"].get(WEEKDAYS[weekday], [])
                if (
                    weekday == 5
                    and not hours
                    and self.word("saturday_intake_policy", "not_counted") == "counted"
                ):
                    hours = pattern.get("saturday_intake", [])
                return hours
        return []

    def hours(self, day: date) -> list[str]:
        for raw in self.chain:
            for row in raw.get("days", []):
                if row["day"] == day.isoformat():
                    if row.get("hours"):
                        return row["hours"]
                    if row["kind"] == "worked":
                        return self.weekly(day, date.fromisoformat(row["in_place_of"]).weekday())
                    return []
            for row in raw.get("closures", []):
                if row["from"] <= day.isoformat() <= row["to"]:
                    return []
        return self.weekly(day, day.weekday())

    def minutes(self, day: date) -> list[int]:
        """Every office minute of a day."""
        if day not in self.known:
            self.known[day] = [
                minute
                for span in self.hours(day)
                for minute in range(clock(span.split("-")[0]), clock(span.split("-")[1]))
            ]
        return self.known[day]

    def minutes_of(self, unit: str, day: date) -> list[int]:
        """The same; for a limit in calendar days a day off has the minutes of the next working day."""
        if unit != "d" or self.minutes(day):
            return self.minutes(day)
        if day not in self.lent:
            following = day
            while not self.minutes(following):
                following += ONE_DAY
            self.lent[day] = self.minutes(following)
        return self.lent[day]

    def opening(self, unit: str, moment: Moment) -> Moment:
        """The first office minute at or after a moment."""
        day, minute = moment
        while True:
            for candidate in self.minutes_of(unit, day):
                if candidate >= minute:
                    return day, candidate
            day, minute = day + ONE_DAY, 0

    def passed(self, unit: str, begin: Moment, end: Moment) -> int:
        """How many office minutes there are from one moment to another."""
        day, total = begin[0], 0
        while day <= end[0]:
            for minute in self.minutes_of(unit, day):
                if begin <= (day, minute) < end:
                    total += 1
            day += ONE_DAY
        return total

    def step_minutes(self, unit: str, moment: Moment, count: int) -> Moment:
        """So many office minutes further: just after the last of them."""
        day, minute = moment
        while count:
            for candidate in self.minutes_of(unit, day):
                if candidate >= minute:
                    count -= 1
                    if not count:
                        return day, candidate + 1
            day, minute = day + ONE_DAY, 0
        return moment

    def into_hours(self, unit: str, day: date, minute: int) -> Moment:
        for candidate in self.minutes_of(unit, day):
            if candidate >= minute:
                return day, candidate
        return day, self.minutes_of(unit, day)[-1] + 1

    def step_days(self, unit: str, moment: Moment, count: int) -> Moment:
        """So many days further at the same minute; days without office minutes do not count."""
        if not count:
            return moment
        day = moment[0]
        while count:
            day += ONE_DAY
            if self.minutes_of(unit, day):
                count -= 1
        return self.into_hours(unit, day, moment[1])


def part_of(limit: str) -> Part:
    if limit.endswith("wd"):
        return "wd", int(limit[:-2]), 0
    if limit.endswith("d"):
        return "d", int(limit[:-1]), 0
    return "h", 0, int(limit[:-1]) * 60


def parts_of(office: Office, limits: list[str], start: Moment) -> list[Part]:
    parts: list[Part] = []
    for limit in limits:
        if limit == "sameday":
            last = start[0]
            if start[1] > clock(office.word("cutoff", "15:00")):
                last += ONE_DAY
                while not office.minutes(last):
                    last += ONE_DAY
            closing = (last, office.minutes(last)[-1] + 1)
            part: Part = ("h", 0, office.passed("h", start, closing))
        else:
            part = part_of(limit)
        if parts and parts[-1][0] == part[0]:
            before = parts.pop()
            part = (part[0], before[1] + part[1], before[2] + part[2])
        parts.append(part)
    return parts


def after_minutes(office: Office, moment: Moment, part: Part) -> Moment:
    """The minutes of a part are gone; for days, closing time is the next opening."""
    unit, _, minutes = part
    if not minutes:
        return moment
    moment = office.step_minutes(unit, moment, minutes)
    return moment if unit == "h" else office.opening(unit, moment)


def end_of(office: Office, moment: Moment, parts: list[Part]) -> Moment:
    for part in parts:
        moment = office.step_days(part[0], after_minutes(office, moment, part), part[1])
        while part[0] == "d" and not office.minutes(moment[0]):
            moment = (moment[0] + ONE_DAY, moment[1])
        if part[0] == "d" and part[1]:
            moment = office.into_hours("wd", *moment)
    return moment


def left_at(office: Office, anchor: Moment, parts: list[Part], at: Moment) -> list[Part]:
    """What remains when the clock stops at an office minute."""
    while len(parts) > 1 and end_of(office, anchor, parts[:1]) <= at:
        anchor = end_of(office, anchor, parts[:1])
        parts = parts[1:]
    (unit, days, minutes), others = parts[0], parts[1:]
    used = office.passed(unit, anchor, at)
    if unit == "h":
        return [("h", 0, max(0, minutes - used)), *others]
    if used < minutes:
        return [(unit, days, minutes - used), *others]
    begin = after_minutes(office, anchor, parts[0])
    whole, reached = 0, begin
    while whole < days and (further := office.step_days(unit, begin, whole + 1)) <= at:
        whole, reached = whole + 1, further
    if whole == days:
        end = end_of(office, begin, [(unit, days, 0)])
        return [("wd", 0, office.passed("wd", at, end)), *others]
    used = office.passed(unit, reached, at)
    if used == 0:
        return [(unit, days - whole, 0), *others]
    return [(unit, days - whole - 1, max(0, 480 - used)), *others]


def joined(stops: list[tuple[Moment, Moment]]) -> list[tuple[Moment, Moment]]:
    together: list[tuple[Moment, Moment]] = []
    for begin, end in sorted(stops):
        if together and begin <= together[-1][1]:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((begin, end))
    return together


def due(office: Office, limits: list[str], started: Moment, stops: list[tuple[Moment, Moment]]) -> Moment:
    """The due moment of a limit with its extensions, started at a moment, stopped meanwhile."""
    start = anchor = office.opening("wd", started)
    parts = parts_of(office, limits, start)
    for begin, end in joined([(max(begin, start), end) for begin, end in stops if end >= start]):
        if begin >= end_of(office, anchor, parts):
            break
        parts = left_at(office, anchor, parts, office.opening("wd", begin))
        anchor = office.opening("wd", end)
    return end_of(office, anchor, parts)
