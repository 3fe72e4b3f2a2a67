"""The dates people were promised that another version of a calendar would move: shown before it is saved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, partial
from itertools import groupby
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier
from motcua.kernel import worktime
from motcua.kernel.worktime import Calendar, Recipe
from motcua.platform.clock import ZONE

AT_ONCE = 1_000
_DAYS_NAMED = 3

Day = tuple[date, str]


@dataclass(frozen=True, slots=True)
class DateMoved:
    """A running dossier whose date the calendar would move. Moments are local.

    `is_kept`: the calendar would bring it forward; then the date promised stays.
    """

    id: int
    dossier: UUID
    code: str
    unit_id: int
    unit: str
    before: datetime
    after: datetime
    why: str
    is_kept: bool


def moved_dates(calendars: Iterable[Calendar], coming: int | None = None) -> Iterator[DateMoved]:
    """Every date that would move if these calendars replaced older versions of theirs, unit by unit.

    `coming`: a unit that is to work by the calendar from then on; what it has promised moves with it.
    Left out: mirrors (another system owns their date), dossiers whose clock is paused or has not started
    (they get a date once it runs, by the calendar then in force), and those that are done.
    """
    for calendar in calendars:
        changed_since = cache(partial(_changed_since, calendar))
        counted = _counted_q(calendar, agencies.counted_by(calendar.code, coming))
        last: Dossier | None = None
        while rows := _running(counted, last):
            last = rows[-1]
            for promised_by, same in groupby(rows, key=_promised_by):
                yield from _moved(list(same), changed_since(promised_by), promised_by, calendar)


def _counted_q(calendar: Calendar, counted: Iterable[agencies.Counted]) -> Q:
    """Dates this calendar counts that are not promised by this very version of it."""
    found = Q(pk__in=[])
    for each in counted:
        mine = Q(recipe__calendar__code=each.code)
        if each.units is not None:
            mine &= Q(competent_id__in=sorted(each.units))
        if each.but:
            mine &= ~Q(competent_id__in=sorted(each.but))
        found |= mine
    return found & ~Q(recipe__calendar__code=calendar.code, recipe__calendar__version=calendar.version)


def _running(counted: Q, after: Dossier | None) -> list[Dossier]:
    """The next open dossiers along their own index (`dossier_open`), so that finished ones cost nothing."""
    rows = Dossier.objects.filter(
        counted, finished_at__isnull=True, due_at__isnull=False, is_mirror=False, recipe__isnull=False
    )
    if after is not None:
        later = Q(due_at__gt=after.due_at) | Q(due_at=after.due_at, pk__gt=after.pk)
        beyond = Q(competent_id__gt=after.competent_id) | Q(competent_id=after.competent_id) & later
        rows = rows.filter(beyond, competent_id__gte=after.competent_id)
    needed = rows.only("public_id", "code", "competent_id", "due_at", "recipe")
    return list(needed.order_by("competent_id", "due_at", "pk")[:AT_ONCE])


def _promised_by(row: Dossier) -> tuple[str, str]:
    recipe = Recipe.from_data(row.recipe or {})
    return recipe.calendar_code, recipe.calendar_version


def _moved(
    rows: list[Dossier], days: list[Day], promised_by: tuple[str, str], new: Calendar
) -> Iterator[DateMoved]:
    old = agencies.calendar(*promised_by)
    recipes = [Recipe.from_data(row.recipe or {}) for row in rows]
    for number, before, after in worktime.moved(old, new, recipes):
        if before is not None and after is not None:
            row, started = rows[number], recipes[number].started_at or before
            yield DateMoved(
                id=row.pk,
                dossier=row.public_id,
                code=row.code,
                unit_id=row.competent_id,
                unit=agencies.unit(row.competent_id).name,
                before=before,
                after=after,
                why=_why(days, started.astimezone(ZONE).date(), max(before, after).date()),
                is_kept=after < before,
            )


def _changed_since(new: Calendar, promised_by: tuple[str, str]) -> list[Day]:
    """The days whose office hours differ from those promised by, each with what the calendar calls it."""
    old = agencies.calendar(*promised_by)
    begin, end = min(old.known_from, new.known_from), max(old.known_to, new.known_to)
    days = (begin + timedelta(days=n) for n in range((end - begin).days + 1))
    return [(day, _told(new, day)) for day in days if old.spans(day) != new.spans(day)]


def _told(new: Calendar, day: date) -> str:
    rule = new.rule(day)
    word = _("làm việc") if new.is_working(day) else _("nghỉ")
    return f"{day:%d/%m/%Y} {word}" + (f" ({rule.name})" if rule is not None and rule.name else "")


def _why(days: list[Day], begin: date, end: date) -> str:
    """The changed days between start and due date; without any it is another rule of the calendar."""
    told = [words for day, words in days if begin <= day <= end]
    if not told:
        return _("đổi giờ chốt nhận trong ngày hoặc cách tính ngày của lịch")
    more = len(told) - _DAYS_NAMED
    rest = _("; và {count} ngày khác").format(count=more) if more > 0 else ""
    return "; ".join(told[:_DAYS_NAMED]) + rest
