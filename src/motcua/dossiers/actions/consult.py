"""Ask another unit for an opinion, with its own deadline; the time counts unless a rule says otherwise."""

from dataclasses import dataclass
from typing import Any

from motcua.agencies import api as agencies
from motcua.catalogue.api import wordings
from motcua.dossiers import progress, training
from motcua.dossiers.acting import begin_at_step, done, reason, under_way
from motcua.dossiers.reasons import Used, Written, keep
from motcua.dossiers.state import Case, Change, OpenStep
from motcua.kernel import worktime
from motcua.kernel.process import StepKind
from motcua.platform.clock import ZONE
from motcua.platform.errors import Invalid


@dataclass(frozen=True, slots=True)
class Consult:
    """`hours` are working hours of the unit that is asked."""

    unit: int
    question: str
    hours: int = 16
    token: int | None = None
    used: tuple[Used, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerConsultation:
    answer: str
    token: int | None = None


def consult(case: Case, command: Consult) -> Change:
    change, step = begin_at_step(case, "consult", command.token)
    question = reason(command.question)
    if not 0 < command.hours <= 400:
        raise Invalid(field="hours")
    training.insist_apart(case.state.is_training, command.unit, "unit")
    under_way(change)
    asked = _task(case, command)
    change.opened.append(asked)
    # However many are closed later, by whichever act, a token is never given twice.
    holders = change.state.holders | {"consultations": [-asked.token]}
    change.state = change.state.but(steps=(*change.state.steps, asked), holders=holders)
    change.insert(
        "dossiers_consultation",
        unit_id=command.unit,
        token=asked.token,
        question=question,
        asked_by=case.actor.post or 0,
        asked_at=case.now,
        due_at=asked.due_at,
    )
    named = keep(change, [Written(wordings.Kind.CONSULTATION, question)], command.used)
    told: dict[str, Any] = {"unit": command.unit, "wordings": named}
    return done(change, "consulted", step=step, notes={"question": question}, **told)


def _task(case: Case, command: Consult) -> OpenStep:
    """A step beside the process; its negative token keeps it apart from the process's own."""
    taken = [s.token for s in case.state.steps if s.token < 0]
    count = case.state.holders.get("consultations", [0])[0] or 0
    token = min([-count, *taken]) - 1
    calendar = agencies.calendar_of(command.unit)
    due_at = worktime.add_working_minutes(calendar, case.now.astimezone(ZONE), command.hours * 60)
    kind = StepKind.CONSULT
    return OpenStep(
        None,
        token,
        "consultation",
        "Cho ý kiến",
        kind,
        "examiner",
        command.unit,
        None,
        None,
        case.now,
        due_at,
    )


def answer_consultation(case: Case, command: AnswerConsultation) -> Change:
    change, step = begin_at_step(case, "answer_consultation", command.token)
    answer = reason(command.answer)
    if step.token >= 0:
        progress.complete(change, step, "done")
    else:
        _close(change, step)
        change.insert("answered_consultation", token=step.token, answer=answer, answered_at=case.now)
    return done(change, "consultation_answered", step=step, notes={"answer": answer})


def _close(change: Change, step: OpenStep) -> None:
    change.closed.append((step, "done"))
    steps = tuple(s for s in change.state.steps if s.token != step.token)
    before = change.state.holders.get("consultations", [0])[0] or 0
    count = max(-step.token, before)
    holders = change.state.holders | {"consultations": [count]}
    change.state = change.state.but(steps=steps, holders=holders)
