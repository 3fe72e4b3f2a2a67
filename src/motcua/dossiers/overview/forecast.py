"""What runs out on each of the next working days, by unit: one grouped reading of the open dossiers."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier, Step
from motcua.dossiers.overview.figures import OPEN
from motcua.dossiers.overview.lines import PAGE_SIZE, Line, Part, lines, narrowed
from motcua.dossiers.overview.reach import day_begin, overseen, require_overseer, units_of
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE

WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class DayCell:
    """How many run out on a day, and of how many the open step is over its hours already."""

    due: int
    behind: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Days in order; a day off appears only where another unit works and something is due there."""

    days: tuple[date, ...]
    rows: tuple[tuple[int, tuple[DayCell, ...]], ...]
    total: tuple[DayCell, ...]


def forecast(actor: Actor, now: datetime) -> Forecast:
    """The next five working days, today among them, by unit; units with nothing due are left out."""
    require_overseer(actor)
    days = coming_days(actor, now)
    over = Step.objects.filter(dossier_id=OuterRef("pk"), closed_at__isnull=True, waits=False, due_at__lt=now)
    grouped = (
        _due_until(actor, now, days[-1])
        .order_by()
        .values("competent_id", day=TruncDate("due_at", tzinfo=ZONE))
        .annotate(due=Count("pk"), behind=Count("pk", filter=Q(Exists(over))))
    )
    cells: dict[int, dict[date, DayCell]] = defaultdict(dict)
    for row in grouped:
        cells[row["competent_id"]][row["day"]] = DayCell(row["due"], row["behind"])
    shown = tuple(sorted({*days, *(day for row in cells.values() for day in row)}))
    rows = tuple((unit, tuple(row.get(day, DayCell(0, 0)) for day in shown)) for unit, row in cells.items())
    ordered = sorted(rows, key=lambda row: (-sum(cell.due for cell in row[1]), row[0]))
    return Forecast(shown, tuple(ordered), _total(ordered, len(shown)))


def page_due_on(actor: Actor, now: datetime, part: Part, number: int = 1) -> tuple[tuple[Line, ...], int]:
    """The dossiers behind a cell, and how many; `part.day` names the day."""
    require_overseer(actor)
    found = narrowed(_due_until(actor, now, part.day or now.date()), part)
    first = (number - 1) * PAGE_SIZE
    return lines(found.order_by("due_at", "id")[first : first + PAGE_SIZE], now), found.count()


def coming_days(actor: Actor, now: datetime) -> tuple[date, ...]:
    """Today, if the office works, and what follows; by the calendar of the person's own unit."""
    unit = actor.unit if actor.unit is not None else min(units_of(actor))
    calendar = agencies.calendar_of(unit)
    found: list[date] = []
    day = now.astimezone(ZONE).date()
    while len(found) < WORKING_DAYS and day <= calendar.known_to:
        if calendar.is_working(day):
            found.append(day)
        day += timedelta(days=1)
    return tuple(found) or (now.astimezone(ZONE).date(),)


def _due_until(actor: Actor, now: datetime, last: date) -> QuerySet[Dossier]:
    end = day_begin(datetime(last.year, last.month, last.day, tzinfo=ZONE)) + timedelta(days=1)
    return overseen(actor).filter(OPEN, due_is_estimate=False, due_at__gte=now, due_at__lt=end)


def _total(rows: list[tuple[int, tuple[DayCell, ...]]], width: int) -> tuple[DayCell, ...]:
    due, behind = Counter[int](), Counter[int]()
    for _unit, cells in rows:
        for column, cell in enumerate(cells):
            due[column] += cell.due
            behind[column] += cell.behind
    return tuple(DayCell(due[column], behind[column]) for column in range(width))
