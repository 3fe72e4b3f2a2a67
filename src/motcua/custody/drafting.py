"""Draft a hand-over manifest: for whom, which papers, how many of each. Nothing leaves the unit yet."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from motcua.agencies import api as agencies
from motcua.agencies.api import UnitRow
from motcua.custody.access import insist, own_unit
from motcua.custody.models import Holding, Manifest, ManifestLine
from motcua.custody.permissions import Permission
from motcua.custody.refusals import (
    HeldElsewhere,
    ManifestChanged,
    NoSuchReceiver,
    NotDraft,
    PapersUncounted,
    TooMany,
)
from motcua.custody.texts import fit
from motcua.custody.whereabouts import (
    MOST_AT_ONCE,
    Whereabouts,
    insist_here,
    lock_holdings,
    named_dossiers,
    whereabouts_of,
)
from motcua.dossiers.api import between
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

_AGENCIES = (
    "province_committee", "commune_committee", "department", "inspectorate", "office", "land_office",
    "vertical",
)  # fmt: skip
_INNER = ("section", "centre")


def receivers(actor: Actor) -> dict[str, UnitRow]:
    """Who can be given papers, by identifier: every agency, and the parts of one's own."""
    if actor.unit is None:
        return {}
    own = agencies.agency_of(actor.unit).id
    inner = [row for row in agencies.units_of_kind(*_INNER) if own in row.lineage]
    rows = [*inner, *agencies.units_of_kind(*_AGENCIES)]
    return {row.identifier: row for row in rows if row.id != actor.unit}


def draft(actor: Actor, receiver: str) -> UUID:
    """A new, empty manifest from one's own unit. Raises Refusal."""
    giver = own_unit(actor, Permission.HAND_OVER)
    to = receivers(actor).get(receiver)
    if to is None:
        raise NoSuchReceiver(field="receiver")
    with transaction.atomic(durable=True):
        made = Manifest.objects.create(
            giver_id=giver, receiver_id=to.id, drafted_at=clock.now(), drafted_post=actor.post or 0
        )
        _record(actor, made, "drafted")
    return made.public_id


def add(actor: Actor, manifest: UUID, codes: Sequence[str], ids: Collection[UUID] = ()) -> int:
    """Put the papers of dossiers on the list, by what was scanned. All or none. Raises Refusal."""
    return _add(actor, manifest, named_dossiers(actor, codes, ids))


def add_waiting(actor: Actor, manifest: UUID) -> int:
    """Put on the list every paper that waits for the agency of its receiver."""
    found = Manifest.objects.filter(public_id=manifest).first()
    if found is None:
        raise NotFound
    insist(actor, Permission.HAND_OVER, found.giver_id)
    competent = agencies.agency_of(found.receiver_id).id
    waiting = waiting_for(actor, agencies.agency_of(found.giver_id).id).filter(competent_id=competent)
    codes = list(waiting.values_list("code", flat=True)[:MOST_AT_ONCE])
    return _add(actor, manifest, named_dossiers(actor, codes, ())) if codes else 0


def waiting_for(actor: Actor, agency: int) -> QuerySet[Any]:
    """Dossiers whose paper has to go to another agency and is still here, on no list."""
    units = [row.id for row in agencies.units_under(agency)]
    gone = Holding.objects.filter(dossier_id=OuterRef("pk")).exclude(unit_id__in=units)
    listed = ManifestLine.objects.filter(dossier_id=OuterRef("pk"), under_way=True)
    return between.papers_to_hand_on(actor, agency).exclude(Exists(gone)).exclude(Exists(listed))


def change_lines(
    actor: Actor, manifest: UUID, papers: Mapping[int, str], remarks: Mapping[int, str], seen: int
) -> None:
    """How many papers each line has, and what is to be said of them. Raises Refusal."""
    with transaction.atomic(durable=True):
        found = locked_draft(actor, manifest, seen)
        lines = list(found.lines.order_by("pk"))
        for line in lines:
            line.papers = _counted(line, papers.get(line.pk, str(line.papers)))
            line.remark = fit(remarks.get(line.pk, line.remark), field=f"remark-{line.pk}")
        ManifestLine.objects.bulk_update(lines, ["papers", "remark"])
        _changed(found)
        _record(actor, found, "counted")


def remove(actor: Actor, manifest: UUID, line: int) -> None:
    """Take a line off the list. Raises Refusal."""
    with transaction.atomic(durable=True):
        found = locked_draft(actor, manifest)
        gone = found.lines.filter(pk=line)
        told = {"dossiers": list(gone.values_list("dossier_id", flat=True))}
        if not gone.delete()[0]:
            raise NotFound
        _changed(found)
        _record(actor, found, "shortened", told)


def discard(actor: Actor, manifest: UUID) -> None:
    """Give up a draft: its papers are free again. Raises Refusal."""
    with transaction.atomic(durable=True):
        found = locked_draft(actor, manifest)
        found.lines.update(under_way=False)
        found.state = Manifest.State.DISCARDED
        _changed(found)
        _record(actor, found, "discarded")


def locked_draft(actor: Actor, manifest: UUID, seen: int | None = None) -> Manifest:
    """A draft of a unit one hands over for, held until commit, as it was seen. Raises Refusal."""
    found = Manifest.objects.select_for_update().filter(public_id=manifest).first()
    if found is None:
        raise NotFound
    insist(actor, Permission.HAND_OVER, found.giver_id)
    if found.state != Manifest.State.DRAFT:
        raise NotDraft
    if seen is not None and seen != found.version:
        raise ManifestChanged
    return found


def _add(actor: Actor, manifest: UUID, outlined: Sequence[between.Outline]) -> int:
    with transaction.atomic(durable=True):
        found = locked_draft(actor, manifest)
        have = set(found.lines.values_list("dossier_id", flat=True))
        new = [row for row in outlined if row.id not in have]
        if len(have) + len(new) > MOST_AT_ONCE:
            raise TooMany(field="codes", most=MOST_AT_ONCE)
        lock_holdings(actor, new)
        where = whereabouts_of(new)
        insist_here(new, where, agencies.agency_of(found.giver_id).id)
        _insist_elsewhere(new, where, found)
        ManifestLine.objects.bulk_create(
            ManifestLine(manifest=found, dossier_id=row.id, code=row.code, papers=max(1, row.papers))
            for row in new
        )
        _changed(found)
        _record(actor, found, "lengthened", {"dossiers": [row.id for row in new]})
    return len(new)


def _insist_elsewhere(
    new: Sequence[between.Outline], where: Mapping[int, Whereabouts], found: Manifest
) -> None:
    """Nothing is handed to where it is."""
    for row in new:
        if where[row.id].unit == found.receiver_id:
            raise HeldElsewhere(field="codes", dossier=row.code, unit=agencies.unit(found.receiver_id).name)


def _counted(line: ManifestLine, typed: str) -> int:
    given = typed.strip()
    if not (given.isascii() and given.isdigit() and len(given) < 4 and int(given)):
        raise PapersUncounted(field=f"papers-{line.pk}", dossier=line.code)
    return int(given)


def _changed(found: Manifest) -> None:
    found.version += 1
    found.save(update_fields=["state", "version"])


def _record(actor: Actor, found: Manifest, act: str, told: Mapping[str, object] | None = None) -> None:
    entry = ledger.NewEntry(f"manifest:{found.pk}", f"custody.manifest.{act}", told or {})
    ledger.append(actor, [entry])
