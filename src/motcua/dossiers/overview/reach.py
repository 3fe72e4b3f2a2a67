"""What a leader answers for: dossiers decided by the units under them, and the moments figures speak of."""

from collections import defaultdict
from datetime import datetime, time, timedelta

from django.db.models import Q, QuerySet

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import Permission
from motcua.kernel import worktime
from motcua.platform.access import Actor, scope
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound

SOON_MINUTES = 8 * 60
"""Office minutes before its due moment in which a dossier is about to be late."""


def require_overseer(actor: Actor) -> None:
    """Pages of leaders do not exist for others."""
    if scope(actor, Permission.OVERSEE).nothing:
        raise NotFound


def overseen_q(actor: Actor) -> Q:
    """Dossiers that units under this leader decide, in their fields; the training unit counts nowhere."""
    reach = scope(actor, Permission.OVERSEE)
    within = reach.q(unit_field="competent_id", field_field="field_code", procedure_field="procedure_code")
    return within & Q(is_training=False)


def overseen(actor: Actor) -> QuerySet[Dossier]:
    return Dossier.objects.filter(overseen_q(actor))


def units_of(actor: Actor) -> frozenset[int]:
    """Every unit whose dossiers count for this person."""
    reach = scope(actor, Permission.OVERSEE)
    found: set[int] = set()
    for units, _fields in (*reach.pairs, *(pair for pair, _procedures in reach.narrowed)):
        if units is None:
            root = agencies.unit(actor.unit).lineage[-1] if actor.unit else None
            return frozenset(row.id for row in agencies.units_under(root)) if root else frozenset()
        found |= units
    return frozenset(found)


def soon_q(actor: Actor, moment: datetime) -> Q:
    """Due within eight office hours of a moment, by the calendar of the unit that decides."""
    calendars: dict[tuple[str, str], set[int]] = defaultdict(set)
    for unit in units_of(actor):
        calendar = agencies.calendar_of(unit)
        calendars[calendar.code, calendar.version].add(unit)
    ends: dict[datetime, set[int]] = defaultdict(set)
    for units in calendars.values():
        ends[soon_end(min(units), moment)] |= units
    if len(ends) == 1:
        return Q(due_at__gte=moment, due_at__lt=next(iter(ends)))
    found = Q(pk__in=[])
    for end, units in ends.items():
        found |= Q(competent_id__in=sorted(units), due_at__gte=moment, due_at__lt=end)
    return found


def soon_end(unit: int, moment: datetime) -> datetime:
    calendar = agencies.calendar_of(unit)
    return worktime.add_working_minutes(calendar, moment.astimezone(ZONE), SOON_MINUTES)


def day_begin(moment: datetime) -> datetime:
    return datetime.combine(moment.astimezone(ZONE).date(), time(), ZONE)


WEEK = timedelta(days=7)
