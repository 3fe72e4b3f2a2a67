"""A next version of a calendar, edit by edit, until it is sent to a second person."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from motcua.agencies import api as agencies
from motcua.dossiers.acting import reason
from motcua.dossiers.calendars.kind import (
    COUNT,
    KIND,
    compared_with,
    counts_of,
    facts_of,
    is_current,
    is_own_begun,
    put_in_force,
)
from motcua.dossiers.calendars.refusals import (
    AnotherDraft,
    CalendarMovedOn,
    DraftClosed,
    EditIncomplete,
    NothingChanged,
    StillCounting,
)
from motcua.dossiers.models import CalendarDraft
from motcua.kernel import worktime
from motcua.kernel.text import clean
from motcua.kernel.worktime import Announced, Calendar, DayKind, DayRule, Pattern, Span
from motcua.platform import clock, jobs, proposals
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

State = CalendarDraft.State


@dataclass(frozen=True, slots=True)
class DayEdit:
    """Days off or closed, or with hours of their own where `hours` are given; both ends included."""

    begin: date
    end: date
    name: str
    source: str
    is_closure: bool = False
    hours: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SwapEdit:
    """A working day off for a day off worked."""

    off: date
    worked: date
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class WeekEdit:
    """Weekly hours from a day on, Monday first; an empty entry is a day without office hours."""

    begin: date
    hours: tuple[tuple[Span, ...], ...]
    name: str


@dataclass(frozen=True, slots=True)
class PlainEdit:
    """Days that go back to the weekly hours."""

    begin: date
    end: date


@dataclass(frozen=True, slots=True)
class YearEdit:
    """A whole year's days off: from the law, and what the year's notice says."""

    told: Announced


Edit = DayEdit | SwapEdit | WeekEdit | PlainEdit | YearEdit


def draft_change(actor: Actor, code: str, edit: Edit) -> UUID:
    """Put an edit into one's open draft of a calendar, begun if there is none; a job counts what it moves.

    Raises NotFound without the right over the province, CalendarUnknown, EditIncomplete, NothingChanged,
    CalendarMovedOn, and KernelError for days that make no calendar.
    """
    agencies.require_calendars(actor)
    maker = actor.account
    if maker is None:
        raise NotFound
    with transaction.atomic():
        draft = own_open(actor, code) or begun(maker, code, agencies.version_in_force(code))
        if draft.pk is not None and not is_current(draft):
            raise CalendarMovedOn
        if draft.leaves_on is not None:
            raise AnotherDraft
        current = agencies.calendar(code, draft.base) if draft.pk is None else calendar_of(draft)
        changed = _edited(current, draft.version, edit)
        if not _differs(current, changed):
            raise NothingChanged
        keep(draft, changed)
    return draft.public_id


def begun(maker: int, code: str, base: str) -> CalendarDraft:
    """A draft not stored yet."""
    public_id = uuid4()
    version = f"{clock.today():%Y%m%d}-{public_id.hex[:8]}"
    return CalendarDraft(public_id=public_id, code=code, base=base, version=version, made_by=maker, edition=0)


def keep(draft: CalendarDraft, calendar: Calendar) -> None:
    """Store what it is now as a new edition; a job counts the dates it moves."""
    draft.data, draft.touched_at = worktime.write_calendar(calendar), clock.now()
    draft.edition, draft.counted_at = draft.edition + 1, None
    draft.save()
    jobs.defer(COUNT, draft=draft.pk, edition=draft.edition)


def _differs(old: Calendar, new: Calendar) -> bool:
    """Hours of a day, or how a year stands."""
    if any(True for _each in worktime.changed_days(old, new)):
        return True
    years = range(old.known_from.year, new.known_to.year + 1)
    return any(worktime.standing(old, year) is not worktime.standing(new, year) for year in years)


def drop_draft(actor: Actor, public_id: UUID) -> None:
    """Throw an open draft away. Raises NotFound, DraftClosed."""
    with transaction.atomic():
        draft = own_locked(actor, public_id)
        _require_open(draft)
        draft.state, draft.ended_at = State.DROPPED, clock.now()
        draft.save(update_fields=["state", "ended_at"])
        draft.moves.all().delete()


def ask_for_calendar(actor: Actor, public_id: UUID, *, because: str) -> UUID | None:
    """Propose the draft to a second person; where the province lets one do it, it is saved: None comes back.

    Raises NotFound, DraftClosed, StillCounting, CalendarMovedOn, WordsMissing, ProposedAlready.
    """
    root = agencies.require_calendars(actor)
    with transaction.atomic():
        draft = own_locked(actor, public_id)
        _require_open(draft)
        if draft.counted_at is None:
            raise StillCounting
        if not is_current(draft):
            raise CalendarMovedOn
        calendar = calendar_of(draft)
        if is_own_begun(draft) and not _differs(compared_with(draft), calendar):
            raise NothingChanged
        change = proposals.Change(
            kind=KIND.name,
            subject=f"calendar:{draft.code}",
            unit=root,
            content={"draft": draft.pk, "edition": draft.edition, "code": draft.code},
            about=f"{calendar.name} ({draft.code})",
            facts=(*facts_of(draft), *counts_of(draft)),
        )
        proposal = None
        if proposals.is_needed(KIND.name):
            proposal = proposals.propose(actor, change, because=because)
            CalendarDraft.objects.filter(pk=draft.pk).update(state=State.PROPOSED, proposal=proposal)
        else:
            put_in_force(actor, draft, reason(because))
    return proposal


def reopen_draft(actor: Actor, public_id: UUID) -> None:
    """Go on with a draft whose proposal was refused, withdrawn or forgotten. Raises NotFound, DraftClosed."""
    agencies.require_calendars(actor)
    with transaction.atomic():
        draft = own_locked(actor, public_id)
        is_over = draft.state == State.PROPOSED and is_back(actor, draft)
        if not is_over or own_open(actor, draft.code) is not None:
            raise DraftClosed
        CalendarDraft.objects.filter(pk=draft.pk).update(
            state=State.OPEN, counted_at=None, edition=F("edition") + 1
        )
        jobs.defer(COUNT, draft=draft.pk, edition=draft.edition + 1)


def is_back(actor: Actor, draft: CalendarDraft) -> bool:
    """Whether the second person is done with it and has not approved."""
    if draft.proposal is None:
        return False
    return proposals.one(actor, draft.proposal).state not in {"waiting", "applied"}


def calendar_of(draft: CalendarDraft) -> Calendar:
    return worktime.read_calendar(draft.data)


def own_locked(actor: Actor, public_id: UUID) -> CalendarDraft:
    """One's own draft, locked. Raises NotFound."""
    agencies.require_calendars(actor)
    drafts = CalendarDraft.objects.select_for_update().filter(public_id=public_id)
    draft = drafts.filter(made_by=actor.account or 0).first()
    if draft is None:
        raise NotFound
    return draft


def own_open(actor: Actor, code: str) -> CalendarDraft | None:
    """One's own open draft of a calendar, locked."""
    drafts = CalendarDraft.objects.select_for_update()
    return drafts.filter(code=code, made_by=actor.account or 0, state=State.OPEN).first()


def _require_open(draft: CalendarDraft) -> None:
    if draft.state != State.OPEN:
        raise DraftClosed


def _edited(calendar: Calendar, version: str, edit: Edit) -> Calendar:
    match edit:
        case DayEdit():
            return _days(calendar, version, edit)
        case SwapEdit():
            rules = worktime.swapped(edit.off, edit.worked, _told(edit.name), _told(edit.source))
            return worktime.with_days(calendar, version, rules)
        case WeekEdit():
            return _week(calendar, version, edit)
        case PlainEdit():
            return worktime.without_days(calendar, version, edit.begin, edit.end)
        case YearEdit():
            return worktime.with_year(calendar, version, replace(edit.told, source=_told(edit.told.source)))


def _days(calendar: Calendar, version: str, edit: DayEdit) -> Calendar:
    name, source = _told(edit.name), _told(edit.source)
    kind = DayKind.CLOSED if edit.is_closure else DayKind.OFF
    rules = worktime.off_days(edit.begin, edit.end, kind, name, source)
    if edit.hours:
        rules = tuple(
            DayRule(rule.day, DayKind.HOURS, name, source, confirmed=True, spans=edit.hours) for rule in rules
        )
    return worktime.with_days(calendar, version, rules)


def _week(calendar: Calendar, version: str, edit: WeekEdit) -> Calendar:
    before = calendar.pattern(edit.begin)
    saturday = before.saturday_intake if before is not None and not edit.hours[5] else ()
    pattern = Pattern(edit.begin, None, edit.hours, saturday, name=_told(edit.name))
    return worktime.with_hours(calendar, version, pattern)


def _told(words: str) -> str:
    told = clean(words)[:200]
    if not told:
        raise EditIncomplete
    return told
