"""Which reasons come up most, for whoever answers for a unit: numbers, and the acts behind each.

Every number is a condition on rows, and the list behind it is made of the same condition.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from motcua.catalogue.api import wordings
from motcua.dossiers.models import Reason
from motcua.dossiers.permissions import Permission
from motcua.platform.access import Actor, scope
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound

PAGE_SIZE = 50
MOST = 100
"""Reasons shown, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Local days, both counted in; empty parts are all. `is_own`: in words of an officer's own."""

    begin: date
    end: date
    kind: str = ""
    unit: int | None = None
    procedure: str = ""
    wording: UUID | None = None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """How often a reason was given in a procedure by a unit; without a block in own words."""

    kind: str
    wording: UUID | None
    title: str
    procedure: str
    unit: int
    count: int


@dataclass(frozen=True, slots=True)
class FoundReasons:
    """The most frequent first; `total` counts the reasons behind all of them, `by_kind` each kind's."""

    figures: tuple[Figure, ...]
    total: int
    by_kind: tuple[tuple[str, int], ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One reason as it was given: on a dossier, or on a request that was refused at the counter."""

    kind: str
    title: str
    number: int | None
    component: str
    procedure: str
    unit: int
    given_at: datetime
    dossier: UUID | None
    code: str
    refusal: UUID | None
    slip: str


def reason_figures(actor: Actor, asked: Asked) -> FoundReasons:
    """Counted by reason, procedure and unit. Raises NotFound for who answers for nobody."""
    _require(actor)
    within = _rows(actor, asked, any_kind=True)
    kinds = within.values_list("kind").annotate(n=Count("pk")).order_by("-n", "kind")
    by_kind = tuple((str(kind), int(count)) for kind, count in kinds)
    columns = "kind", "wording", "procedure_code", "unit_id"
    rows = _rows(actor, asked).values_list(*columns).annotate(n=Count("pk"))
    found = list(rows.order_by("-n", *columns)[: MOST + 1])
    known = wordings.named({row[1] for row in found if row[1]})
    return FoundReasons(
        figures=tuple(_figure(row, known) for row in found[:MOST]),
        total=sum(count for kind, count in by_kind if asked.kind in ("", kind)),
        by_kind=by_kind,
        is_whole=len(found) <= MOST,
    )


def _figure(row: tuple[str, int | None, str, int, int], known: Mapping[int, tuple[UUID, str]]) -> Figure:
    kind, wording, procedure, unit, count = row
    block, title = known.get(wording or 0, (None, ""))
    return Figure(kind, block, title, procedure, unit, count)


def reasons_behind(actor: Actor, asked: Asked, number: int = 1) -> tuple[tuple[ReasonLine, ...], int]:
    """The reasons a number counts, the newest first, and how many there are. Raises NotFound."""
    _require(actor)
    rows = _rows(actor, asked)
    first = (max(1, number) - 1) * PAGE_SIZE
    page = rows.select_related("dossier", "refusal").order_by("-given_at", "-pk")
    return _lines(list(page[first : first + PAGE_SIZE])), rows.count()


def _require(actor: Actor) -> None:
    if scope(actor, Permission.OVERSEE).nothing:
        raise NotFound


def _rows(actor: Actor, asked: Asked, *, any_kind: bool = False) -> QuerySet[Reason]:
    begin = datetime.combine(asked.begin, time(), ZONE)
    end = datetime.combine(asked.end, time(), ZONE) + timedelta(days=1)
    reach = scope(actor, Permission.OVERSEE).q(
        unit_field="unit_id", field_field="field_code", procedure_field="procedure_code"
    )
    rows = Reason.objects.filter(reach, given_at__gte=begin, given_at__lt=end, is_training=False)
    if asked.kind and not any_kind:
        rows = rows.filter(kind=asked.kind)
    if asked.unit is not None:
        rows = rows.filter(unit_id=asked.unit)
    if asked.procedure:
        rows = rows.filter(procedure_code=asked.procedure)
    if asked.wording is not None:
        rows = rows.filter(wording=wordings.id_of(asked.wording) or 0)
    return rows.filter(wording=None) if asked.is_own else rows


def _lines(rows: Sequence[Reason]) -> tuple[ReasonLine, ...]:
    known = wordings.named({row.wording for row in rows if row.wording})
    return tuple(
        ReasonLine(
            kind=row.kind,
            title=known[row.wording][1] if row.wording in known else "",
            number=row.wording_version,
            component=row.component,
            procedure=row.procedure_code,
            unit=row.unit_id,
            given_at=row.given_at,
            dossier=row.dossier.public_id if row.dossier else None,
            code=row.dossier.code if row.dossier else "",
            refusal=row.refusal.public_id if row.refusal else None,
            slip=f"{row.refusal.book_number}/{row.refusal.book_symbol}" if row.refusal else "",
        )
        for row in rows
    )
