"""Office minutes between moments, and how far a dossier has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.worktime.calendar import Calendar
from motcua.kernel.worktime.counting import count, stops
from motcua.kernel.worktime.moment import local, to_moment, to_stamp
from motcua.kernel.worktime.recipe import Pause, Recipe


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of a clock at a moment, in office minutes; time in a pause is in none of them.

    Without appointment date `left_minutes`, `late_minutes` and `total_minutes` are 0; before the start all
    are.
    """

    used_minutes: int
    paused: bool
    left_minutes: int
    late_minutes: int
    total_minutes: int

    def to_data(self) -> dict[str, Any]:
        """Plain JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


def working_minutes(calendar: Calendar, begin: datetime, end: datetime) -> int:
    """Office minutes from one moment to another; 0 if there is none or `end` lies before `begin`."""
    axis = calendar.axis
    try:
        first = axis.worked(to_stamp(begin))
        return max(0, axis.worked(to_stamp(end)) - first)
    except IndexError:
        raise calendar.out_of_range() from None


def add_working_minutes(calendar: Calendar, moment: datetime, minutes: int) -> datetime:
    """The moment after so many office minutes. Reaching closing time exactly is that closing time.

    0 minutes give the moment itself or, outside office hours, the next opening. KernelError
    `worktime.minutes.negative` below 0.
    """
    if minutes < 0:
        raise KernelError("worktime.minutes.negative", minutes=minutes)
    axis = calendar.axis
    try:
        return to_moment(axis.until(axis.forward(to_stamp(moment)), minutes))
    except IndexError:
        raise calendar.out_of_range() from None


def progress(calendar: Calendar, recipe: Recipe, at: datetime) -> Progress:
    """How much of its time a dossier has used at a moment, by what was known at that moment.

    In a pause what is left is what would be left if the clock ran again from that moment.
    """
    known = _as_of(recipe, local(at))
    running = known._replace(pauses=tuple(_closed(pause, at) for pause in known.pauses))
    reckoned = count(calendar, running)
    if reckoned.start is None:
        return Progress(0, known.is_paused, 0, 0, 0)
    axis = calendar.axis
    start = axis.worked(reckoned.start)
    now = max(to_stamp(at), reckoned.start)
    idle = late_idle = 0
    for begin, end in stops(running.pauses, running.outages, reckoned.start):
        minutes = axis.worked(min(end or now, now)) - axis.worked(min(begin, now))
        idle += minutes
        if reckoned.due is not None and begin >= reckoned.due:
            late_idle += minutes
    used = axis.worked(now) - start - idle
    if reckoned.due is None:
        return Progress(used, known.is_paused, 0, 0, 0)
    total = axis.worked(reckoned.due) - start - (idle - late_idle)
    return Progress(used, known.is_paused, max(0, total - used), max(0, used - total), total)


def _as_of(recipe: Recipe, at: datetime) -> Recipe:
    """The recipe as known at a moment: nothing that happened later, and a pause open if it was open."""
    return recipe._replace(
        pauses=tuple(_opened(pause, at) for pause in recipe.pauses if pause.begin <= at),
        outages=tuple(outage for outage in recipe.outages if outage.end is not None and outage.end <= at),
        extensions=tuple(granted for granted in recipe.extensions if granted.granted_at <= at),
    )


def _opened(pause: Pause, at: datetime) -> Pause:
    return pause._replace(end=None) if pause.end is not None and pause.end > at else pause


def _closed(pause: Pause, at: datetime) -> Pause:
    return pause._replace(end=local(at)) if pause.end is None else pause
