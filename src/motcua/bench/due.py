"""Benchmark `due`: due dates with a pause, ours against the `holidays` package asked one question a day.

Both sides answer the same questions — 15 working days, office hours of the shipped calendar, one pause — and
every answer is compared. The peer is what one writes with that package: it knows the country's holidays and
swapped Saturdays beforehand and asks for each day in turn whether it is a working day. It keeps no recipe.

- *one by one*: ours makes the recipe by the verbs that acts use and then the due date, each on its own;
- *in bulk with recipes*: ours makes the recipes from rows of data and all due dates in one call, as an
  importer does.
"""

import json
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import holidays

from motcua.kernel.worktime import (
    ZONE,
    Calendar,
    Limit,
    LimitUnit,
    Pause,
    Recipe,
    StartRule,
    due,
    due_all,
    paused,
    read_calendar,
    start,
)
from motcua.platform.console import data_folder

NAME = "due"
DAYS = 15
QUESTIONS = 2000
ROUNDS = 9
ONE_DAY = timedelta(days=1)
OPENINGS = ((450, 690), (780, 1020))
"""07:30–11:30 and 13:00–17:00 in minutes of the day, as in the shipped calendar."""

Question = tuple[datetime, datetime, datetime]
"""Received, pause begun, pause ended."""


def run() -> list[dict[str, Any]]:
    """Two rows: one by one, and in bulk; both sides in turn, the best of several rounds each."""
    calendar, peer, questions = _calendar(), Peer(), _questions()
    return [
        _row(
            "due: one by one",
            lambda: _one_by_one(calendar, questions),
            lambda: [peer.due(question) for question in questions],
        ),
        _row(
            "due: in bulk with recipes",
            lambda: _in_bulk(calendar, questions),
            lambda: [peer.due(question) for question in questions],
        ),
    ]


def _one_by_one(calendar: Calendar, questions: list[Question]) -> list[datetime | None]:
    limit, answers = Limit(DAYS, LimitUnit.WORKING_DAYS), []
    for received, stopped, resumed in questions:
        recipe = start(calendar, limit, received)
        recipe = paused(recipe, stopped, resumed, who="thụ lý", why="bổ sung", article="Điều 8")
        answers.append(due(calendar, recipe))
    return answers


def _in_bulk(calendar: Calendar, questions: list[Question]) -> list[datetime | None]:
    limit, code, version = Limit(DAYS, LimitUnit.WORKING_DAYS), calendar.code, calendar.version
    rule = StartRule.RECEIVED
    recipes = []
    for received, stopped, resumed in questions:
        pause = Pause(stopped, resumed, "thụ lý", "bổ sung", "Điều 8")
        recipes.append(Recipe(limit, code, version, received, rule, received, (pause,)))
    return due_all(calendar, recipes)


def _row(
    name: str, ours: Callable[[], Sequence[datetime | None]], peer: Callable[[], Sequence[datetime]]
) -> dict[str, Any]:
    runs: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        answers, our_seconds = _timed(ours)
        expected, peer_seconds = _timed(peer)
        if answers != expected:
            wrong = next(
                place for place, pair in enumerate(zip(answers, expected, strict=True)) if pair[0] != pair[1]
            )
            raise AssertionError(f"{name}: question {wrong}: {answers[wrong]} is not {expected[wrong]}")
        runs.append({"ours": QUESTIONS / our_seconds, "peer": QUESTIONS / peer_seconds})
    best_ours, best_peer = (max(each[side] for each in runs) for side in ("ours", "peer"))
    return {
        "name": name,
        "ours": round(best_ours),
        "peer": round(best_peer),
        "ratio": round(best_ours / best_peer, 2),
        "unit": "due dates/s",
        "runs": [{side: round(rate) for side, rate in each.items()} for each in runs],
    }


def _timed(work: Callable[[], Sequence[Any]]) -> tuple[Sequence[Any], float]:
    """Processor time, so that other work on the machine falls on neither side."""
    begin = time.process_time()
    done = work()
    return done, time.process_time() - begin


def _calendar() -> Calendar:
    folder = data_folder() / "calendars"
    raw = json.loads((folder / "hcmc.json").read_text(encoding="utf-8"))
    return read_calendar(raw, {"vn": json.loads((folder / "vn.json").read_text(encoding="utf-8"))})


def _questions() -> list[Question]:
    """Receipts of three years at any hour; a supplement asked within 8 days and answered within 12."""
    rng, first = Random(2026), datetime(2024, 1, 2, tzinfo=ZONE)

    def later(moment: datetime, days: int) -> datetime:
        return moment + timedelta(minutes=rng.randrange(1, days * 1440))

    questions = []
    for _ in range(QUESTIONS):
        received = later(first, 3 * 365)
        stopped = later(received, 8)
        questions.append((received, stopped, later(stopped, 12)))
    return questions


class Peer:
    """The same rules written around the `holidays` package: one question for each day."""

    def __init__(self) -> None:
        self._is_working_day = holidays.country_holidays("VN", years=range(2024, 2029)).is_working_day

    def due(self, question: Question) -> datetime:
        """15 working days from receipt; what a pause leaves goes on after it, minutes first."""
        received, stopped, resumed = (self._opening(moment) for moment in question)
        day, minute = received
        used = 0
        while True:
            following = self._following(day)
            if (following, minute) > stopped:
                break
            day, used = following, used + 1
        minutes = _worked(stopped) - _worked((day, minute)) + (480 if stopped[0] > day else 0)
        left = DAYS - used
        day, minute = resumed
        if minutes:
            left -= 1
            day, minute = self._after(resumed, 480 - minutes)
        for _ in range(left):
            day = self._following(day)
        return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=ZONE)

    def _opening(self, moment: datetime) -> tuple[date, int]:
        day, minute = moment.date(), moment.hour * 60 + moment.minute
        if self._is_working_day(day):
            for begin, end in OPENINGS:
                if minute < end:
                    return day, max(minute, begin)
        return self._following(day), OPENINGS[0][0]

    def _following(self, day: date) -> date:
        day += ONE_DAY
        while not self._is_working_day(day):
            day += ONE_DAY
        return day

    def _after(self, moment: tuple[date, int], minutes: int) -> tuple[date, int]:
        day = moment[0]
        worked = _worked(moment) + minutes
        if worked >= 480:
            day, worked = self._following(day), worked - 480
        return day, OPENINGS[0][0] + worked if worked < 240 else OPENINGS[1][0] + worked - 240


def _worked(moment: tuple[date, int]) -> int:
    """Office minutes of the day before an office minute."""
    minute = moment[1]
    return minute - OPENINGS[0][0] if minute < OPENINGS[0][1] else 240 + minute - OPENINGS[1][0]
