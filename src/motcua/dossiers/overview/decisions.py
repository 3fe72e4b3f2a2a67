"""Three things a leader decides this morning, the worst of each kind; apology letters still to be written."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier, Step
from motcua.dossiers.overview.figures import Figure, dossiers_behind, steps_to_sign
from motcua.dossiers.overview.lines import PAGE_SIZE, Line, lines
from motcua.dossiers.overview.reach import require_overseer
from motcua.dossiers.permissions import Permission
from motcua.dossiers.queries.worklist import PROCEDURE
from motcua.dossiers.training import units_q
from motcua.platform.access import Actor, scope


class Matter(StrEnum):
    APOLOGISE = "apologise"
    GIVE = "give"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A dossier, why it is on the page, how many are like it; `since` it is late, open, or to be signed."""

    matter: Matter
    line: Line
    step: str
    since: datetime
    count: int


def to_decide(actor: Actor, now: datetime) -> tuple[ToDecide, ...]:
    """The longest late without apology, the step longest without anybody, the signature nearest its hour."""
    require_overseer(actor)
    late = without_letter(actor, now)
    worst = late.order_by("due_at", "id").values_list("pk", "due_at").first()
    found: list[tuple[Matter, int, Any, str, int]] = []
    if worst:
        found.append((Matter.APOLOGISE, *worst, "", late.count()))
    for matter, steps, since in (
        (Matter.GIVE, without_holder(actor), "opened_at"),
        (Matter.SIGN, steps_to_sign(actor), "risk_at"),
    ):
        first = steps.order_by(since, "id").values_list("dossier_id", since, "name").first()
        if first:
            found.append((matter, *first, steps.count()))
    told = {line.id: line for line in lines(Dossier.objects.filter(pk__in=[row[1] for row in found]), now)}
    return tuple(
        ToDecide(matter, told[dossier], step, since, count) for matter, dossier, since, step, count in found
    )


def without_letter(actor: Actor, now: datetime) -> QuerySet[Dossier]:
    """Late, and nobody has apologised: no letter (Form 04) was ever written."""
    return dossiers_behind(actor, Figure.LATE, now).filter(extension_count=0)


def without_holder(actor: Actor) -> QuerySet[Step]:
    """Steps an alarm was raised for, which nobody has taken since."""
    mine = scope(actor, Permission.OVERSEE).q(
        unit_field="unit_id", field_field="field_code", procedure_field=PROCEDURE
    )
    alarmed = Step.objects.filter(closed_at__isnull=True, holder__isnull=True, alarmed_at__isnull=False)
    return alarmed.filter(mine, units_q(actor), waits=False)


def letters_page(actor: Actor, now: datetime, number: int = 1) -> tuple[tuple[Line, ...], int]:
    """Late dossiers without a letter, the longest late first; and how many."""
    require_overseer(actor)
    found, first = without_letter(actor, now), (number - 1) * PAGE_SIZE
    return lines(found.order_by("due_at", "id")[first : first + PAGE_SIZE], now), found.count()


def letter_ids(actor: Actor, now: datetime, most: int) -> list[UUID]:
    """The same dossiers in the same order, for one who takes them all in hand at once."""
    require_overseer(actor)
    found = without_letter(actor, now).order_by("due_at", "id")
    return list(found.values_list("public_id", flat=True)[:most])
