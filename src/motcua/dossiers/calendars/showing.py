"""A draft of a calendar as its page shows it: dates that move, by unit for all, one by one within rights."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from motcua.agencies import api as agencies
from motcua.dossiers import access
from motcua.dossiers.calendars.drafting import State, calendar_of, is_back
from motcua.dossiers.calendars.kind import facts_of
from motcua.dossiers.models import CalendarDraft
from motcua.kernel.worktime import Calendar
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.proposals import Fact

MOVES_A_PAGE = 30
_UNDER_WAY = (State.OPEN, State.PROPOSED, State.SAVED, State.LEAVING)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in a list."""

    public_id: UUID
    state: str
    made_by: int
    touched_at: datetime


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many dates of a unit move, and how many stay though they would come earlier."""

    unit_id: int
    moved: int
    kept: int


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One dossier the reader may see."""

    dossier: UUID
    code: str
    unit_id: int
    before: datetime
    after: datetime
    is_kept: bool
    why: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    """`moves` is a page of those the reader may see, `seen` how many these are; `units` counts all."""

    public_id: UUID
    code: str
    name: str
    state: str
    is_counted: bool
    is_own: bool
    is_back: bool
    proposal: UUID | None
    facts: tuple[Fact, ...]
    units: tuple[UnitCount, ...]
    moves: tuple[MoveRow, ...]
    seen: int
    moved: int
    for_unit_id: int | None
    leaves_on: date | None


def drafts_of(actor: Actor, code: str) -> tuple[DraftRow, ...]:
    """Drafts of a calendar under way. Raises NotFound."""
    agencies.require_calendars(actor)
    found = CalendarDraft.objects.filter(code=code, state__in=_UNDER_WAY).order_by("-touched_at")
    return tuple(DraftRow(each.public_id, each.state, each.made_by, each.touched_at) for each in found)


def draft_page(actor: Actor, public_id: UUID, number: int = 1) -> DraftPage:
    """One draft, for whoever may save calendars. Raises NotFound."""
    agencies.require_calendars(actor)
    draft = CalendarDraft.objects.filter(public_id=public_id).first()
    if draft is None:
        raise NotFound
    new = calendar_of(draft)
    lines = draft.moves.filter(edition=draft.edition)
    within = lines.filter(dossier__in=access.visible(actor))
    first = (max(1, number) - 1) * MOVES_A_PAGE
    rows = within.select_related("dossier").order_by("unit_id", "before", "id")
    kept = Count("id", filter=Q(is_kept=True))
    counted = lines.values("unit_id").order_by("unit_id").annotate(total=Count("id"), kept=kept)
    return DraftPage(
        public_id=draft.public_id,
        code=draft.code,
        name=new.name,
        state=draft.state,
        is_counted=draft.counted_at is not None,
        is_own=draft.made_by == actor.account,
        is_back=draft.state == State.PROPOSED and is_back(actor, draft),
        proposal=draft.proposal,
        facts=facts_of(draft),
        units=tuple(UnitCount(row["unit_id"], row["total"] - row["kept"], row["kept"]) for row in counted),
        moves=tuple(
            MoveRow(
                dossier=row.dossier.public_id,
                code=row.dossier.code,
                unit_id=row.unit_id,
                before=row.before,
                after=row.after,
                is_kept=row.is_kept,
                why=row.why,
            )
            for row in rows[first : first + MOVES_A_PAGE]
        ),
        seen=within.count(),
        moved=draft.moved,
        for_unit_id=draft.for_unit_id,
        leaves_on=draft.leaves_on,
    )


def drafts_for(actor: Actor, unit_id: int) -> tuple[DraftRow, ...]:
    """Drafts under way that give a unit another calendar. Raises NotFound."""
    agencies.require_calendars(actor)
    found = CalendarDraft.objects.filter(for_unit_id=unit_id, state__in=_UNDER_WAY).order_by("-touched_at")
    return tuple(DraftRow(each.public_id, each.state, each.made_by, each.touched_at) for each in found)


def to_edit(actor: Actor, code: str) -> Calendar:
    """A calendar as one's own open draft has it, else the one in force. Raises NotFound."""
    agencies.require_calendars(actor)
    draft = CalendarDraft.objects.filter(code=code, made_by=actor.account or 0, state=State.OPEN).first()
    if draft is not None:
        return calendar_of(draft)
    try:
        return agencies.calendar(code)
    except agencies.CalendarUnknown:
        raise NotFound from None


def draft_of(actor: Actor, proposal: UUID) -> UUID | None:
    """The draft a proposal is about, for whoever may save calendars; None for other proposals."""
    draft = CalendarDraft.objects.filter(proposal=proposal).first()
    if draft is None:
        return None
    agencies.require_calendars(actor)
    return draft.public_id
