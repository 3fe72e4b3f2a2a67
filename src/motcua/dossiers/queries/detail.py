"""Everything the dossier page shows, gathered by access."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers import access, rules, timing
from motcua.dossiers.impartiality import is_tied
from motcua.dossiers.models import (
    Delivery,
    DraftPaper,
    Paper,
    PaperMark,
    Participant,
    Step,
    Submission,
    Supplement,
)
from motcua.dossiers.refusals import HeldByAnother
from motcua.dossiers.state import DossierState, OpenStep
from motcua.kernel import process, worktime
from motcua.kernel.messages import Message
from motcua.kernel.worktime import Progress, Recipe
from motcua.parties import api as parties
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE


@dataclass(frozen=True, slots=True)
class PaperRow:
    id: int
    component: str
    name: str
    form: str
    state: str
    quantity: int
    file: UUID | None
    file_name: str
    size: int | None
    sha256: str
    added_at: datetime
    is_supplement: bool
    reused_since: datetime | None
    """When an earlier dossier took in the paper that stands in for this one."""
    marks: int
    """How many marks of officers stand on its file; for officers alone."""
    question: str = ""
    """Which question of the form its file answers; such a paper is of no component."""

    @property
    def apart(self) -> str:
        """What tells it from others: of a component the newest stands, each file of an answer by itself."""
        return self.component or str(self.file)


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that waits in a draft."""

    file: UUID
    name: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    role: str
    name: str
    personal_id: str
    birth_date: Any
    phone: str
    email: str
    address: str


@dataclass(frozen=True, slots=True)
class SupplementRow:
    stage: str
    items: list[dict[str, str]]
    reason: str
    legal_basis: str
    asked_at: datetime
    answer_by: datetime | None
    answered_at: datetime | None
    overlooked: frozenset[str] = frozenset()
    """Codes and keys of what an earlier request could have named; for the office, not for the person."""


@dataclass(frozen=True, slots=True)
class ActOption:
    """An act of the table: open now, or the sentence why not; `outcomes` where there is a choice.

    `is_of_stage`: the status the dossier has allows it, whoever may do it at whatever step.
    """

    act: str
    label: str
    is_open: bool
    is_of_stage: bool
    why_not: str
    token: int | None
    outcomes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DossierView:
    """One dossier for a page. `now` is the moment it was read; every sum of time refers to it."""

    state: DossierState
    version: ProcedureVersion
    now: datetime
    people: tuple[PersonRow, ...]
    answers: dict[str, Any]
    papers: tuple[PaperRow, ...]
    supplements: tuple[SupplementRow, ...]
    holders: tuple[tuple[OpenStep, str], ...]
    clock: Progress | None
    acts: tuple[ActOption, ...]
    is_own_matter: bool
    """The person must leave it to others."""


def dossier_view(actor: Actor, public_id: UUID) -> DossierView:
    """The dossier with everything the person may see of it."""
    state, now = access.dossier(actor, public_id)
    holders = tuple((step, holder_name(step)) for step in state.steps)
    return DossierView(
        state=state,
        version=catalogue.variants.version_of(state.procedure_version_id, state.variant_id),
        now=now.astimezone(ZONE),
        people=people(state.id),
        answers=answers(state.id),
        papers=papers(state.id),
        supplements=supplements(state.id),
        holders=holders,
        clock=progress_of(state, now),
        acts=tuple(_options(actor, state, {step.holder: name for step, name in holders if step.holder})),
        is_own_matter=is_tied(actor, state),
    )


def holder_name(step: OpenStep) -> str:
    """The person who holds a step, or the unit it lies in."""
    if step.holder is not None:
        return parties.account(step.holder).name
    return agencies.unit(step.unit).name


def alarmed(state: DossierState) -> frozenset[int]:
    """Tokens of the open steps that nobody has taken although an alarm was raised."""
    if all(step.holder is not None for step in state.steps):
        return frozenset()
    rows = Step.objects.filter(dossier_id=state.id, closed_at=None, holder=None, alarmed_at__isnull=False)
    return frozenset(rows.values_list("token", flat=True))


def people(dossier_id: int) -> tuple[PersonRow, ...]:
    return people_of([dossier_id])[dossier_id]


def people_of(dossiers: Collection[int]) -> dict[int, tuple[PersonRow, ...]]:
    """Everybody in the dossiers, in the order they were written down."""
    found: dict[int, list[PersonRow]] = {each: [] for each in dossiers}
    for p in Participant.objects.filter(dossier_id__in=found).order_by("id"):
        row = PersonRow(p.role, p.name, p.personal_id, p.birth_date, p.phone, p.email, p.address)
        found[p.dossier_id].append(row)
    return {each: tuple(rows) for each, rows in found.items()}


def answers(dossier_id: int) -> dict[str, Any]:
    """The answers in force: those of the newest submission."""
    newest = Submission.objects.filter(dossier_id=dossier_id).order_by("-number").first()
    return dict(newest.answers) if newest else {}


def papers(dossier_id: int) -> tuple[PaperRow, ...]:
    """Every paper in the order it came; one handed in with a supplement is written at that very moment."""
    return papers_of([dossier_id])[dossier_id]


def papers_of(dossiers: Collection[int]) -> dict[int, tuple[PaperRow, ...]]:
    """The same of many dossiers."""
    answered = Supplement.objects.filter(dossier_id=OuterRef("dossier_id"), answered_at=OuterRef("added_at"))
    of_file = PaperMark.objects.filter(dossier_id=OuterRef("dossier_id"), file_id=OuterRef("file_id"))
    standing = of_file.filter(withdrawn_at__isnull=True).values("file_id").annotate(many=Count("pk"))
    rows = Paper.objects.filter(dossier_id__in=dossiers).annotate(
        is_supplement=Exists(answered), marks=Subquery(standing.values("many"))
    )
    found: dict[int, list[PaperRow]] = {each: [] for each in dossiers}
    for paper in rows.select_related("file", "reused_from").order_by("id"):
        found[paper.dossier_id].append(_paper(paper))
    return {each: tuple(listed) for each, listed in found.items()}


def _paper(p: Any) -> PaperRow:
    """From a row with what `papers_of` annotates."""
    return PaperRow(
        p.pk,
        p.component_code,
        p.name,
        p.form,
        p.state,
        p.quantity,
        p.file.public_id if p.file else None,
        p.file.original_name if p.file else "",
        p.file.size if p.file else None,
        p.file.sha256 if p.file else "",
        p.added_at,
        p.is_supplement,
        p.reused_from.added_at if p.reused_from else None,
        p.marks or 0,
        p.question,
    )


def scans_of_draft(actor: Actor, draft: UUID) -> dict[str, Scan]:
    """The newest scan of each component in a draft of one's own; a draft of another has none."""
    rows = DraftPaper.objects.filter(draft_id=draft, draft__account=actor.account).order_by("id")
    found = rows.values_list("component_code", "file__public_id", "file__original_name")
    return {component: Scan(file, name) for component, file, name in found}


def supplements(dossier_id: int) -> tuple[SupplementRow, ...]:
    rows = Supplement.objects.filter(dossier_id=dossier_id).order_by("id")
    return tuple(
        SupplementRow(
            s.stage,
            s.items,
            s.reason,
            s.legal_basis,
            s.asked_at,
            s.answer_by,
            s.answered_at,
            frozenset(s.overlooked or ()),
        )
        for s in rows
    )


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`number` is the identity number on the paper shown, `authority` the paper by which a proxy received."""

    channel: str
    receiver: str
    identity_check: str
    number: str
    authority: str
    tracking_number: str
    at: datetime


def handed_over(state: DossierState) -> HandedOver | None:
    """None before the result was handed over; asks nothing then."""
    if state.returned_at is None:
        return None
    row = Delivery.objects.filter(dossier_id=state.id).first()
    if row is None:
        return None
    return HandedOver(
        row.channel,
        row.receiver,
        row.identity_check,
        row.receiver_number,
        row.authority,
        row.tracking_number,
        row.delivered_at,
    )


def progress_of(state: DossierState, now: datetime) -> Progress | None:
    """How much of the legal time is used, at a moment; None before the clock starts."""
    if state.recipe is None:
        return None
    calendar = timing.calendar_for(state)
    at = min(now, state.finished_at or now)
    return worktime.progress(calendar, Recipe.from_data(state.recipe), at)


def explain_due(actor: Actor, public_id: UUID) -> tuple[DossierState, tuple[Message, ...]]:
    """Why the due date is what it is, line by line, from the recipe the dossier keeps."""
    state, _now = access.dossier(actor, public_id)
    return state, explain_state(state)


def explain_state(state: DossierState) -> tuple[Message, ...]:
    """The lines for a dossier in hand; none before the clock has started."""
    if state.recipe is None:
        return ()
    calendar = timing.calendar_for(state)
    lines = worktime.explain(calendar, Recipe.from_data(state.recipe))
    return tuple(Message(line.key, _told(line.values)) for line in lines)


_WHY = {
    "supplement": _("chờ người dân bổ sung giấy tờ"),
    "payment": _("chờ người dân nộp phí, lệ phí"),
    "stop": _("cơ quan dừng giải quyết"),
    "late": _("cần thêm thời gian giải quyết"),
}


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """The recipe holds codes; people read the reason in words and the post's title, never a number."""
    told = dict(values)
    if "why" in told:
        told["why"] = str(_WHY.get(str(told["why"]), told["why"]))
    kind, _colon, post = str(told.get("who", "")).partition(":")
    if kind == "post" and post.isdigit():
        told["who"] = agencies.post_row(int(post)).title
    return told


def _options(actor: Actor, state: DossierState, names: Mapping[int, str]) -> list[ActOption]:
    """Every act of the table; `names` are of those who hold its steps, for refusals to say."""
    spec = catalogue.variants.version_of(state.procedure_version_id, state.variant_id).spec
    if spec is None:
        return []
    options = []
    for rule, refusal in rules.next_acts(actor, state):
        if isinstance(refusal, HeldByAnother):
            refusal.name(names)
        step = rules.first_step(actor, state, rule.act) if refusal is None and rule.kinds else None
        choices = process.choices(spec, step.key) if step is not None and step.token >= 0 else ()
        options.append(
            ActOption(
                act=rule.act,
                label=str(rule.label),
                is_open=refusal is None,
                is_of_stage=state.status in rule.statuses,
                why_not=str(refusal) if refusal else "",
                token=step.token if step else None,
                outcomes=tuple((c.key, c.label) for c in choices),
            )
        )
    return options
