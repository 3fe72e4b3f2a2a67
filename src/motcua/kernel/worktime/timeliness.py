"""Whether work was done early, on time or late: the column «Kết quả» of the routing slip (Form 06)."""

from datetime import datetime, timedelta
from enum import StrEnum

from motcua.kernel.worktime.calendar import Calendar
from motcua.kernel.worktime.moment import local, to_stamp


class Timeliness(StrEnum):
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


def timeliness(calendar: Calendar, due: datetime | None, done: datetime) -> Timeliness | None:
    """Late after the due moment, early on an earlier working day, else on time; None without a due moment.

    What is done on a day off counts to the next working day: nobody is early by a Sunday.
    """
    if due is None:
        return None
    if to_stamp(done) > to_stamp(due):
        return Timeliness.LATE
    day, last = local(done).date(), local(due).date()
    while day < last and not calendar.is_working(day):
        day += timedelta(days=1)
    return Timeliness.EARLY if day < last else Timeliness.ON_TIME
