"""A due date told step by step: messages that, put into words, a clerk and a citizen understand.

The lines follow time: receipt, start, limit, extensions, then by turns the days that were not ordinary and
the pauses, and at last the due moment. Moments are datetimes in +07:00 and days dates; the words' table
formats them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from motcua.kernel.messages import Message
from motcua.kernel.worktime.calendar import Calendar, DayKind, DayRule
from motcua.kernel.worktime.counting import Count, Leg, Stop, count
from motcua.kernel.worktime.limit import LimitUnit
from motcua.kernel.worktime.moment import DAY, to_moment, to_stamp
from motcua.kernel.worktime.recipe import Extension, Outage, Pause, Recipe, StartRule

_KEY = "worktime.explain."
_OFF_KEYS = {
    (DayKind.OFF, True): "day_off",
    (DayKind.OFF, False): "day_off_unconfirmed",
    (DayKind.CLOSED, True): "day_closed",
    (DayKind.CLOSED, False): "day_closed",
    (DayKind.WORKED, True): "day_worked",
    (DayKind.WORKED, False): "day_worked_unconfirmed",
    (DayKind.HOURS, True): "day_hours",
    (DayKind.HOURS, False): "day_hours",
}


def explain(calendar: Calendar, recipe: Recipe) -> tuple[Message, ...]:
    """Why a dossier is due when it is due. Errors as for `due`."""
    return tuple(_lines(calendar, recipe, count(calendar, recipe)))


def _say(key: str, **values: object) -> Message:
    return Message(_KEY + key, values)


def _lines(calendar: Calendar, recipe: Recipe, reckoned: Count) -> Iterator[Message]:
    yield _say("received", received=to_moment(to_stamp(recipe.received_at)))
    if recipe.started_at is None or reckoned.start is None:
        yield _say("not_started")
        return
    if recipe.start_rule is StartRule.COMPETENT_RECEIVED:
        yield _say("competent", started=to_moment(to_stamp(recipe.started_at)))
    yield from _opening(calendar, to_stamp(recipe.started_at), reckoned.start)
    yield _limit(calendar, recipe, reckoned.start)
    for extension in recipe.extensions:
        yield _extension(extension)
    yield from _stretches(calendar, recipe, reckoned)
    if reckoned.due is not None:
        yield _say("due", due=to_moment(reckoned.due))
        if to_moment(reckoned.due).date() > calendar.known_to:
            yield _say("beyond", known_to=calendar.known_to)


def _opening(calendar: Calendar, given: int, counted: int) -> Iterator[Message]:
    """Rule 2 in words: why the clock moves on from a moment outside office hours."""
    if given == counted:
        return
    day = to_moment(given).date()
    spans, minute, rule = calendar.spans(day), given % DAY, calendar.rule(day)
    at = to_moment(counted)
    if not spans:
        name = rule.name if rule is not None else None
        yield _say("opening_named", at=at, name=name) if name else _say("opening_day_off", at=at)
    elif minute < spans[0].begin:
        yield _say("opening_before", at=at)
    elif minute >= spans[-1].end:
        yield _say("opening_after", at=at)
    else:
        yield _say("opening_break", at=at)


def _limit(calendar: Calendar, recipe: Recipe, start: int) -> Message:
    limit = recipe.limit
    if recipe.start_rule is StartRule.TAKEN_OVER:
        return _say("taken_over")
    if limit.unit is not LimitUnit.SAME_DAY:
        return _say(f"limit_{limit.unit}", amount=limit.amount)
    late = start % DAY > calendar.cutoff
    cutoff = "{:02d}:{:02d}".format(*divmod(calendar.cutoff, 60))
    return _say("limit_sameday_late" if late else "limit_sameday", cutoff=cutoff)


def _extension(extension: Extension) -> Message:
    limit = extension.limit
    return _say(
        f"extension_{limit.unit}",
        amount=limit.amount,
        granted=to_moment(to_stamp(extension.granted_at)),
        who=extension.who,
        why=extension.why,
        article=extension.article,
    )


def _stretches(calendar: Calendar, recipe: Recipe, reckoned: Count) -> Iterator[Message]:
    """By turns: the days of running time that were not ordinary, and what stopped the clock."""
    untold = sorted((*recipe.pauses, *recipe.outages), key=lambda pause: pause.begin)
    begin = reckoned.start or 0
    for stop, left in reckoned.halts:
        stopped, resumed = stop
        yield from _days(calendar, begin, stopped)
        for pause in [pause for pause in untold if _belongs(pause, stop)]:
            untold.remove(pause)
            yield _pause(pause)
        yield _left(left[0])
        if len(left) > 1:
            yield _say("left_next")
        if resumed is not None:
            begin = calendar.axis.forward(resumed)
            yield from _opening(calendar, resumed, begin)
    if reckoned.due is not None:
        yield from _days(calendar, begin, reckoned.due)
        yield from _moved(calendar, reckoned)
    for pause in untold:
        yield _say("pause_without_effect", begin=to_moment(to_stamp(pause.begin)), why=pause.why)


def _belongs(pause: Pause, stop: Stop) -> bool:
    """Whether a pause is part of a stop; one that began before the start counts from the start."""
    stopped, resumed = stop
    if pause.end is not None and to_stamp(pause.end) < stopped:
        return False
    return resumed is None or to_stamp(pause.begin) <= resumed


def _pause(pause: Pause) -> Message:
    key = "outage" if isinstance(pause, Outage) else "pause" if pause.end is not None else "pause_open"
    return _say(
        key,
        begin=to_moment(to_stamp(pause.begin)),
        end=to_moment(to_stamp(pause.end)) if pause.end is not None else None,
        who=pause.who,
        why=pause.why,
        article=pause.article,
    )


def _left(leg: Leg) -> Message:
    unit, days, rest = leg
    hours, minutes = divmod(rest, 60)
    if not days:
        return _say("left_h", hours=hours, minutes=minutes)
    if not rest:
        return _say(f"left_{unit}", days=days)
    return _say(f"left_{unit}_minutes", days=days, hours=hours, minutes=minutes)


def _days(calendar: Calendar, begin: int, end: int) -> Iterator[Message]:
    """Each named day from one moment to another, and how many days of the weekend lay between."""
    resting = 0
    for ordinal in range(begin // DAY, end // DAY + 1):
        day = date.fromordinal(ordinal)
        rule = calendar.rule(day)
        if rule is not None:
            yield _day(calendar, rule)
        elif not calendar.is_working(day):
            resting += 1
    if resting:
        yield _say("weekend", count=resting)


def _day(calendar: Calendar, rule: DayRule) -> Message:
    return _say(
        _OFF_KEYS[rule.kind, rule.confirmed],
        day=rule.day,
        name=rule.name,
        hours=", ".join(str(span).replace("-", "–") for span in calendar.spans(rule.day)),
    )


def _moved(calendar: Calendar, reckoned: Count) -> Iterator[Message]:
    """Rule 4 in words: a limit in calendar days that ends on a day off."""
    unit, days, minutes = reckoned.legs[-1]
    if unit is not LimitUnit.CALENDAR_DAYS or len(reckoned.legs) > 1:
        return
    reached = calendar.every_day_axis().travel(reckoned.anchor, minutes, days)
    if reached != reckoned.due:
        yield _say("moved_on", day=to_moment(reached).date(), to=to_moment(reckoned.due or 0).date())
