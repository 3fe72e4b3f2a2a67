"""What the office sees of ratings: counts a month and agency, and words without their hour.

Only of months that are over, so that no figure moves with the dossier handed over today; only where there are
enough ratings, of each criterion too; and a month that is over never changes again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.feedback.access import holds, insist, units_within
from motcua.feedback.models import RatingSaid
from motcua.feedback.permissions import Permission
from motcua.feedback.rating import ASKED, SCORES
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

FEWEST = agencies.settings.register(
    agencies.settings.Known(
        key="rating-fewest",
        words=_("Chỉ hiện số liệu đánh giá khi có ít nhất"),
        counted_in=_("đánh giá"),
        usual=5,
        least=5,
        most=100,
        source=_("Mức của chương trình, để không ai đoán ra ai đã chấm; chưa có văn bản."),
    )
)
MONTHS = 12
"""Months that can be looked at."""
MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Figures:
    """Ratings of one agency in one month. `by` is empty where there are too few; a criterion few answered
    is not in it."""

    unit: int
    month: date
    ratings: int | None
    by: Mapping[str, Mapping[int, int]]

    @property
    def is_shown(self) -> bool:
        return self.ratings is not None

    def happy(self, asked: str = "overall") -> int:
        """Of a hundred, how many were content or more."""
        counts = self.by[asked]
        return round(100 * (counts[5] + counts[4]) / sum(counts.values()))


def months() -> tuple[date, ...]:
    """The months that are over, the newest first."""
    found, day = [], clock.today().replace(day=1)
    for _each in range(MONTHS):
        day = (day - timedelta(days=1)).replace(day=1)
        found.append(day)
    return tuple(found)


def figures(actor: Actor, month: date) -> tuple[Figures, ...]:
    """Every agency within reach of which there are ratings in a month that is over, by name. One query."""
    if not holds(actor, Permission.FIGURES) or month not in months():
        raise NotFound
    within = units_within(actor, Permission.FIGURES)
    rows = _counted(month) if within is None else _counted(month).filter(unit_id__in=within)
    counted = rows.values("unit_id").annotate(ratings=Count("pk"), **_counts())
    found = [_figures(row, month) for row in counted.order_by("unit_id")]
    return tuple(sorted(found, key=lambda each: agencies.unit(each.unit).name_sort))


def figures_of(actor: Actor, unit: int, month: date) -> tuple[Figures, tuple[str, ...]]:
    """One agency's month, and the free words of it, shuffled. Raises NotFound."""
    insist(actor, Permission.FIGURES, unit)
    if month not in months():
        raise NotFound
    mine = _counted(month).filter(unit_id=unit)
    row = mine.aggregate(ratings=Count("pk"), **_counts())
    found = _figures(row | {"unit_id": unit}, month)
    if not found.is_shown:
        return found, ()
    words = mine.exclude(words="").order_by("shuffle").values_list("words", flat=True)
    return found, tuple(words[:MOST_WORDS])


def sees_figures(actor: Actor) -> bool:
    """Whether the page of figures is of any use to somebody."""
    return holds(actor, Permission.FIGURES)


def _counted(month: date) -> QuerySet[RatingSaid]:
    return RatingSaid.objects.filter(is_counted=True, month=month)


def _counts() -> dict[str, Count]:
    return {
        f"{asked}_{score}": Count("pk", filter=Q(**{asked: score})) for asked in ASKED for score in SCORES
    }


def _figures(row: Mapping[str, Any], month: date) -> Figures:
    fewest = agencies.settings.value_of(FEWEST, row["unit_id"], month)
    if row["ratings"] < fewest:
        return Figures(row["unit_id"], month, None, {})
    by = {asked: {score: row[f"{asked}_{score}"] for score in SCORES} for asked in ASKED}
    enough = {asked: counts for asked, counts in by.items() if sum(counts.values()) >= fewest}
    return Figures(row["unit_id"], month, row["ratings"], enough)
