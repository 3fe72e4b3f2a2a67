"""Compare the whole catalogue with a file of the national list, and keep what came of it under its day."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from motcua.catalogue.assembly import assembled, with_parts
from motcua.catalogue.importers import ImportReport, ProcedureReading, read_procedures
from motcua.catalogue.models import Kind, NationalComparison, NationalDifference
from motcua.catalogue.national.holding import concerns_us, held_against
from motcua.catalogue.permissions import Permission
from motcua.catalogue.queries import versions_in_force
from motcua.catalogue.refusals import UnreadableFile
from motcua.catalogue.rows import ProcedureVersion
from motcua.kernel.text import fold
from motcua.platform import clock
from motcua.platform.access import SYSTEM, Actor, require
from motcua.platform.ledger import NewEntry, append

KEPT = 12
"""Comparisons kept; older ones go with their rows."""
BATCH, CHUNK = 500, 200


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison found, in figures."""

    there: int
    here: int
    broken: int
    only_there: int
    only_here: int
    differs: int


def compare_file(path: Path, *, actor: Actor = SYSTEM) -> Compared:
    """Hold what is in force today against a file of the national list. Raises Refusal, UnreadableFile."""
    require(actor, Permission.PROCEDURE_IMPORT)
    report = ImportReport()
    versions = list(_in_force())
    ours = {each.code for each in versions}
    every = read_procedures(path, report)
    readings = [reading for reading in every if reading.code in ours or concerns_us(reading)]
    rows = list(_rows(versions, readings))
    kinds = [row.kind for row in rows]
    found = Compared(
        there=len(readings),
        here=len(versions),
        broken=len(report.broken),
        only_there=kinds.count(Kind.ONLY_THERE),
        only_here=kinds.count(Kind.ONLY_HERE),
        differs=kinds.count(Kind.DIFFERS),
    )
    _keep(actor, path, found, rows)
    return found


def compare_again() -> Compared | None:
    """Compare with the file at the set place once it is another; a file that cannot be read is kept as such.

    Run by a job each week; None where there is nothing to do.
    """
    path = _set_place()
    if path is None:
        return None
    last = NationalComparison.objects.order_by("-compared_at", "-pk").first()
    try:
        if last is not None and last.digest and last.digest == _digest(path):
            return None
        return compare_file(path)
    except UnreadableFile as refusal:
        _keep_fault(path, str(refusal))
        return None


def _in_force() -> Iterator[ProcedureVersion]:
    """What is published, read in chunks, past the memory of versions."""
    wanted = [pk for pk, _last in versions_in_force(clock.today())]
    for begin in range(0, len(wanted), CHUNK):
        yield from map(assembled, with_parts().filter(pk__in=wanted[begin : begin + CHUNK]))


def _set_place() -> Path | None:
    return Path(settings.MOTCUA_NATIONAL_LIST) if settings.MOTCUA_NATIONAL_LIST else None


def _rows(
    versions: Sequence[ProcedureVersion], readings: Sequence[ProcedureReading]
) -> Iterator[NationalDifference]:
    ours = {each.code: each for each in versions}
    theirs = {each.code: each for each in readings}
    for code in sorted({*ours, *theirs}):
        here, there = ours.get(code), theirs.get(code)
        if here is None:
            yield _row(Kind.ONLY_THERE, theirs[code])
        elif there is None:
            yield _row(Kind.ONLY_HERE, here)
        elif found := held_against(here, there):
            facts = [[each.part, list(each.here), list(each.there)] for each in found]
            parts = [each.part for each in found]
            yield _row(Kind.DIFFERS, here, parts=parts, facts=facts)


def _row(kind: Kind, said: ProcedureVersion | ProcedureReading, **more: Any) -> NationalDifference:
    return NationalDifference(
        kind=kind,
        code=said.code,
        name=said.name[:2000],
        found_by=fold(f"{said.code} {said.name}"),
        field_code=said.field_code,
        **more,
    )


def _keep(actor: Actor, path: Path, found: Compared, rows: Sequence[NationalDifference]) -> None:
    with transaction.atomic():
        kept = NationalComparison.objects.create(
            compared_at=clock.now(),
            compared_by=actor.account,
            file=path.name[:200],
            digest=_digest(path),
            there=found.there,
            here=found.here,
            broken=found.broken,
        )
        for row in rows:
            row.comparison = kept
        NationalDifference.objects.bulk_create(rows, batch_size=BATCH)
        _drop_older()
        figures = {"there": found.there, "here": found.here, "differing": len(rows)}
        append(actor, [NewEntry("catalogue:national", "catalogue.national.compared", figures)])


def _keep_fault(path: Path, fault: str) -> None:
    """Told on the page until a file can be read again; told once, however often it is tried."""
    NationalComparison.objects.filter(digest="").delete()
    NationalComparison.objects.create(compared_at=clock.now(), file=path.name[:200], fault=fault[:500])


def _drop_older() -> None:
    NationalComparison.objects.filter(digest="").delete()
    kept = NationalComparison.objects.order_by("-compared_at", "-pk").values("pk")[:KEPT]
    NationalComparison.objects.exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()


def _digest(path: Path) -> str:
    """Of the file as it lies there; empty where there is none."""
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
