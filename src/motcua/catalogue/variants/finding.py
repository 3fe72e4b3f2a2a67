"""Which variant holds where: at intake by agency and day, later by the one the dossier keeps."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import F, Q, QuerySet

from motcua.agencies import api as agencies
from motcua.catalogue.models import Variant
from motcua.catalogue.queries import on_forgetting, version
from motcua.catalogue.rows import ProcedureVersion
from motcua.catalogue.variants.resolving import Conflict, Overrides, resolve


@dataclass(frozen=True, slots=True)
class Local:
    """One variant; `effective_to` is its last day. Conflicts are those with the version it was asked for."""

    id: int
    agency_id: int
    agency: str
    overrides: Overrides
    decision: str
    effective_from: date
    effective_to: date | None
    resolved: ProcedureVersion
    conflicts: tuple[Conflict, ...]


def for_intake(found: ProcedureVersion, agency: int, day: date) -> tuple[ProcedureVersion, int | None]:
    """The version as the deciding agency applies it on a day, and by which variant; None: as it is."""
    rows = _holding(day).filter(procedure__code=found.code, agency_id=agency)
    row = rows.values_list("pk", flat=True).first()
    return (found, None) if row is None else (version_of(found.id, row), row)


@lru_cache(maxsize=4_096)
def version_of(version_id: int, variant_id: int | None) -> ProcedureVersion:
    """The version a dossier was taken in under, as its agency applies it.

    Kept for the life of the process: neither versions nor what a variant says ever change.
    """
    if variant_id is None:
        return version(version_id)
    return resolve(version(version_id), overrides_of(variant_id)).version


@lru_cache(maxsize=4_096)
def overrides_of(variant_id: int | None) -> Overrides:
    """What a variant says, without what it inherits; nothing where there is none."""
    if variant_id is None:
        return Overrides()
    return Overrides.from_data(Variant.objects.values_list("overrides", flat=True).get(pk=variant_id))


on_forgetting(version_of.cache_clear)
on_forgetting(overrides_of.cache_clear)


def of_procedure(code: str, shown: ProcedureVersion) -> tuple[Local, ...]:
    """Every variant of a procedure by agency and day, over the version shown; in one question."""
    rows = Variant.objects.filter(procedure__code=code).order_by("agency__name", "effective_from", "pk")
    return tuple(_local(row, shown) for row in rows)


def of_version(shown: ProcedureVersion, day: date) -> tuple[Local, ...]:
    """The variants that hold on a day or will; without those called off before their first day."""
    still = Q(effective_to=None) | (Q(effective_to__gte=day) & Q(effective_to__gte=F("effective_from")))
    rows = Variant.objects.filter(still, procedure__code=shown.code).order_by(
        "agency__name", "effective_from", "pk"
    )
    return tuple(_local(row, shown) for row in rows)


def _holding(day: date) -> QuerySet[Variant]:
    still = Q(effective_to=None) | Q(effective_to__gte=day)
    return Variant.objects.filter(still, effective_from__lte=day).order_by("-effective_from", "-pk")


def _local(row: Any, shown: ProcedureVersion) -> Local:
    local = Overrides.from_data(row.overrides)
    found = resolve(shown, local)
    return Local(
        id=row.pk,
        agency_id=row.agency_id,
        agency=agencies.unit(row.agency_id).name,
        overrides=local,
        decision=row.decision,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        resolved=found.version,
        conflicts=found.conflicts,
    )
