"""Comparisons that are kept, and the differences of one, for who controls procedures."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Func, QuerySet

from motcua.catalogue import editing
from motcua.catalogue.models import Kind, NationalComparison, NationalDifference, ProcedureVersion
from motcua.catalogue.national.holding import PARTS, Differing
from motcua.kernel.text import fold
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the differences; 0 stands for the newest comparison, words not known for nothing."""

    comparison: int = 0
    kind: str = ""
    part: str = ""
    q: str = ""


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One comparison; `fault` tells why the file could not be read."""

    id: int
    compared_at: datetime
    file: str
    fault: str
    there: int
    here: int
    broken: int


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One procedure that is not the same on both sides; `is_known`: some version of it is stored here."""

    code: str
    name: str
    kind: Kind
    facts: tuple[Differing, ...]
    is_known: bool


@dataclass(frozen=True, slots=True)
class DifferencesPage:
    """A page of one comparison; counts are of all of it within reach, `total` of what is asked for."""

    shown: ComparisonRow | None
    kept: tuple[ComparisonRow, ...]
    fault: ComparisonRow | None
    rows: tuple[DifferenceRow, ...] = ()
    total: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    by_part: dict[str, int] = field(default_factory=dict)


def differences_page(actor: Actor, wanted: Wanted, number: int = 1) -> DifferencesPage:
    """The differences of one comparison within the fields one controls. Raises NotFound without the right."""
    within = editing.reach(actor)
    if within.nothing:
        raise NotFound
    every = [_comparison(row) for row in NationalComparison.objects.order_by("-compared_at", "-pk")]
    kept = tuple(row for row in every if not row.fault)
    fault = every[0] if every and every[0].fault else None
    shown = next((row for row in kept if row.id == wanted.comparison), kept[0] if kept else None)
    if shown is None:
        return DifferencesPage(None, kept, fault)
    found = NationalDifference.objects.filter(within.q("field_code"), comparison_id=shown.id)
    asked = _narrowed(found, wanted)
    first = (max(1, number) - 1) * PAGE_SIZE
    rows = list(asked.order_by("kind", "code")[first : first + PAGE_SIZE])
    return DifferencesPage(
        shown=shown,
        kept=kept,
        fault=fault,
        rows=_shown(rows),
        total=asked.count(),
        by_kind=dict(found.order_by().values_list("kind").annotate(count=Count("pk"))),
        by_part=_by_part(found),
    )


def _narrowed(rows: QuerySet[NationalDifference], wanted: Wanted) -> QuerySet[NationalDifference]:
    if wanted.kind in set(Kind):
        rows = rows.filter(kind=wanted.kind)
    if wanted.part in PARTS:
        rows = rows.filter(parts__contains=[wanted.part])
    if wanted.q:
        rows = rows.filter(found_by__contains=fold(wanted.q))
    return rows


def _by_part(rows: QuerySet[NationalDifference]) -> dict[str, int]:
    apart: QuerySet[Any] = rows.order_by().annotate(part=Func("parts", function="unnest"))
    counted = dict(apart.values_list("part").annotate(count=Count("pk")))
    return {part: counted[part] for part in PARTS if part in counted}


def _shown(rows: list[NationalDifference]) -> tuple[DifferenceRow, ...]:
    stored = ProcedureVersion.objects.filter(procedure__code__in=[row.code for row in rows])
    known = set(stored.values_list("procedure__code", flat=True))
    return tuple(
        DifferenceRow(
            code=row.code,
            name=row.name,
            kind=Kind(row.kind),
            facts=tuple(Differing(part, tuple(here), tuple(there)) for part, here, there in row.facts),
            is_known=row.code in known,
        )
        for row in rows
    )


def _comparison(row: NationalComparison) -> ComparisonRow:
    return ComparisonRow(row.pk, row.compared_at, row.file, row.fault, row.there, row.here, row.broken)
