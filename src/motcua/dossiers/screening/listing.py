"""Refused requests as a list, a count and a slip, for those who may see what that unit does in that field."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from motcua.dossiers.models import IntakeRefusal
from motcua.dossiers.permissions import Permission
from motcua.dossiers.screening.refusing import Ground
from motcua.dossiers.training import units_q
from motcua.platform.access import Actor, scope
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Local days, both counted in; an empty procedure is all of them."""

    begin: date
    end: date
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """`by` is the post that refused; `number` as it stands on the slip."""

    public_id: UUID
    number: str
    unit: int
    version: int
    procedure_code: str
    case: str
    grounds: tuple[Ground, ...]
    name: str
    personal_id: str
    phone: str
    email: str
    address: str
    refused_at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class FoundRefusals:
    """A page of them, how many there are, and how many of each procedure (of the days alone)."""

    rows: tuple[RefusalRow, ...]
    total: int
    by_procedure: tuple[tuple[str, int], ...]


def refusals_page(actor: Actor, asked: Narrowed, number: int = 1) -> FoundRefusals:
    """The newest first. List and counts are one condition, so that they agree."""
    if not may_see_refusals(actor):
        raise NotFound
    of_the_days = IntakeRefusal.objects.filter(_seen(actor), _within(asked))
    counted = (
        of_the_days.values_list("procedure_code")
        .annotate(many=Count("pk"))
        .order_by("-many", "procedure_code")
    )
    by_procedure = tuple((str(code), int(many)) for code, many in counted)
    chosen = of_the_days.filter(procedure_code=asked.procedure) if asked.procedure else of_the_days
    total = sum(many for code, many in by_procedure if not asked.procedure or code == asked.procedure)
    first = (max(1, number) - 1) * PAGE_SIZE
    rows = chosen.order_by("-refused_at", "-id")[first : first + PAGE_SIZE]
    return FoundRefusals(tuple(_row(each) for each in rows), total, by_procedure)


def refusal(actor: Actor, public_id: UUID) -> RefusalRow:
    """One of them. Raises NotFound."""
    found = IntakeRefusal.objects.filter(_seen(actor), public_id=public_id).first()
    if found is None:
        raise NotFound
    return _row(found)


def may_see_refusals(actor: Actor) -> bool:
    """Whether the list is of any use to them."""
    return not scope(actor, Permission.VIEW).nothing


def _seen(actor: Actor) -> Q:
    reach = scope(actor, Permission.VIEW).q(
        unit_field="unit_id", field_field="field_code", procedure_field="procedure_code"
    )
    return reach & units_q(actor)


def _within(asked: Narrowed) -> Q:
    begin = datetime.combine(asked.begin, time(), ZONE)
    return Q(
        refused_at__gte=begin, refused_at__lt=datetime.combine(asked.end, time(), ZONE) + timedelta(days=1)
    )


def _row(row: IntakeRefusal) -> RefusalRow:
    plain: dict[str, Any] = {
        name: getattr(row, name)
        for name in (
            "public_id",
            "procedure_code",
            "name",
            "personal_id",
            "phone",
            "email",
            "address",
            "refused_at",
        )
    }
    return RefusalRow(
        number=f"{row.book_number}/{row.book_symbol}",
        unit=row.unit_id,
        version=row.procedure_version_id,
        case=row.case_code,
        grounds=tuple(Ground(**ground) for ground in row.grounds),
        by=row.refused_by,
        **plain,
    )
