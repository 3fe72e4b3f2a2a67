"""The two signatures of a manifest: whoever hands over, and somebody else who receives, line by line.

With the paper of a dossier taken in for another agency that agency has received the dossier: its clock
starts in the same transaction (NĐ 309/2026 art. 8), if whoever receives may receive dossiers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.custody.access import insist
from motcua.custody.drafting import locked_draft
from motcua.custody.models import Holding, Manifest, ManifestBook, ManifestLine
from motcua.custody.permissions import Permission
from motcua.custody.refusals import (
    DifferenceUnsaid,
    LineUnchecked,
    ManifestChanged,
    ManifestEmpty,
    NotOnTheWay,
    SameHands,
)
from motcua.custody.texts import LINES, fit
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import between
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ledger import NewEntry, append

HANDED, RECEIVED = "custody.paper.handed_over", "custody.paper.received"
TAKEN_BACK = "custody.paper.taken_back"
_OUTCOME = ManifestLine.Outcome


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one line: an outcome, and in words what differs."""

    outcome: str
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """How many dossiers were received with their paper, and which could not be, with the reason."""

    confirmed: int
    refused: tuple[tuple[str, str], ...]


def hand_over(actor: Actor, manifest: UUID, seen: int) -> str:
    """Sign that all of it leaves; the list gets its number. Raises Refusal."""
    with transaction.atomic(durable=True):
        found = locked_draft(actor, manifest, seen)
        lines = list(found.lines.order_by("pk"))
        if not lines:
            raise ManifestEmpty
        now = clock.now()
        found.number = _next_number(found.giver_id, now)
        found.state, found.handed_at = Manifest.State.HANDED_OVER, now
        found.handed_by, found.handed_post = actor.account, actor.post or 0
        found.version += 1
        found.save()
        ids = [line.dossier_id for line in lines]
        Holding.objects.filter(dossier_id__in=ids).update(shelf=None, since=now, by_post=actor.post or 0)
        told = {"manifest": found.number, "from": found.giver_id, "to": found.receiver_id}
        entries = [NewEntry(f"dossier:{each}", HANDED, told) for each in ids]
        append(actor, [_entry(found, "handed_over", {"lines": len(lines)}), *entries])
    return found.number


def take_back(actor: Actor, manifest: UUID, seen: int) -> str:
    """Undo one's own side before the other has signed: the papers are here as before, on no list.

    The number stays with the list that was printed under it. Raises Refusal.
    """
    with transaction.atomic(durable=True):
        found = Manifest.objects.select_for_update().filter(public_id=manifest).first()
        if found is None:
            raise NotFound
        insist(actor, Permission.HAND_OVER, found.giver_id)
        if found.state != Manifest.State.HANDED_OVER:
            raise NotOnTheWay
        if seen != found.version:
            raise ManifestChanged
        found.state, found.version = Manifest.State.TAKEN_BACK, found.version + 1
        found.save(update_fields=["state", "version"])
        ids = list(found.lines.order_by("pk").values_list("dossier_id", flat=True))
        found.lines.update(under_way=False)
        told = {"manifest": found.number, "unit": found.giver_id}
        entries = [NewEntry(f"dossier:{each}", TAKEN_BACK, told) for each in ids]
        append(actor, [_entry(found, "taken_back", {"lines": len(ids)}), *entries])
    return found.number


def receive(actor: Actor, manifest: UUID, findings: Mapping[int, Finding], remark: str, seen: int) -> Receipt:
    """Sign what came, line by line; what did not come is still the giver's to find. Raises Refusal."""
    said = fit(remark, field="remark", most=LINES, lines=True)
    with transaction.atomic(durable=True):
        found = _locked_on_the_way(actor, manifest, seen)
        lines = list(found.lines.order_by("pk"))
        for line in lines:
            _check(line, findings.get(line.pk))
            line.under_way = False
        ManifestLine.objects.bulk_update(lines, ["outcome", "difference", "under_way"])
        now = clock.now()
        found.state, found.received_at, found.remark = Manifest.State.RECEIVED, now, said
        found.received_by, found.received_post = actor.account, actor.post or 0
        found.version += 1
        found.save()
        _move(actor, found, lines, now)
        return _confirm(actor, found, lines)


def _locked_on_the_way(actor: Actor, manifest: UUID, seen: int) -> Manifest:
    found = Manifest.objects.select_for_update().filter(public_id=manifest).first()
    if found is None or found.state in {Manifest.State.DRAFT, Manifest.State.DISCARDED}:
        raise NotFound
    insist(actor, Permission.RECEIVE, found.receiver_id)
    if found.state != Manifest.State.HANDED_OVER:
        raise NotOnTheWay
    if found.handed_by in {actor.account, actor.on_behalf}:
        raise SameHands
    if seen != found.version:
        raise ManifestChanged
    return found


def _check(line: ManifestLine, finding: Finding | None) -> None:
    if finding is None or finding.outcome not in set(_OUTCOME):
        raise LineUnchecked(field=f"outcome-{line.pk}", dossier=line.code)
    line.outcome = finding.outcome
    line.difference = fit(finding.difference, field=f"difference-{line.pk}")
    if line.outcome == _OUTCOME.DIFFERS and not line.difference:
        raise DifferenceUnsaid(field=f"difference-{line.pk}", dossier=line.code)


def _move(actor: Actor, found: Manifest, lines: Sequence[ManifestLine], now: datetime) -> None:
    """Paper that came is the receiver's; what was not found is looked for where it came from."""
    came = [line.dossier_id for line in lines if line.outcome != _OUTCOME.MISSING]
    lost = [line.dossier_id for line in lines if line.outcome == _OUTCOME.MISSING]
    known = {"since": now, "by_post": actor.post or 0, "shelf": None}
    Holding.objects.filter(dossier_id__in=came).update(unit_id=found.receiver_id, is_missing=False, **known)
    Holding.objects.filter(dossier_id__in=lost).update(is_missing=True, **known)


def _confirm(actor: Actor, found: Manifest, lines: Sequence[ManifestLine]) -> Receipt:
    """Receive the dossiers that waited for their paper, and record everything in one go."""
    came = [line.dossier_id for line in lines if line.outcome != _OUTCOME.MISSING]
    agency = agencies.agency_of(found.receiver_id).id
    known = between.outlines(actor, came).values()
    awaited = [row for row in known if row.awaits_receipt and row.competent_id == agency]
    orders = [dossiers.Order(actor, row.public_id, dossiers.ConfirmReceipt()) for row in awaited]
    outcomes = dossiers.perform_each_beside(actor, orders, _entries(found, lines))
    refused = [
        (row.code, str(outcome))
        for row, outcome in zip(awaited, outcomes, strict=True)
        if isinstance(outcome, Refusal)
    ]
    return Receipt(len(awaited) - len(refused), tuple(refused))


def _entries(found: Manifest, lines: Sequence[ManifestLine]) -> list[NewEntry]:
    differing = sum(1 for line in lines if line.outcome != _OUTCOME.COMPLETE)
    whole = _entry(found, "received", {"lines": len(lines), "differing": differing}, found.remark)
    return [whole, *(_of_line(found, line) for line in lines)]


def _of_line(found: Manifest, line: ManifestLine) -> NewEntry:
    told = {"manifest": found.number, "unit": found.receiver_id, "outcome": line.outcome}
    notes = {"difference": line.difference} if line.difference else {}
    return NewEntry(f"dossier:{line.dossier_id}", RECEIVED, told, notes=notes)


def _entry(found: Manifest, act: str, told: Mapping[str, object], remark: str = "") -> NewEntry:
    notes = {"remark": remark} if remark else {}
    named = {"number": found.number} | dict(told)
    return NewEntry(f"manifest:{found.pk}", f"custody.manifest.{act}", named, notes=notes)


def _next_number(unit: int, now: datetime) -> str:
    """The next number of the unit's book of the local year, without gaps."""
    ManifestBook.objects.bulk_create([ManifestBook(unit_id=unit, year=now.year)], ignore_conflicts=True)
    book = ManifestBook.objects.select_for_update().get(unit_id=unit, year=now.year)
    book.last += 1
    book.save(update_fields=["last"])
    return f"{agencies.unit(unit).identifier}-BG{now:%y}-{book.last:04d}"
