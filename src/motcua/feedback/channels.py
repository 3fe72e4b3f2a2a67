"""The channels and their limits, from `data/feedback/channels.json`; each matter keeps the limit it got."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from motcua.agencies import api as agencies
from motcua.kernel import worktime
from motcua.platform.console import data_folder

FILE = "feedback/channels.json"


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit with where it stands; `certainty` as in every data file."""

    limit: worktime.Limit
    article: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to be heard. `letters` begin its codes; without `needs_person` it may be anonymous."""

    code: str
    letters: str
    needs_person: bool
    limits: Mapping[str, Clock]

    @property
    def first(self) -> str:
        """The clock that runs first."""
        return "accept" if "accept" in self.limits else "answer"


def channels() -> Mapping[str, Channel]:
    return _read()[0]


def call_back() -> Clock:
    """Until when a call is returned, where nobody promised another time."""
    return _read()[1]


def due(clock: Clock, unit: int, begin: datetime) -> tuple[dict[str, Any], datetime]:
    """The recipe by a unit's calendar, and the moment it leads to."""
    calendar = agencies.calendar_of(unit)
    recipe = worktime.start(calendar, clock.limit, received_at=begin)
    moment = worktime.due(calendar, recipe)
    if moment is None:
        raise ValueError(clock.limit)  # a limit of the file that is not counted
    return recipe.to_data(), moment


@cache
def _read() -> tuple[Mapping[str, Channel], Clock]:
    raw = json.loads((data_folder() / FILE).read_text(encoding="utf-8"))
    found = {
        each["code"]: Channel(
            each["code"],
            each["letters"],
            each["needs_person"],
            {name: _clock(limit) for name, limit in each["limits"].items()},
        )
        for each in raw["channels"]
    }
    return found, _clock(raw["call"])


def _clock(raw: Mapping[str, str]) -> Clock:
    return Clock(worktime.Limit.parse(raw["limit"]), raw["article"], raw["certainty"])
