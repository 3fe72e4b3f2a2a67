"""Moments as whole minutes: the form in which office time is counted.

A *stamp* is the number of minutes since midnight of the day before 1 January of year 1, in Vietnam's time:
`day.toordinal() * 1440 + minute of the day`. What a slip prints has minutes and no seconds, so seconds are
cut off, and 15:00:59 is still 15:00. Vietnam has had one offset, +07:00, since 1975; no earlier moment is
counted.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from motcua.kernel.errors import KernelError

ZONE = timezone(timedelta(hours=7))
"""Vietnam's time, +07:00."""

DAY = 1440
"""Minutes of a day of 24 hours."""

WORKING_DAY = 480
"""Minutes of a working day in the sense of the law: one working day = 8 hours."""

_TIMES = tuple(time(minute // 60, minute % 60, tzinfo=ZONE) for minute in range(DAY))
"""Every minute of a day."""


def local(moment: datetime) -> datetime:
    """The same moment in +07:00; KernelError `worktime.moment.naive` if it does not say its offset."""
    if moment.tzinfo is ZONE:
        return moment
    if moment.utcoffset() is None:
        raise KernelError("worktime.moment.naive", moment=moment.isoformat())
    return moment.astimezone(ZONE)


def to_stamp(moment: datetime) -> int:
    """Whole minutes of an aware moment."""
    if moment.tzinfo is not ZONE:
        moment = local(moment)
    return moment.toordinal() * DAY + moment.hour * 60 + moment.minute


def to_moment(stamp: int) -> datetime:
    """The aware moment, in +07:00, of a stamp."""
    ordinal, minute = stamp // DAY, stamp % DAY
    return datetime.combine(date.fromordinal(ordinal), _TIMES[minute])


def parse_moment(text: object) -> datetime:
    """An aware moment from ISO 8601 text; KernelError `worktime.moment.malformed` or `.naive`."""
    try:
        return local(datetime.fromisoformat(str(text)))
    except ValueError:
        raise KernelError("worktime.moment.malformed", moment=text) from None


def parse_day(text: str) -> date:
    """A day from ISO 8601 text (YYYY-MM-DD); ValueError or TypeError otherwise."""
    return date.fromisoformat(text)
