"""Two sides of intake without regard to territory: what a unit took in for others, and others for it.

Each number is the length of its list: one condition makes both.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Q

from motcua.dossiers.access import visible
from motcua.dossiers.status import RUNNING
from motcua.platform.access import Actor

PAGE_SIZE = 50


class Side(StrEnum):
    FOR_OTHERS = "for-others"
    AWAITED = "awaited"
    BY_OTHERS = "by-others"
    TO_RECEIVE = "to-receive"


@dataclass(frozen=True, slots=True)
class SideRow:
    """Moments aware; `received_at` None while the agency that decides has not received it."""

    public_id: UUID
    code: str
    owner_name: str
    procedure_version_id: int
    receiving_id: int
    competent_id: int
    status: int
    submitted_at: datetime
    received_at: datetime | None
    due_at: datetime | None


_COLUMNS = (
    "public_id", "code", "owner_name", "version_of_procedure_id", "receiving_id", "competent_id", "status",
    "submitted_at", "clock_started_at", "due_at",
)  # fmt: skip


def sides_page(
    actor: Actor, agency: int, side: Side, number: int = 1
) -> tuple[tuple[SideRow, ...], dict[Side, int]]:
    """A numbered page of one side, the newest first, and how many stand on each."""
    known = visible(actor).filter(Q(receiving_id=agency) | Q(competent_id=agency), is_non_territorial=True)
    asked = _sides(agency)
    counts = known.aggregate(**{each.name: Count("pk", filter=asked[each]) for each in Side})
    first = (number - 1) * PAGE_SIZE
    found = known.filter(asked[side]).order_by("-submitted_at", "-pk")[first : first + PAGE_SIZE]
    return tuple(SideRow(*row) for row in found.values_list(*_COLUMNS)), {
        each: counts[each.name] for each in Side
    }


def _sides(agency: int) -> dict[Side, Q]:
    ours, theirs = Q(receiving_id=agency), Q(competent_id=agency)
    unreceived = Q(clock_started_at__isnull=True, status__in=RUNNING)
    return {
        Side.FOR_OTHERS: ours & ~theirs,
        Side.AWAITED: ours & ~theirs & unreceived,
        Side.BY_OTHERS: theirs & ~ours,
        Side.TO_RECEIVE: theirs & ~ours & unreceived,
    }
