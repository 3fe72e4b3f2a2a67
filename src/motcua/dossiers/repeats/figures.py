"""How often papers were asked for again for what could be seen before, by unit and person, in a month.

One condition makes the number and the list behind it. The unit is whoever asked: the one that received the
dossier before acceptance, the one that decides afterwards.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Case, Count, F, Q, QuerySet, When

from motcua.dossiers.models import Supplement
from motcua.dossiers.overview import month_after, require_overseer
from motcua.dossiers.permissions import Permission
from motcua.dossiers.status import Stage
from motcua.parties import api as parties
from motcua.platform.access import Actor, scope
from motcua.platform.clock import ZONE

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Where:
    """A month by its first day; one unit's, one person's."""

    month: date
    unit: int | None = None
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What one person asked for again at one unit."""

    unit: int
    person: UUID
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class RepeatRow:
    """One request; `overlooked` are codes and keys of what could have been named before."""

    public_id: UUID
    code: str
    owner_name: str
    procedure_version_id: int
    unit: int
    name: str
    asked_at: datetime
    items: tuple[dict[str, str], ...]
    overlooked: frozenset[str]
    legal_basis: str


def repeats_by_person(actor: Actor, month: date) -> tuple[Group, ...]:
    """Whoever asked again most comes first."""
    require_overseer(actor)
    counted = _repeats(actor, Where(month)).order_by().values("unit", "asked_account").annotate(n=Count("pk"))
    rows: list[Any] = list(counted)
    accounts = {row["asked_account"] for row in rows}
    names, public = parties.account_names(accounts), parties.account_public_ids(accounts)
    groups = [
        Group(row["unit"], public[row["asked_account"]], names[row["asked_account"]], row["n"])
        for row in rows
    ]
    return tuple(sorted(groups, key=lambda group: (-group.count, group.unit, group.name)))


def repeats_page(actor: Actor, where: Where, number: int = 1) -> tuple[tuple[RepeatRow, ...], int]:
    """A numbered page of the requests behind a number, the newest first; and how many there are."""
    require_overseer(actor)
    found = _repeats(actor, where)
    first = (number - 1) * PAGE_SIZE
    columns = (
        "dossier__public_id", "dossier__code", "dossier__owner_name", "dossier__version_of_procedure", "unit",
        "asked_account", "asked_at", "items", "overlooked", "legal_basis",
    )  # fmt: skip
    rows: list[Any] = list(
        found.order_by("-asked_at", "-id").values_list(*columns)[first : first + PAGE_SIZE]
    )
    names = parties.account_names({row[5] for row in rows})
    told = (
        RepeatRow(
            public_id,
            code,
            owner,
            version,
            unit,
            names[account],
            at,
            tuple(items),
            frozenset(overlooked),
            law,
        )
        for public_id, code, owner, version, unit, account, at, items, overlooked, law in rows
    )
    return tuple(told), found.count()


def _repeats(actor: Actor, where: Where) -> QuerySet[Any]:
    unit = Case(
        When(stage=Stage.INTAKE, then=F("dossier__receiving_id")),
        default=F("dossier__competent_id"),
        output_field=BigIntegerField(),
    )
    found = Supplement.objects.filter(_within(where.month), _answered_for(actor), overlooked__isnull=False)
    found = found.annotate(unit=unit)
    if where.unit is not None:
        found = found.filter(unit=where.unit)
    if where.person is not None:
        found = found.filter(asked_account=parties.account_by_public_id(where.person).id)
    return found


def _within(month: date) -> Q:
    begin = month.replace(day=1)
    return Q(asked_at__gte=_midnight(begin), asked_at__lt=_midnight(month_after(begin)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


def _answered_for(actor: Actor) -> Q:
    """Requests made by units under this leader, in their fields; the training unit counts nowhere."""
    reach = scope(actor, Permission.OVERSEE)
    places = {Stage.INTAKE: "dossier__receiving_id", Stage.EXAMINATION: "dossier__competent_id"}
    found = Q(pk__in=[])
    for stage, unit in places.items():
        found |= Q(stage=stage) & reach.q(
            unit_field=unit, field_field="dossier__field_code", procedure_field="dossier__procedure_code"
        )
    return found & Q(dossier__is_training=False)
