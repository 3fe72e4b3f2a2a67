"""Durations of BPMN timers (ISO 8601) as working hours. A day is read as 8 working hours."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["HOURS_OF_A_DAY", "Cycle", "duration_of", "read_cycle", "read_duration"]

HOURS_OF_A_DAY = 8
_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)
_CYCLE = re.compile(r"R(?P<times>\d*)/(?P<duration>P.+)")
_DAYS_OF_A_WEEK = 5


@dataclass(frozen=True, slots=True)
class Cycle:
    """`hours` None: not to be counted in hours; `times` None: without end."""

    hours: int | float | None
    times: int | None


def read_duration(text: str) -> int | float | None:
    """Working hours, or None when the text is no duration we can count in hours."""
    match = _DURATION.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        return None
    parts = {name: int(value or 0) for name, value in match.groupdict().items()}
    days = parts["weeks"] * _DAYS_OF_A_WEEK + parts["days"]
    seconds = (days * HOURS_OF_A_DAY + parts["hours"]) * 3600 + parts["minutes"] * 60 + parts["seconds"]
    return seconds // 3600 if seconds % 3600 == 0 else seconds / 3600


def read_cycle(text: str) -> Cycle | None:
    """A repeated duration, `R3/PT4H`; None for anything else."""
    match = _CYCLE.fullmatch(text.strip())
    hours = None if match is None else read_duration(match["duration"])
    if match is None or hours is None:
        return None
    return Cycle(hours, int(match["times"]) if match["times"] else None)


def duration_of(hours: int | float) -> str:
    """The duration to the nearest second."""
    seconds = round(hours * 3600)
    text = "PT" + "".join(
        f"{amount}{letter}"
        for amount, letter in ((seconds // 3600, "H"), (seconds % 3600 // 60, "M"), (seconds % 60, "S"))
        if amount
    )
    return text if text != "PT" else "PT0S"
