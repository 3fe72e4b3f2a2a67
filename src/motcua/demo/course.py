"""What happens to one dossier: a plan drawn by chance, and the next act it leads to in a given state."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from motcua.agencies import api as agencies
from motcua.catalogue.api import wordings
from motcua.demo.wording import said
from motcua.dossiers import api as d
from motcua.dossiers.api import DossierState, Intake, OpenStep, Status
from motcua.kernel.process import StepKind
from motcua.platform.access import Actor

MISHAPS = {
    "reject": 0.02,
    "supplement_at_intake": 0.04,
    "supplement": 0.12,
    "unanswered": 0.02,
    "payment": 0.04,
    "consult": 0.06,
    "send_back": 0.05,
    "refuse": 0.03,
    "stop": 0.02,
    "withdraw": 0.02,
    "extend": 0.03,
    "unpaid": 0.02,
    "slow": 0.08,
    "unclaimed": 0.04,
}
"""Share of dossiers each thing happens to; together they make every status, late ones and pauses."""


@dataclass
class Course:
    """One dossier on its way. `plan` shrinks as its mishaps happen; `at` is when it moves next."""

    intake: Intake
    receiver: Actor
    at: datetime
    chance: random.Random
    plan: set[str] = field(default_factory=set)
    public_id: UUID | None = None
    pace: float = 120.0

    def drawn(self) -> "Course":
        """With its mishaps drawn."""
        self.plan = {name for name, share in MISHAPS.items() if self.chance.random() < share}
        return self

    def happens(self, mishap: str) -> bool:
        """Once only."""
        if mishap in self.plan:
            self.plan.discard(mishap)
            return True
        return False


Act = tuple[Actor, Any]
Kind = wordings.Kind


def next_act(course: Course, state: DossierState) -> Act | None:
    """Who does what next; None when the dossier rests where it is."""
    if state.status in _BY_STATUS:
        return _BY_STATUS[state.status](course, state)
    if state.accepted_at and state.is_non_territorial and state.clock_started_at is None:
        return _somebody("receiver", state.competent_id, state), d.ConfirmReceipt()
    if course.happens("withdraw"):
        receiver = _somebody("receiver", state.receiving_id, state)
        return receiver, d.Withdraw("Người dân thay đổi nhu cầu, xin rút hồ sơ")
    if not state.steps:
        return None
    asked = next((step for step in state.steps if step.token < 0), None)
    step = asked or state.steps[0]
    maker = _BY_KIND.get(StepKind(step.kind))
    return maker(course, state, step) if maker else None


def _somebody(function: str, unit: int, state: DossierState, holder: int | None = None) -> Actor:
    """Whoever holds the step, else the first with the function there."""
    people = agencies.holders(function, unit, state.field_code, state.submitted_at.date())
    row = next((p for p in people if p.account_id == holder), people[0])
    return actor(row.account_id, row.post_id, state.submitted_at.date())


@lru_cache(maxsize=10_000)
def actor(account: int, post: int, day: date) -> Actor:
    """The person in that post as of the day the dossier came; the year asks for each thousands of times."""
    return agencies.actor_for(account, "import", post, on=day)


def forget() -> None:
    """Another year may be played in another database, where the same numbers are other people."""
    actor.cache_clear()


def _worker(state: DossierState, step: OpenStep) -> Actor:
    return _somebody(step.function, step.unit, state, step.holder)


def _receive(course: Course, state: DossierState, step: OpenStep) -> Act:
    worker = _worker(state, step)
    if course.happens("reject"):
        own = "Yêu cầu không thuộc thẩm quyền giải quyết của cơ quan này"
        why = said(state, Kind.REFUSAL_AT_INTAKE, own)
        return worker, d.Reject(why.text, used=why.used)
    if course.intake.papers and course.happens("supplement_at_intake"):
        return worker, _ask(course, state)
    return worker, d.Accept()


def _ask(course: Course, state: DossierState) -> d.ReturnForSupplement:
    components = [paper.component for paper in course.intake.papers]
    chosen = course.chance.sample(components, min(len(components), course.chance.choice((1, 1, 2))))
    own = "Bản nộp bị mờ, không đọc được số và ngày cấp"
    wrong = {each: said(state, Kind.FAULT, own, each) for each in chosen}
    faults = tuple(d.Fault(each.text, component=code) for code, each in wrong.items())
    why = said(state, Kind.SUPPLEMENT, "Đề nghị nộp bản rõ hơn để đối chiếu")
    used = (*why.used, *(name for each in wrong.values() for name in each.used))
    return d.ReturnForSupplement(faults, why.text, used=used)


def _assign(course: Course, state: DossierState, step: OpenStep) -> Act:
    people = d.fit_for(state, step, state.submitted_at)
    return _worker(state, step), d.Assign(course.chance.choice(people).account_id, token=step.token)


def _examine(course: Course, state: DossierState, step: OpenStep) -> Act:
    worker = _worker(state, step)
    if course.happens("supplement") and course.intake.papers:
        return worker, _ask(course, state)
    if course.happens("consult"):
        return worker, _consult(course, state)
    if course.happens("payment"):
        amount = course.chance.randrange(20, 400) * 10_000
        return worker, d.RequirePayment(amount, "Nghĩa vụ tài chính theo thông báo của cơ quan thuế")
    return _by_leader(course, state) or (worker, _done(course, state, step))


def _by_leader(course: Course, state: DossierState) -> Act | None:
    """What only a leader does while the dossier is examined."""
    leader = _somebody("leader", state.competent_id, state)
    if course.happens("stop"):
        why = said(state, Kind.STOP, "Có tranh chấp đang được tòa án thụ lý")
        return leader, d.Stop(why.text, used=why.used)
    if course.happens("extend") and state.due_at is not None and state.due_at > course.at:
        why = said(state, Kind.EXTENSION, "Cần thêm thời gian xác minh tại chỗ")
        sorry = said(state, Kind.APOLOGY, "Cơ quan xin lỗi vì chưa trả kết quả đúng hẹn")
        return leader, d.Extend("3wd", why.text, sorry.text, used=why.used + sorry.used)
    return None


def _done(course: Course, state: DossierState, step: OpenStep) -> d.CompleteStep:
    if course.happens("refuse"):
        why = said(state, Kind.REFUSAL, "Không đủ điều kiện theo quy định")
        return d.CompleteStep(token=step.token, decision="refuse", content=why.text, used=why.used)
    return d.CompleteStep(token=step.token)


def _consult(course: Course, state: DossierState) -> d.Consult:
    offices = [u for u in agencies.units_of_kind("department") if u.id != state.competent_id]
    day = state.submitted_at.date()
    able = [u for u in offices if agencies.holders("examiner", u.id, state.field_code, day)]
    question = said(state, Kind.CONSULTATION, "Đề nghị cho ý kiến về nội dung hồ sơ")
    return d.Consult(course.chance.choice(able or offices).id, question.text, 16, used=question.used)


def _opinion(_course: Course, state: DossierState, step: OpenStep) -> Act:
    return _worker(state, step), d.AnswerConsultation("Thống nhất với đề xuất của đơn vị", token=step.token)


def _approve(course: Course, state: DossierState, step: OpenStep) -> Act | None:
    worker = _worker(state, step)
    if course.happens("send_back"):
        return worker, d.SendBack("Ghi rõ thêm căn cứ trong dự thảo", token=step.token)
    if state.result is None:
        return None
    return worker, d.Approve(state.result.fingerprint, token=step.token)


def _sign(_course: Course, state: DossierState, step: OpenStep) -> Act | None:
    if state.result is None:
        return None
    return _worker(state, step), d.Sign(state.result.fingerprint, token=step.token)


def _clerk(_course: Course, state: DossierState, step: OpenStep) -> Act:
    numbered = state.result is not None and state.result.book_number is not None
    return _worker(state, step), d.Issue(token=step.token) if numbered else d.Number(token=step.token)


def _return(course: Course, state: DossierState) -> Act | None:
    if "unclaimed" in course.plan or not state.steps:
        return None
    return _worker(state, state.steps[0]), d.Deliver(state.owner_name)


def _answered(course: Course, state: DossierState) -> Act | None:
    if "unanswered" in course.plan:
        return None
    papers = tuple(course.intake.papers[:1])
    return _somebody("receiver", state.receiving_id, state), d.AnswerSupplement(papers=papers)


def _ended(_course: Course, _state: DossierState) -> None:
    return None


_BY_STATUS = {
    Status.SUPPLEMENT_REQUIRED: _answered,
    Status.COMPLETED: _return,
    Status.RETURNED: _ended,
    Status.WITHDRAWN: _ended,
    Status.REJECTED_AT_INTAKE: _ended,
    Status.STOPPED: _ended,
}
_BY_KIND = {
    StepKind.RECEIVE: _receive,
    StepKind.ASSIGN: _assign,
    StepKind.EXAMINE: _examine,
    StepKind.CONSULT: _opinion,
    StepKind.APPROVE: _approve,
    StepKind.SIGN: _sign,
    StepKind.CLERK: _clerk,
}
