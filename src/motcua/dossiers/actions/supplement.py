"""Ask for what is missing — once, all of it, with reasons (Form 02) — and take the answer.

NĐ 309/2026 art. 8: one notice lists everything. The clock pauses only if the procedure version says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from motcua.catalogue.api import wordings
from motcua.dossiers import intake_checks, reusing, timing
from motcua.dossiers.acting import LONGEST_TEXT, begin, begin_at_step, done, fit, reason, to_status
from motcua.dossiers.intake_checks import PaperGiven
from motcua.dossiers.models import Supplement
from motcua.dossiers.reasons import Used, Written, keep
from motcua.dossiers.refusals import (
    AskedBefore,
    NothingGiven,
    NothingToSupplement,
    UnknownComponent,
    UnknownQuestion,
)
from motcua.dossiers.repeats import overlooked_by
from motcua.dossiers.state import Case, Change
from motcua.dossiers.status import Stage, Status
from motcua.kernel import worktime


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is missing or wrong: a component or a question, and what is wrong with it."""

    fault: str
    component: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class ReturnForSupplement:
    faults: tuple[Fault, ...]
    reason: str
    legal_basis: str = ""
    token: int | None = None
    used: tuple[Used, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerSupplement:
    """What the person brought. Answers given replace those of the form; the former ones stay on record.

    Files were uploaded to `draft` before, as at intake; a paper of state `reused` takes up an offer of
    `reusing.offers_beside`.
    """

    papers: tuple[PaperGiven, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    draft: UUID | None = None


def return_for_supplement(case: Case, command: ReturnForSupplement) -> Change:
    change, step = begin_at_step(case, "return_for_supplement", command.token)
    items = _items(case, command.faults)
    why = reason(command.reason)
    at_intake = case.state.status is Status.REGISTERED
    stage = Stage.INTAKE if at_intake else Stage.EXAMINATION
    earlier = _asked_before(case)
    _insist_on_once(earlier, stage, command.legal_basis)
    overlooked = overlooked_by(items, earlier)
    to_status(change, Status.SUPPLEMENT_REQUIRED)
    change.state = change.state.but(supplement_count=case.state.supplement_count + 1)
    paused = timing.pause(change, "return_for_supplement", "supplement")
    change.insert(
        "dossiers_supplement",
        stage=stage,
        items=items,
        reason=why,
        legal_basis=fit(command.legal_basis, field="legal_basis"),
        asked_by=case.actor.post or 0,
        asked_account=case.actor.account,
        asked_at=case.now,
        overlooked=overlooked or None,
        answer_by=_answer_by(case),
    )
    told: dict[str, Any] = {
        "asked": [_about(item) for item in items],
        "paused": paused,
        "overlooked": overlooked or None,
    }
    told["wordings"] = keep(change, _written(why, items), command.used)
    return done(change, "supplement_required", step=step, notes={"reason": why}, **told)


def _about(item: Mapping[str, str]) -> str:
    return item["component"] or item["question"]


def _written(why: str, items: list[dict[str, str]]) -> list[Written]:
    """The reason of the whole, and what is wrong with each part."""
    faults = [Written(wordings.Kind.FAULT, item["fault"], _about(item)) for item in items]
    return [Written(wordings.Kind.SUPPLEMENT, why), *faults]


def _asked_before(case: Case) -> list[Supplement]:
    """Requests made before, in their order; nearly always there is none, and nothing is read."""
    if not case.state.supplement_count:
        return []
    return list(Supplement.objects.filter(dossier_id=case.state.id).order_by("id"))


def _insist_on_once(earlier: list[Supplement], stage: Stage, ground: str) -> None:
    """One notice lists everything (NĐ 309/2026 art. 8); asking again needs its own ground in law."""
    if not ground.strip() and any(request.stage == stage for request in earlier):
        raise AskedBefore(field="legal_basis")


def _items(case: Case, faults: tuple[Fault, ...]) -> list[dict[str, str]]:
    known = {component.code for component in case.version.components}
    for fault in faults:
        if fault.component and fault.component not in known:
            raise UnknownComponent(field="component", procedure=case.version.code, component=fault.component)
        if fault.question and fault.question not in {q.key for q in case.form.questions}:
            raise UnknownQuestion(field="question", question=fault.question[:60])
    items = [
        {
            "component": fault.component,
            "question": fault.question,
            "fault": fit(fault.fault, field="faults", most=LONGEST_TEXT),
        }
        for fault in faults
    ]
    if not items or not all(item["fault"] and (item["component"] or item["question"]) for item in items):
        raise NothingToSupplement(field="faults")
    return items


def _answer_by(case: Case) -> Any:
    limit = case.version.supplement_answer_limit
    if limit is None:
        return None
    return worktime.due(case.calendar, worktime.start(case.calendar, limit, received_at=case.now))


def answer_supplement(case: Case, command: AnswerSupplement) -> Change:
    change, _step = begin(case, "answer_supplement")
    # What is still missing is not brought, and leaves what was there before as it is.
    brought = tuple(paper for paper in command.papers if paper.state != "missing")
    if not brought and not command.answers:
        raise NothingGiven(field="papers")
    if command.answers:
        number = case.state.supplement_count + 1
        intake_checks.declare(change, command.answers, number, command.draft)
    files = intake_checks.file_ids(command.draft, brought)
    taken = reusing.take_beside(case.actor, case.state.id, brought)
    for paper in brought:
        intake_checks.add_paper(change, paper, files, taken.get(paper.component))
    reusing.record(change, taken.values(), reusing.Purpose.SUPPLEMENT)
    at_intake = case.state.accepted_at is None
    to_status(change, Status.REGISTERED if at_intake else Status.PROCESSING)
    timing.resume(change)
    change.insert("answered_supplement", answered_at=case.now)
    given = [paper.component for paper in brought]
    reused = [[each.component, each.paper_id] for each in taken.values()] or None
    return done(change, "supplement_answered", notes={"note": command.note}, papers=given, reused=reused)
