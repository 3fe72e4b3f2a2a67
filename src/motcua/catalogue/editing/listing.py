"""The list of every procedure, whatever its state, and one procedure with all its versions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import (
    Avg,
    Case,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import TruncDate

from motcua.catalogue.editing.access import may, procedure_within, reach
from motcua.catalogue.editing.tags import Tag, tagged, tags_of
from motcua.catalogue.models import Draft, Status
from motcua.catalogue.models import ProcedureVersion as VersionRow
from motcua.catalogue.permissions import Permission
from motcua.catalogue.queries import LEVELS, matching, version, waiting_version
from motcua.catalogue.rows import ProcedureVersion
from motcua.kernel.process import Spec, longest_way
from motcua.parties import api as parties
from motcua.platform import clock, ledger, proposals
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

PAGE_SIZE = 30
WARN_DAYS = 30
"""A provisional version warns so many days before its last one."""
PUBLISHED = "catalogue.version.published"


class State(StrEnum):
    """Where a version stands on a day; the order is that in which one stands for its procedure."""

    IN_FORCE = "in_force"
    COMING = "coming"
    IMPORTED = "imported"
    ENDED = "ended"
    BEGUN = "begun"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the list. `state`: one of State, "draft" (being written) or "ending" (provisional)."""

    q: str = ""
    field: str = ""
    level: str = ""
    tag: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class ListedProcedure:
    """One procedure by the version that stands for it today.

    `is_ending`: a provisional version whose last day is near, and nothing follows it by itself.
    """

    code: str
    name: str
    field_name: str
    level: str
    online_level: str
    number: int
    state: State
    effective_from: date
    effective_to: date | None
    is_provisional: bool
    decision: str
    tags: tuple[Tag, ...]
    has_draft: bool
    is_ending: bool


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the history of a procedure; `by` is empty where the program published it.

    `proposed_by` asked for what `by`, as the second person, then published.
    """

    id: int
    number: int
    state: State
    effective_from: date
    effective_to: date | None
    is_provisional: bool
    decision: str
    published_at: datetime | None
    by: str
    proposed_by: str = ""
    decided_on: date | None = None

    @property
    def days_to_publish(self) -> int | None:
        """Days from the decision to its publication, where the decision's day is named."""
        if self.decided_on is None or self.published_at is None:
            return None
        return (clock.aware(self.published_at).date() - self.decided_on).days


@dataclass(frozen=True, slots=True)
class DraftLine:
    """That a procedure is being rewritten: since when, by whom last.

    `waits_for` is the proposal on which a second person is still to decide.
    """

    revision: int
    opened_at: datetime
    saved_at: datetime
    saved_by: str
    waits_for: UUID | None


@dataclass(frozen=True, slots=True)
class ProcedureDetail:
    """Everything about one procedure; `shown` is the version that stands for it."""

    shown: ProcedureVersion
    state: State
    versions: tuple[VersionLine, ...]
    tags: tuple[Tag, ...]
    draft: DraftLine | None
    may_edit: bool
    may_publish: bool


@dataclass(frozen=True, slots=True)
class Slowness:
    """Days from decision to publication: over how many publications, on average, at longest."""

    count: int
    mean: float
    longest: int


def may_control(actor: Actor) -> bool:
    """Whether the pages of procedure control are for them."""
    return not reach(actor).nothing


def procedures_page(actor: Actor, wanted: Wanted, number: int = 1) -> tuple[tuple[ListedProcedure, ...], int]:
    """A page of the procedures within reach, and how many there are. Raises NotFound without the right."""
    within = reach(actor)
    if within.nothing:
        raise NotFound
    today = clock.today()
    rows = _narrowed(VersionRow.objects.filter(within.q("field__code")), wanted, today)
    first = (max(1, number) - 1) * PAGE_SIZE
    page = rows.select_related("procedure", "field").order_by("nearness", "place", "pk")
    shown = list(page[first : first + PAGE_SIZE])
    tags = tags_of(row.procedure_id for row in shown)
    return tuple(_listed(row, tags.get(row.procedure_id, ()), today) for row in shown), rows.count()


def ending_soon(actor: Actor) -> int:
    """How many provisional versions within reach end in the days of warning."""
    within = reach(actor)
    today = clock.today()
    return VersionRow.objects.filter(_ending(today), within.q("field__code")).count()


def slow_to_publish(actor: Actor) -> Slowness | None:
    """How long publications within reach took in the last year; None where no day of decision is named."""
    begin = clock.now() - timedelta(days=365)
    rows = VersionRow.objects.filter(reach(actor).q("field__code"), status=Status.PUBLISHED)
    rows = rows.filter(decided_on__isnull=False, published_at__gte=begin)
    wait = TruncDate("published_at", tzinfo=clock.ZONE) - F("decided_on")
    waits: QuerySet[Any] = rows.annotate(wait=ExpressionWrapper(wait, output_field=DurationField()))
    found = waits.aggregate(count=Count("pk"), mean=Avg("wait"), longest=Max("wait"))
    if not found["count"]:
        return None
    return Slowness(found["count"], found["mean"] / timedelta(days=1), found["longest"].days)


def _narrowed(rows: QuerySet[VersionRow], wanted: Wanted, today: date) -> QuerySet[Any]:
    own = VersionRow.objects.filter(procedure=OuterRef("procedure")).annotate(rank=_rank(today))
    stands = own.order_by("rank", "-effective_from", "-number").values("pk")[:1]
    drafts = Draft.objects.filter(procedure=OuterRef("procedure"))
    rows = rows.filter(pk=Subquery(stands)).annotate(has_draft=Exists(drafts))
    if wanted.field:
        rows = rows.filter(field__code=wanted.field)
    if wanted.level:
        rows = rows.filter(level__in=LEVELS.get(wanted.level, (wanted.level,)))
    if wanted.tag:
        rows = rows.filter(tagged(wanted.tag, today))
    found: QuerySet[Any] = matching(_in_state(rows, wanted.state, today), wanted.q)
    return found


def _in_state(rows: QuerySet[Any], state: str, today: date) -> QuerySet[Any]:
    if state == "draft":
        return rows.filter(has_draft=True)
    if state == "ending":
        return rows.filter(_ending(today))
    if state in set(State):
        ranked: QuerySet[Any] = rows.annotate(rank=_rank(today))
        return ranked.filter(rank=list(State).index(State(state)))
    return rows


def _rank(today: date) -> Case:
    """The place of a version's state in State."""
    published = Q(status=Status.PUBLISHED)
    still = Q(effective_to=None) | Q(effective_to__gte=today)
    states = (
        When(published & still & Q(effective_from__lte=today), then=Value(0)),
        When(published & Q(effective_from__gt=today), then=Value(1)),
        When(status=Status.IMPORTED, then=Value(2)),
        When(status=Status.BEGUN, then=Value(4)),
    )
    return Case(*states, default=Value(3), output_field=IntegerField())


def _ending(today: date) -> Q:
    last = today + timedelta(days=WARN_DAYS)
    return Q(is_provisional=True, effective_from__lte=today, effective_to__range=(today, last))


def state_on(row: VersionRow, day: date) -> State:
    """Where a version stands on a day."""
    if row.status == Status.IMPORTED:
        return State.IMPORTED
    if row.status == Status.BEGUN:
        return State.BEGUN
    if row.effective_from > day:
        return State.COMING
    return State.IN_FORCE if row.effective_to is None or row.effective_to >= day else State.ENDED


def _listed(row: Any, tags: tuple[Tag, ...], today: date) -> ListedProcedure:
    state, last = state_on(row, today), row.effective_to
    is_near = last is not None and last <= today + timedelta(days=WARN_DAYS)
    return ListedProcedure(
        code=row.procedure.code,
        name=row.name,
        field_name=row.field.name,
        level=row.level,
        online_level=row.online_level,
        number=row.number,
        state=state,
        effective_from=row.effective_from,
        effective_to=last,
        is_provisional=row.is_provisional,
        decision=row.decision,
        tags=tuple(tag for tag in tags if tag.holds_on(today)),
        has_draft=row.has_draft,
        is_ending=row.is_provisional and state is State.IN_FORCE and is_near,
    )


def procedure_detail(actor: Actor, code: str) -> ProcedureDetail:
    """One procedure with its history. Raises NotFound out of reach."""
    procedure = procedure_within(actor, code)
    today = clock.today()
    rows = list(procedure.versions.order_by("-number"))
    stands = min(rows, key=lambda row: (list(State).index(state_on(row, today)), -row.number))
    state = state_on(stands, today)
    kept = version(stands.pk) if stands.status == Status.PUBLISHED else waiting_version(code)
    shown = replace(kept, effective_to=stands.effective_to)  # the one fact that changes after publication
    draft = Draft.objects.filter(procedure=procedure).first()
    decided = _deciders(code)
    savers = {draft.saved_by} if draft and draft.saved_by else set()
    people = {account for pair in decided.values() for account in pair if account}
    names = parties.account_names({*people, *savers})
    return ProcedureDetail(
        shown=shown,
        state=state,
        versions=tuple(
            VersionLine(
                id=row.pk,
                number=row.number,
                state=state_on(row, today),
                effective_from=row.effective_from,
                effective_to=row.effective_to,
                is_provisional=row.is_provisional,
                decision=row.decision,
                published_at=row.published_at,
                by=names.get(decided.get(row.pk, _NOBODY)[0], ""),
                proposed_by=names.get(decided.get(row.pk, _NOBODY)[1], ""),
                decided_on=row.decided_on,
            )
            for row in rows
        ),
        tags=tags_of([procedure.pk]).get(procedure.pk, ()),
        draft=_draft_line(draft, names) if draft else None,
        may_edit=may(actor, Permission.PROCEDURE_EDIT, shown.field_code),
        may_publish=may(actor, Permission.PROCEDURE_PUBLISH, shown.field_code),
    )


def _draft_line(draft: Draft, names: Mapping[int, str]) -> DraftLine:
    is_waiting = draft.proposal is not None and proposals.is_open(draft.proposal)
    return DraftLine(
        draft.revision,
        draft.opened_at,
        draft.saved_at,
        names.get(draft.saved_by or 0, ""),
        draft.proposal if is_waiting else None,
    )


_NOBODY = (0, 0)


def _deciders(code: str) -> dict[int, tuple[int, int]]:
    """Who published each version and who had proposed it (0: nobody else), as the ledger has it: accounts by
    version; the program is nobody."""
    return {
        int(str(entry.payload["version"])): (entry.account, _proposer(entry.payload))
        for entry in ledger.entries(f"procedure:{code}")
        if entry.name == PUBLISHED and entry.account is not None
    }


def _proposer(payload: Mapping[str, Any]) -> int:
    return int((payload.get("proposal") or {}).get("by") or 0)


def longest_hours(spec: Spec) -> float:
    """Working hours of the longest way through a process."""
    return float(longest_way(spec)[0])
