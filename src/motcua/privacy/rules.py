"""How long a request may take: rows of data with their article, counted by the office's calendar."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from motcua.agencies import api as agencies
from motcua.kernel import worktime
from motcua.kernel.worktime import Calendar, Limit, LimitUnit
from motcua.platform.console import data_folder


@dataclass(frozen=True, slots=True)
class Rule:
    """Of one kind of request; `with_others` when somebody else has to act as well."""

    limit: Limit
    with_others: Limit
    article: str


@dataclass(frozen=True, slots=True)
class Rules:
    """`answer`: until the first answer; `most_days`: of the one extension."""

    answer: Limit
    most_days: int
    kinds: dict[str, Rule]


def read(raw: dict[str, Any]) -> Rules:
    """From the file's content."""
    kinds = {
        each["kind"]: Rule(Limit.parse(each["limit"]), Limit.parse(each["with_others"]), each["article"])
        for each in raw["kinds"]
    }
    return Rules(Limit.parse(raw["answer"]["limit"]), int(raw["extension"]["most_days"]), kinds)


@cache
def rules() -> Rules:
    """The rules in force, from the data folder."""
    return read(json.loads((data_folder() / "data-rights.json").read_text(encoding="utf-8")))


def answer_due(known: Rules, calendar: Calendar, asked_at: datetime) -> datetime:
    """Until when there has to be a first answer."""
    return _due(calendar, known.answer, asked_at)


def carried_out_by(
    rule: Rule, calendar: Calendar, asked_at: datetime, *, with_others: bool = False, extended: int = 0
) -> datetime:
    """Until when it has to be carried out, counted from the asking, days of the extension behind it."""
    limit = rule.with_others if with_others else rule.limit
    return _due(calendar, Limit(limit.amount + extended, LimitUnit.CALENDAR_DAYS), asked_at)


def _due(calendar: Calendar, limit: Limit, asked_at: datetime) -> datetime:
    found = worktime.due(calendar, worktime.start(calendar, limit, received_at=asked_at))
    if found is None:
        raise ValueError(f"no end: {limit}")
    return found


def calendar() -> Calendar:
    """The province's. Raises CalendarUnknown."""
    return agencies.calendar_of(agencies.units_of_kind("province_committee")[0].id)
