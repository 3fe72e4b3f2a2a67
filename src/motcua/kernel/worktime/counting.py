"""From recipe to due date. The rules in words, so that they can be checked against the law or built anew:

1.  Moments are cut to whole minutes. An office minute is a minute from opening up to, not including, closing.
2.  An act outside office hours (receipt, beginning and end of a pause) counts from the next office minute:
    before opening → opening; in the lunch break → afternoon opening; after closing or on a day off → the
    next opening.
3.  *wd*: n working days after the start, at the minute of the day of the start, clamped into the hours of
    that day (in a break → the opening after it; after closing → closing).
4.  *d*: the same on a line of days where no day is off — a day off has the hours of the next working day;
    if the day reached is off, the result moves to the next working day, its minute clamped.
5.  *h*: 60 office minutes each (*m*, of a due date taken over from elsewhere: one each); reaching closing
    time exactly is due at closing time.
6.  *sameday*: closing time of the day of the start, or of the next working day if the start is later than the
    cut-off (15:00 itself is not later).
7.  A *pause* or *outage* (they count alike; overlapping ones are one) stores what remains at its beginning:
    wd and d: let c be the last moment "start + k days" not after the beginning of the pause, and u the office
    minutes from c to it. If u = 0, n−k days remain; else n−k−1 days and 480−u minutes, the rest of a
    working day of 8 hours (0 if u is more). If all n days are used (a result moved by rule 4), the office
    minutes up to it remain.
    h and sameday: the office minutes that are left.
8.  On resumption the minutes go first, as office minutes; for wd and d reaching closing time means the next
    opening. Then the days, by rule 3 or 4, from the moment and the minute of the day so reached.
9.  A pause that begins at the due moment or later changes nothing: what is late stays late.
10. An *extension* lengthens the limit itself, whenever it was granted. In the unit of what stands before
    it, the numbers add up; in another unit it runs from the due moment reached so far.
11. A pause before the start (papers asked for at intake) only matters where it reaches beyond the start.

Sources: NĐ 309/2026 art. 8, NĐ 301/2026 arts 3 and 5, Civil Code art. 148.
Left out on purpose: how long an outage may last and how often a date may be extended; both are the caller's
rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from motcua.kernel.errors import KernelError
from motcua.kernel.worktime.calendar import Calendar
from motcua.kernel.worktime.limit import Limit, LimitUnit
from motcua.kernel.worktime.moment import DAY, WORKING_DAY, to_moment, to_stamp
from motcua.kernel.worktime.recipe import Extension, Pause, Recipe

_MINUTES = LimitUnit.WORKING_HOURS
_CALENDAR_DAYS = LimitUnit.CALENDAR_DAYS
_WORKING_DAYS = LimitUnit.WORKING_DAYS
_SAME_DAY = LimitUnit.SAME_DAY
_OFFICE_MINUTES = LimitUnit.OFFICE_MINUTES
_NONE = LimitUnit.NONE


Leg = tuple[LimitUnit, int, int]
"""A part of the way to the due date, as unit, days and minutes: minutes go first. Of `h`, all is minutes."""

Stop = tuple[int, int | None]
"""Beginning and end, as given, of time that is not counted, from pauses and outages that overlap."""


Halt = tuple[Stop, tuple[Leg, ...]]
"""A stop that made a difference, with what remained when it began."""


class Count(NamedTuple):
    """How a due date came about. `start` is None before the clock starts, `due` None while not known."""

    start: int | None
    due: int | None
    halts: list[Halt]
    anchor: int
    """Where the last stretch of running time began: the start, or the end of the last halt."""
    legs: tuple[Leg, ...]
    """The way from there to the due moment."""


def due(calendar: Calendar, recipe: Recipe) -> datetime | None:
    """The due moment in +07:00; None without appointment date, before the start, and while a pause is open.

    A dossier that was late before it was paused keeps its due moment (rule 9), open pause or not.
    KernelError `worktime.calendar.out_of_range` beyond the calendar's days.
    """
    try:
        stamp = _run(calendar, recipe)[1]
    except IndexError:
        raise calendar.out_of_range() from None
    return to_moment(stamp) if stamp is not None else None


def due_all(calendar: Calendar, recipes: Iterable[Recipe]) -> list[datetime | None]:
    """The due moment of each recipe in turn, for recounts and figures. Errors as for `due`."""
    try:
        stamps = [_run(calendar, recipe)[1] for recipe in recipes]
    except IndexError:
        raise calendar.out_of_range() from None
    return [to_moment(stamp) if stamp is not None else None for stamp in stamps]


def replay(calendar: Calendar, recipe_data: Mapping[str, Any]) -> datetime | None:
    """The due moment made again from a stored recipe; agrees to the minute with what was stored beside it.

    KernelError `worktime.recipe.other_calendar` if the calendar is not the one the recipe names.
    """
    recipe = Recipe.from_data(recipe_data)
    if (recipe.calendar_code, recipe.calendar_version) != (calendar.code, calendar.version):
        raise KernelError(
            "worktime.recipe.other_calendar",
            calendar=f"{calendar.code} {calendar.version}",
            wanted=f"{recipe.calendar_code} {recipe.calendar_version}",
        )
    return due(calendar, recipe)


class Moved(NamedTuple):
    """A due date that another calendar moves; `number` is the place of the recipe in the sequence given."""

    number: int
    before: datetime | None
    after: datetime | None


def moved(old: Calendar, new: Calendar, recipes: Sequence[Recipe]) -> tuple[Moved, ...]:
    """Every due date that changes if `new` replaces `old`: to be shown before a calendar is saved."""
    pairs = zip(due_all(old, recipes), due_all(new, recipes), strict=True)
    return tuple(
        Moved(number, before, after) for number, (before, after) in enumerate(pairs) if before != after
    )


def count(calendar: Calendar, recipe: Recipe) -> Count:
    """The whole calculation with its halts, in stamps. Errors as for `due`."""
    try:
        return Count(*_run(calendar, recipe))
    except IndexError:
        raise calendar.out_of_range() from None


def _run(
    calendar: Calendar, recipe: Recipe
) -> tuple[int | None, int | None, list[Halt], int, tuple[Leg, ...]]:
    """The fields of `Count`; IndexError beyond the calendar's days."""
    limit, _, _, _, _, started_at, pauses, extensions, outages = recipe
    halts: list[Halt] = []
    if started_at is None:
        return None, None, halts, 0, ()
    forward = calendar.axis.forward
    start = anchor = forward(to_stamp(started_at))
    if limit.unit is _NONE:
        return start, None, halts, anchor, ()
    legs: tuple[Leg, ...] = (_first_leg(calendar, limit, start),)
    if extensions:
        legs = _extended(legs[0], extensions)
    if pauses or outages:
        for stop in stops(pauses, outages, start):
            begin, end = stop
            left = _left(calendar, anchor, legs, begin, forward(begin))
            if left is None:
                break
            legs = left
            halts.append((stop, legs))
            if end is None:
                return start, None, halts, anchor, legs
            anchor = forward(end)
    return start, _end(calendar, anchor, legs), halts, anchor, legs


def stops(pauses: Sequence[Pause], outages: Sequence[Pause], start: int) -> list[Stop]:
    """Pauses and outages in order, overlapping ones joined, those cut off that lie before the start."""
    if len(pauses) == 1 and not outages:
        return _alone(pauses[0], start)  # nearly every dossier that stood still did so once
    joined: list[Stop] = []
    for pause in sorted((*pauses, *outages), key=_begin):
        begin = max(to_stamp(pause.begin), start)
        end = to_stamp(pause.end) if pause.end is not None else None
        if end is not None and end < begin:
            continue
        if joined and ((last_end := joined[-1][1]) is None or begin <= last_end):
            end = None if end is None or last_end is None else max(end, last_end)
            begin = joined.pop()[0]
        joined.append((begin, end))
    return joined


def _alone(pause: Pause, start: int) -> list[Stop]:
    """The one stop there is, cut off at the start; none if it lies before."""
    begin, end = to_stamp(pause.begin), pause.end
    begin = max(begin, start)
    if end is None:
        return [(begin, None)]
    ended = to_stamp(end)
    return [(begin, ended)] if ended >= begin else []


def _begin(pause: Pause) -> datetime:
    return pause.begin


def _first_leg(calendar: Calendar, limit: Limit, start: int) -> Leg:
    unit = limit.unit
    if unit is _WORKING_DAYS or unit is _CALENDAR_DAYS:
        return (unit, limit.amount, 0)
    if unit is _SAME_DAY:
        axis = calendar.axis
        closing = axis.closing(start, int(start % DAY > calendar.cutoff))
        return (_MINUTES, 0, axis.worked(closing) - axis.worked(start))
    return (_MINUTES, 0, limit.amount if unit is _OFFICE_MINUTES else limit.amount * 60)


def _extended(first: Leg, extensions: Iterable[Extension]) -> tuple[Leg, ...]:
    """The way of the limit, then of the extensions, those of one unit joined (rule 10)."""
    legs = [first]
    for extension in extensions:
        unit, amount = extension.limit.unit, extension.limit.amount
        days, minutes = (0, amount * 60) if unit is _MINUTES else (amount, 0)
        if legs[-1][0] is unit:
            before = legs.pop()
            days, minutes = days + before[1], minutes + before[2]
        legs.append((unit, days, minutes))
    return tuple(legs)


def _end(calendar: Calendar, anchor: int, legs: tuple[Leg, ...]) -> int:
    """The moment at the end of the way (rules 3, 4, 5 and 8)."""
    axis = calendar.axis
    for unit, days, minutes in legs:
        if unit is _WORKING_DAYS:
            anchor = axis.travel(anchor, minutes, days)
        elif unit is _MINUTES:
            anchor = axis.until(anchor, minutes)
        else:
            reached = calendar.every_day_axis().travel(anchor, minutes, days)
            anchor = axis.onto_working_day(reached)
    return anchor


def _left(
    calendar: Calendar, anchor: int, legs: tuple[Leg, ...], begin: int, at: int
) -> tuple[Leg, ...] | None:
    """What remains of the way when it is left at `begin`, which counts from the office minute `at` (rule 7).

    None if `begin` is the end of the way or later (rule 9).
    """
    while len(legs) > 1:
        end = _end(calendar, anchor, legs[:1])
        if at < end:
            break
        anchor, legs = end, legs[1:]
    left = _first_left(calendar, anchor, legs[0], begin, at)
    if left is None:
        return None
    return (left, *legs[1:]) if len(legs) > 1 else (left,)


def _first_left(calendar: Calendar, anchor: int, leg: Leg, begin: int, at: int) -> Leg | None:
    unit, days, minutes = leg
    axis = calendar.every_day_axis() if unit is _CALENDAR_DAYS else calendar.axis
    onward = anchor
    if minutes:
        left = minutes + axis.worked(anchor) - axis.worked(at)
        if left > 0:
            return (unit, days, left)
        onward = axis.travel(anchor, minutes, 0)
    if days:
        passed, used = axis.split(onward, at)
        if passed < days:
            if used:
                return (unit, days - passed - 1, WORKING_DAY - used if used < WORKING_DAY else 0)
            return (unit, days - passed, 0)
    end = _end(calendar, anchor, (leg,))
    if begin >= end:
        return None
    return (_WORKING_DAYS, 0, calendar.axis.worked(end) - calendar.axis.worked(at))
