"""Who typed the dossiers of a month, by unit: help given to people is told apart from what they did alone.

A month is that of filing, by local time. One condition counts a cell and makes its list.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.overview.lines import PAGE_SIZE, Line, Part, lines, narrowed
from motcua.dossiers.overview.reach import overseen, require_overseer
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE


class Way(StrEnum):
    """As `help_kind` of a dossier says it."""

    HELPED = "assisted"
    OFFICER = "officer"
    SELF = "self"


@dataclass(frozen=True, slots=True)
class Filed:
    """Dossiers filed, by who typed; `unit` is the one that decides, None for all together."""

    unit: int | None
    by: Counter[Way]

    @property
    def total(self) -> int:
        return self.by.total()

    @property
    def share(self) -> int:
        """Of a hundred, how many were filed with help; half a one is one."""
        return (self.by[Way.HELPED] * 200 + self.total) // (2 * self.total) if self.total else 0


def filed_in(actor: Actor, month: date) -> tuple[Filed, tuple[Filed, ...]]:
    """All of a month, and unit by unit, the most help first."""
    require_overseer(actor)
    counted = {way.name: Count("pk", filter=Q(help_kind=way)) for way in Way}
    grouped: list[Any] = list(_of(actor, month).order_by().values("competent_id").annotate(**counted))
    rows = [Filed(row["competent_id"], Counter({way: row[way.name] for way in Way})) for row in grouped]
    total = Filed(None, sum((row.by for row in rows), Counter[Way]()))
    return total, tuple(sorted(rows, key=lambda row: (-row.by[Way.HELPED], -row.total, row.unit or 0)))


def page_filed(
    actor: Actor, month: date, way: Way | None, now: datetime, part: Part, number: int = 1
) -> tuple[tuple[Line, ...], int]:
    """The dossiers behind a cell, the newest first, and how many; without a way all of them."""
    require_overseer(actor)
    found = narrowed(_of(actor, month), part)
    if way is not None:
        found = found.filter(help_kind=way)
    first = (number - 1) * PAGE_SIZE
    return lines(found.order_by("-submitted_at", "-id")[first : first + PAGE_SIZE], now), found.count()


def month_after(month: date, by: int = 1) -> date:
    """The first of the month so many later; earlier where negative."""
    place = month.year * 12 + month.month - 1 + by
    return date(place // 12, place % 12 + 1, 1)


def _of(actor: Actor, month: date) -> QuerySet[Dossier]:
    begin, end = (
        datetime(day.year, day.month, 1, tzinfo=ZONE) for day in (month, month_after(month.replace(day=1)))
    )
    return overseen(actor).filter(submitted_at__gte=begin, submitted_at__lt=end)
