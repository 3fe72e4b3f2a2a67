"""Who has looked at a dossier: kept for its people, who see unit and day (Law 91/2025; ADR 0060).

Officers' names stay with the office: whoever answers requests about data may ask for them.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.agencies import api as agencies
from motcua.dossiers.belonging import mine
from motcua.dossiers.models import Opening
from motcua.platform import clock
from motcua.platform.access import Actor

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """A day on which people of a unit looked at one of one's own dossiers."""

    code: str
    dossier: UUID
    unit: str
    day: date


def note(actor: Actor, dossier: int) -> None:
    """This officer has opened the dossier today."""
    if actor.account is None:
        return
    row = Opening(dossier_id=dossier, account_id=actor.account, unit=actor.unit or 0, day=clock.today())
    Opening.objects.bulk_create([row], ignore_conflicts=True)


def of_own(actor: Actor, number: int = 1) -> tuple[tuple[OpeningRow, ...], int]:
    """A page of who looked at one's own dossiers, the newest day first, and how many lines there are."""
    found = Opening.objects.filter(dossier_id__in=mine(actor).order_by().values("pk"))
    lines = found.order_by("-day", "dossier_id", "unit").values_list(
        "dossier__code", "dossier__public_id", "unit", "day"
    )
    begin = (max(1, number) - 1) * PAGE_SIZE
    total = lines.distinct().count()
    return tuple(
        OpeningRow(code, dossier, agencies.unit(unit).name if unit else "", day)
        for code, dossier, unit, day in lines.distinct()[begin : begin + PAGE_SIZE]
    ), total
