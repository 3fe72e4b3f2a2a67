"""Reading manifests: lists with counts, and one with its lines."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from motcua.agencies import api as agencies
from motcua.custody.access import may, own_agency, reaching
from motcua.custody.drafting import waiting_for
from motcua.custody.models import Manifest, ManifestLine
from motcua.custody.permissions import Permission
from motcua.dossiers.api import between
from motcua.platform.access import Actor, scope
from motcua.platform.errors import NotFound

PAGE_SIZE = 30


class Pile(StrEnum):
    """Which manifests: coming to us; our drafts; ours on the way; received on either side."""

    TO_RECEIVE = "to-receive"
    DRAFTS = "drafts"
    ON_THE_WAY = "on-the-way"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One manifest; moments aware, people as accounts."""

    public_id: UUID
    number: str
    giver: int
    receiver: int
    state: str
    drafted_at: datetime
    handed_at: datetime | None
    received_at: datetime | None
    lines: int
    differing: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line; `owner_name` and `public_id` only where whoever looks may see the dossier."""

    id: int
    code: str
    papers: int
    remark: str
    outcome: str
    difference: str
    owner_name: str
    procedure_version_id: int | None
    public_id: UUID | None
    awaits_receipt: bool


@dataclass(frozen=True, slots=True)
class ManifestView:
    row: ManifestRow
    lines: tuple[LineRow, ...]
    handed_by: int | None
    received_by: int | None
    remark: str
    version: int
    may_change: bool
    may_receive: bool
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Papers here that have to go to an agency."""

    agency: int
    dossiers: int


def manifests_page(
    actor: Actor, pile: Pile, number: int = 1
) -> tuple[tuple[ManifestRow, ...], dict[Pile, int]]:
    """A numbered page of one pile, the newest first, and how many lie on each. Raises NotFound."""
    require_manifests(actor)
    asked = _piles(actor)
    known = Manifest.objects.filter(asked[Pile.TO_RECEIVE] | _ours(actor) | asked[Pile.RECEIVED])
    counts = known.aggregate(**{each.name: Count("pk", filter=asked[each]) for each in Pile})
    first = (number - 1) * PAGE_SIZE
    found = known.filter(asked[pile]).order_by("-drafted_at", "-pk")[first : first + PAGE_SIZE]
    rows = tuple(_row(each) for each in _counted(found))
    return rows, {each: counts[each.name] for each in Pile}


def manifest(actor: Actor, public_id: UUID) -> ManifestView:
    """One manifest of a unit whose papers one hands over or receives. Raises NotFound."""
    found = _counted(Manifest.objects.filter(public_id=public_id)).first()
    if found is None:
        raise NotFound
    gives = may(actor, Permission.HAND_OVER, found.giver_id)
    receives = may(actor, Permission.RECEIVE, found.receiver_id) and found.handed_at is not None
    if not gives and not receives:
        raise NotFound
    return ManifestView(
        row=_row(found),
        lines=_lines(actor, found),
        handed_by=found.handed_by,
        received_by=found.received_by,
        remark=found.remark,
        version=found.version,
        may_change=gives and found.state == Manifest.State.DRAFT,
        may_receive=receives
        and found.state == Manifest.State.HANDED_OVER
        and found.handed_by not in {actor.account, actor.on_behalf},
        may_take_back=gives and found.state == Manifest.State.HANDED_OVER,
    )


def waiting_papers(actor: Actor) -> tuple[Waiting, ...]:
    """To which agencies papers of one's own agency have still to go, the most first."""
    found = waiting_for(actor, own_agency(actor, Permission.HAND_OVER))
    grouped = found.order_by().values("competent_id").annotate(n=Count("pk")).order_by("-n", "competent_id")
    return tuple(Waiting(row["competent_id"], row["n"]) for row in grouped)


def open_drafts(unit: int) -> int:
    """How many manifests of an agency are drafted and not handed over."""
    units = [row.id for row in agencies.units_under(unit)]
    return Manifest.objects.filter(giver_id__in=units, state=Manifest.State.DRAFT).count()


def require_manifests(actor: Actor) -> None:
    """The pages exist for those who hand over or receive somewhere."""
    if all(scope(actor, each).nothing for each in (Permission.HAND_OVER, Permission.RECEIVE)):
        raise NotFound


def _ours(actor: Actor) -> Q:
    return reaching(actor, Permission.HAND_OVER, "giver_id")


def _piles(actor: Actor) -> dict[Pile, Q]:
    coming, state = reaching(actor, Permission.RECEIVE, "receiver_id"), Manifest.State
    return {
        Pile.TO_RECEIVE: coming & Q(state=state.HANDED_OVER),
        Pile.DRAFTS: _ours(actor) & Q(state=state.DRAFT),
        Pile.ON_THE_WAY: _ours(actor) & Q(state=state.HANDED_OVER),
        Pile.RECEIVED: (coming | _ours(actor)) & Q(state=state.RECEIVED),
    }


def _counted(found: QuerySet[Manifest]) -> QuerySet[Any]:
    """With the number of lines, and of those that differ."""
    lines = ManifestLine.objects.filter(manifest_id=OuterRef("pk")).order_by().values("manifest_id")
    differing = lines.exclude(outcome__in=("", ManifestLine.Outcome.COMPLETE))
    return found.annotate(
        line_count=Subquery(lines.annotate(n=Count("pk")).values("n")),
        differing_count=Subquery(differing.annotate(n=Count("pk")).values("n")),
    )


def _row(found: Any) -> ManifestRow:
    return ManifestRow(
        public_id=found.public_id,
        number=found.number,
        giver=found.giver_id,
        receiver=found.receiver_id,
        state=found.state,
        drafted_at=found.drafted_at,
        handed_at=found.handed_at,
        received_at=found.received_at,
        lines=found.line_count or 0,
        differing=found.differing_count or 0,
    )


def _lines(actor: Actor, found: Manifest) -> tuple[LineRow, ...]:
    lines = list(found.lines.order_by("pk"))
    known = between.outlines(actor, [line.dossier_id for line in lines])
    return tuple(_line(line, known.get(line.dossier_id)) for line in lines)


def _line(line: ManifestLine, known: between.Outline | None) -> LineRow:
    return LineRow(
        id=line.pk,
        code=line.code,
        papers=line.papers,
        remark=line.remark,
        outcome=line.outcome,
        difference=line.difference,
        owner_name=known.owner_name if known else "",
        procedure_version_id=known.procedure_version_id if known else None,
        public_id=known.public_id if known else None,
        awaits_receipt=known.awaits_receipt if known else False,
    )
