"""Take over a due date that another system promised: the date stays, later pauses count as ours do."""

from __future__ import annotations

from datetime import datetime

from motcua.kernel.errors import KernelError
from motcua.kernel.worktime.calendar import Calendar
from motcua.kernel.worktime.counting import due
from motcua.kernel.worktime.limit import Limit, LimitUnit
from motcua.kernel.worktime.measuring import working_minutes
from motcua.kernel.worktime.moment import local
from motcua.kernel.worktime.recipe import Recipe, StartRule, start


def take_over(calendar: Calendar, received_at: datetime, promised: datetime) -> Recipe:
    """The recipe whose due moment is the promised one.

    KernelError `worktime.taken_over.out_of_hours` if the promised moment is no office minute of this
    calendar or its closing time: then nobody could keep it to the minute.
    """
    minutes = working_minutes(calendar, received_at, promised)
    if minutes < 1:
        raise KernelError("worktime.taken_over.out_of_hours", promised=local(promised))
    limit = Limit(minutes, LimitUnit.OFFICE_MINUTES)
    recipe = start(calendar, limit, received_at, StartRule.TAKEN_OVER)
    if due(calendar, recipe) != local(promised):
        raise KernelError("worktime.taken_over.out_of_hours", promised=local(promised))
    return recipe
