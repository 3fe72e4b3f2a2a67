"""Office time: calendars as data, due dates with their recipe, and the time a dossier has used.

The rules stand in words at the head of `counting`. Everything is a pure function of its arguments; no clock
is read.
"""

from motcua.kernel.worktime.amending import (
    DayChanged,
    changed_days,
    off_days,
    swapped,
    with_days,
    with_hours,
    without_days,
)
from motcua.kernel.worktime.axis import Span
from motcua.kernel.worktime.calendar import Calendar, DayKind, DayRule, Pattern
from motcua.kernel.worktime.counting import Moved, due, due_all, moved, replay
from motcua.kernel.worktime.explanation import explain
from motcua.kernel.worktime.limit import Limit, LimitUnit
from motcua.kernel.worktime.measuring import Progress, add_working_minutes, progress, working_minutes
from motcua.kernel.worktime.moment import ZONE
from motcua.kernel.worktime.parting import copied, joined
from motcua.kernel.worktime.rawcalendar import read_calendar, write_calendar
from motcua.kernel.worktime.recipe import (
    Extension,
    Outage,
    Pause,
    Recipe,
    StartRule,
    arrive,
    extend,
    outage,
    pause,
    paused,
    resume,
    start,
)
from motcua.kernel.worktime.taking_over import take_over
from motcua.kernel.worktime.timeliness import Timeliness, timeliness
from motcua.kernel.worktime.years import (
    Announced,
    Standing,
    beside_national_day,
    expected_ancestors,
    expected_new_year,
    standing,
    with_year,
    year_overdue,
    year_wanted,
)

__all__ = [
    "ZONE",
    "Announced",
    "Calendar",
    "DayChanged",
    "DayKind",
    "DayRule",
    "Extension",
    "Limit",
    "LimitUnit",
    "Moved",
    "Outage",
    "Pattern",
    "Pause",
    "Progress",
    "Recipe",
    "Span",
    "Standing",
    "StartRule",
    "Timeliness",
    "add_working_minutes",
    "arrive",
    "beside_national_day",
    "changed_days",
    "copied",
    "due",
    "due_all",
    "expected_ancestors",
    "expected_new_year",
    "explain",
    "extend",
    "joined",
    "moved",
    "off_days",
    "outage",
    "pause",
    "paused",
    "progress",
    "read_calendar",
    "replay",
    "resume",
    "standing",
    "start",
    "swapped",
    "take_over",
    "timeliness",
    "with_days",
    "with_hours",
    "with_year",
    "without_days",
    "working_minutes",
    "write_calendar",
    "year_overdue",
    "year_wanted",
]
