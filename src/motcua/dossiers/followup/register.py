"""The register of late and stuck dossiers: live, so that none can be left out of it.

What is late or stuck is asked of the dossiers; what was undertaken about each stands beside it, or is
missing, and that is said too.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet

from motcua.dossiers.followup.standing import Standing, late_or_stuck, standings
from motcua.dossiers.models import Dossier, FollowUp, FollowUpNote
from motcua.dossiers.overview import OPEN, PAGE_SIZE, WEEK, Line, lines_from, overseen, require_overseer
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE


class Want(StrEnum):
    """What a line of the register lacks."""

    ALL = "all"
    UNWRITTEN = "unwritten"
    OVERDUE = "overdue"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What somebody has undertaken about a dossier."""

    cause: str
    explanation: str
    owner_id: int
    owner_name: str
    settle_by: date
    noted_at: datetime
    version: int

    def wants(self, now: datetime) -> tuple[Want, ...]:
        """Past its date; silent for a week."""
        late = (Want.OVERDUE,) if self.settle_by < now.astimezone(ZONE).date() else ()
        return late + ((Want.SILENT,) if self.noted_at < now - WEEK else ())


@dataclass(frozen=True, slots=True)
class RegisterRow:
    line: Line
    standings: tuple[Standing, ...]
    undertaking: Undertaking | None


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    written_at: datetime
    written_by: int


def register_page(
    actor: Actor, now: datetime, want: Want, number: int = 1
) -> tuple[tuple[RegisterRow, ...], dict[Want, int]]:
    """A numbered page of the register, the longest due first, and how many lines lack what."""
    require_overseer(actor)
    found = overseen(actor).filter(OPEN, late_or_stuck(now))
    conditions = _wants(now)
    counted = {each.name: Count("pk", filter=condition) for each, condition in conditions.items()}
    counts = found.aggregate(**counted)
    first = (number - 1) * PAGE_SIZE
    ordered = found.filter(conditions[want]).order_by(F("due_at").asc(nulls_last=True), "id")
    return _rows(ordered[first : first + PAGE_SIZE], now), {each: counts[each.name] for each in Want}


def undertaking_of(dossier_id: int) -> Undertaking | None:
    return _undertakings([dossier_id]).get(dossier_id)


def notes_of(dossier_id: int) -> tuple[Note, ...]:
    """The newest first."""
    rows = FollowUpNote.objects.filter(dossier_id=dossier_id).order_by("-id")
    return tuple(Note(row.text, row.written_at, row.written_by) for row in rows)


def standings_of(dossier_id: int, now: datetime) -> tuple[Standing, ...]:
    return _standings([dossier_id], now)[dossier_id]


def _wants(now: datetime) -> dict[Want, Q]:
    written = Q(followed_up__isnull=False)
    return {
        Want.ALL: Q(),
        Want.UNWRITTEN: Q(followed_up__isnull=True),
        Want.OVERDUE: written & Q(followed_up__settle_by__lt=now.astimezone(ZONE).date()),
        Want.SILENT: written & Q(followed_up__noted_at__lt=now - WEEK),
    }


def _rows(found: QuerySet[Dossier], now: datetime) -> tuple[RegisterRow, ...]:
    rows = lines_from(found, now)
    ids = [row.id for row in rows]
    undertaken, standing = _undertakings(ids), _standings(ids, now)
    return tuple(RegisterRow(row, standing[row.id], undertaken.get(row.id)) for row in rows)


def _undertakings(ids: list[int]) -> dict[int, Undertaking]:
    rows = FollowUp.objects.filter(dossier_id__in=ids)
    told = rows.values_list(
        "dossier_id", "cause", "explanation", "owner_id", "owner__name", "settle_by", "noted_at", "version"
    )
    return {row[0]: Undertaking(*row[1:]) for row in told}


def _standings(ids: list[int], now: datetime) -> dict[int, tuple[Standing, ...]]:
    found: dict[int, list[Standing]] = {each: [] for each in ids}
    for standing, condition in standings(now).items():
        for dossier in Dossier.objects.filter(OPEN, condition, pk__in=ids).values_list("pk", flat=True):
            found[dossier].append(standing)
    return {dossier: tuple(each) for dossier, each in found.items()}
