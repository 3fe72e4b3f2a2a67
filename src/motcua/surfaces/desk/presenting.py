"""From the room's frozen rows to what the desk's templates show: words, tones, clock faces."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import ActOption, DossierState, DossierView, WorkRow
from motcua.kernel import codes, worktime
from motcua.kernel.process import StepKind
from motcua.kernel.worktime import Recipe
from motcua.payments import api as payments
from motcua.platform.access import Actor, allowed
from motcua.platform.ui.clockface import ClockFace
from motcua.platform.ui.figures import money
from motcua.platform.ui.moments import moment_words
from motcua.platform.ui.shown import answer_words

Shown = dict[str, Any]

_ROLE = {
    "owner": gettext_lazy("Chủ hồ sơ"),
    "applicant": gettext_lazy("Người nộp"),
    "subject": gettext_lazy("Người được đăng ký"),
}


def status(value: int, *, is_late: bool = False) -> Shown:
    """Word and tone of a status; late is said in words too."""
    if is_late:
        return {"word": _("Quá hạn"), "tone": "late"}
    return {"word": dossiers.status_word(value), "tone": dossiers.TONE[dossiers.Status(value)]}


_WITH_RESULT = frozenset({dossiers.Status.COMPLETED, dossiers.Status.RETURNED})


def face(row: WorkRow | DossierState, now: datetime, why_url: str = "") -> ClockFace:
    """The legal clock of a dossier at a moment; without a recipe only the due moment is known.

    Once there is a result it says how early or late that was; what ended without one kept no promise.
    """
    ended = row.finished_at
    if row.recipe is None or (ended is not None and row.status not in _WITH_RESULT):
        due = row.due_at if ended is None else None
        return ClockFace(now=now, due=due, why_url=why_url, is_finished=ended is not None)
    recipe = Recipe.from_data(row.recipe)
    progress = worktime.progress(agencies.calendar_of(row.competent_id), recipe, ended or now)
    since = recipe.pauses[-1].begin if recipe.is_paused and recipe.pauses else None
    return ClockFace.of(
        progress,
        now=now,
        due=row.due_at,
        paused_since=since,
        why_url=why_url,
        is_finished=ended is not None,
    )


def head(view: DossierView) -> Shown:
    """What stands on top of every page about one dossier."""
    state = view.state
    return {
        "code": state.code,
        "owner_name": state.owner_name,
        "procedure_name": view.version.name,
        "channel_text": str(dossiers.CHANNEL.get(state.channel, state.channel)),
        "version": state.version,
        "is_ended": bool(state.finished_at and not state.steps),
        "finished_at": state.finished_at,
        "has_result": state.finished_at is not None and state.status in _WITH_RESULT,
        "url": reverse("desk:dossier", args=[state.public_id]),
        "status": status(state.status),
    }


SEEN = "ban"
"""The version of the dossier a page shows."""


def presence_url(view: DossierView, *, is_writing: bool = False) -> str:
    """Where a page that lies open asks who else is there and whether it is out of date."""
    asked = {SEEN: str(view.state.version)} | ({"viet": "1"} if is_writing else {})
    return f"{reverse('desk:presence', args=[view.state.public_id])}?{urlencode(asked)}"


def clock(view: DossierView) -> ClockFace:
    state = view.state
    why = reverse("desk:explain", args=[state.public_id]) if state.recipe else ""
    return face(state, view.now, why)


def steps(view: DossierView) -> list[Shown]:
    """The open steps. While the clock stands still no hour is promised: it is set when the clock goes on."""
    stands = view.clock is not None and view.clock.paused
    alarmed = dossiers.alarmed(view.state)
    return [
        {
            "name": step.name,
            "holder": name if step.holder else "",
            "is_alarm": step.token in alarmed,
            "due": None if stands else step.due_at,
            "is_due_open": stands and step.due_at is not None,
            "since": step.opened_at,
        }
        for step, name in view.holders
    ]


_DANGEROUS = frozenset({"reject", "stop", "withdraw"})
_AT_ONCE = frozenset({"take", "release", "confirm_receipt", "number", "issue"})
_MAIN = (
    "accept",
    "confirm_receipt",
    "complete_step",
    "approve",
    "sign",
    "number",
    "issue",
    "deliver",
    "answer_consultation",
    "assign",
)


def role_words(role: str) -> str:
    return str(_ROLE.get(role, role))


def acts(view: DossierView) -> list[Shown]:
    """Acts open now; the first of the main ones is the primary button."""
    opened = [option for option in view.acts if option.is_open]
    natural = {option.act for option in opened if option.act != "assign" or _awaits_somebody(view, option)}
    main = next((name for name in _MAIN if name in natural), "")
    shown = [
        {
            "name": _capital(option.label),
            "url": reverse("desk:act", args=[view.state.public_id, option.act]),
            "is_immediate": option.act in _AT_ONCE,
            "tone": _tone(option.act, main),
            "version": view.state.version,
            "act": option.act,
        }
        for option in opened
        if not (option.act == "take" and _is_mine(view))
    ]
    return sorted(shown, key=_weight)


def _weight(act: Shown) -> int:
    """The primary act first, what cannot be undone last."""
    return ("primary", "quiet", "danger").index(act["tone"])


def _awaits_somebody(view: DossierView, option: ActOption) -> bool:
    """Whether assigning is what comes next: the step is just that, or nobody has it yet."""
    step = next((step for step in view.state.steps if step.token == option.token), None)
    return step is not None and (step.kind == StepKind.ASSIGN or step.holder is None)


def refused(view: DossierView) -> list[Shown]:
    """Main acts still to come that are not open, each with its reason; the rest would only be noise."""
    state = view.state
    if state.finished_at and not state.steps:
        return []
    signed = state.result is not None and state.result.signed_at is not None
    behind = {"sign", "issue"} if state.finished_at else {"sign"} if signed else set()
    coming = {"sign", "issue", "deliver"} - behind
    reasons = [o for o in view.acts if not o.is_open and o.act in coming]
    return [{"name": o.label, "reason": _reason(o)} for o in reasons]


def why_not(view: DossierView) -> list[Shown]:
    """The acts of this stage that are not open, those with one reason together, in the order people work."""
    named: dict[str, list[str]] = {}
    for option in view.acts:
        if option.is_of_stage and not option.is_open:
            named.setdefault(_reason(option), []).append(option.label)
    return [{"names": _capital(", ".join(labels)), "reason": reason} for reason, labels in named.items()]


def _reason(option: ActOption) -> str:
    """The sentence without the name of the act, which stands before it."""
    return option.why_not.partition(": ")[2] or option.why_not


def groups_with_result(view: DossierView) -> list[Shown]:
    """The same, what was decided first."""
    rows = result_rows(view)
    return ([{"title": _("Kết quả"), "rows": rows}] if rows else []) + groups(view)


def groups(view: DossierView) -> list[Shown]:
    """People and answers, each as a summary list."""
    shown = [{"title": role_words(p.role), "rows": person_rows(p)} for p in _people(view)]
    form = view.version.form
    said = _said_already(view)
    if form is not None and view.answers:
        files = dossiers.enclosing.of_papers(view.papers)
        rows = [
            {"name": question.label, "value": answer_words(question, view.answers[question.key], files)}
            for question in form.questions
            if question.key in view.answers and not _is_among(view.answers[question.key], said)
        ]
        shown.append({"title": _("Tờ khai"), "rows": rows})
    return shown


def supplements(view: DossierView) -> list[Shown]:
    form = view.version.form
    names = {question.key: str(question.label) for question in (form.questions if form else ())}
    names |= {component.code: component.name for component in view.version.components}
    return [
        {
            "title": _("Yêu cầu bổ sung"),
            "asked_at": each.asked_at,
            "answered_at": each.answered_at,
            "items": [_fault(i, names, each.overlooked) for i in each.items],
        }
        for each in view.supplements
    ]


def _fault(item: Mapping[str, str], names: Mapping[str, str], overlooked: Container[str]) -> str:
    """What was asked for; said too where an earlier request could have named it."""
    about = item["component"] or item["question"]
    said = f"{names.get(about, about)}: {item['fault']}"
    if about in overlooked:
        return _("%(fault)s (đã thấy được ở lần yêu cầu trước)") % {"fault": said}
    return said


def charges(view: DossierView, actor: Actor) -> list[Shown]:
    kinds = {"fee": _("Phí, lệ phí"), "duty": _("Nghĩa vụ tài chính")}
    return [
        {
            "name": kinds.get(row.kind, row.kind),
            "amount": row.amount,
            "is_paid": row.state == "settled",
            "detail": _receipt_words(row.receipt) if row.receipt else "",
            "collect_url": _collect(view, row, actor),
        }
        for row in payments.obligations(view.state.subject)
        if row.state in {"open", "settled"}
    ]


def _receipt_words(receipt: payments.ReceiptRow) -> str:
    """Its number and, where the cashier said so, the counter it was written at."""
    values = {"number": receipt.number, "counter": agencies.counter_number(receipt.counter_id)}
    if values["counter"]:
        return _("biên lai số %(number)s, quầy %(counter)s") % values
    return _("biên lai số %(number)s") % values


def with_collecting(acts: list[Shown], charges: Iterable[Shown]) -> list[Shown]:
    """With taking the money as an act of the cashier's; the primary one where none other is."""
    tone = "quiet" if any(act["tone"] == "primary" for act in acts) else "primary"
    collecting = [
        {
            "name": _("Thu tiền mặt %(sum)s") % {"sum": money(charge["amount"])},
            "url": charge["collect_url"],
            "is_immediate": True,
            "tone": tone,
            "version": "",
        }
        for charge in charges
        if charge["collect_url"]
    ]
    return sorted(acts + collecting, key=_weight)


def _collect(view: DossierView, row: payments.ObligationRow, actor: Actor) -> str:
    """Where the cashier takes the money; empty for everybody else."""
    if row.state != "open" or not allowed(actor, payments.Permission.RECEIVE, row.unit_id):
        return ""
    return reverse("counter:money", args=[view.state.public_id, row.id])


def offices(view: DossierView) -> list[Shown]:
    state = view.state
    rows = [
        {"name": _("Nơi tiếp nhận"), "value": agencies.unit(state.receiving_id).name},
        {"name": _("Cơ quan giải quyết"), "value": agencies.unit(state.competent_id).name},
    ]
    if state.helping_id != state.receiving_id:
        rows.insert(0, {"name": _("Nơi hỗ trợ"), "value": agencies.unit(state.helping_id).name})
    return rows


def result_rows(view: DossierView) -> list[Shown]:
    """The draft or issued result, with the fingerprint that approval and signature refer to."""
    result = view.state.result
    if result is None:
        return []
    rows = [
        {"name": _("Quyết định"), "value": _("Từ chối") if result.decision == "refuse" else _("Đồng ý")},
        {"name": _("Nội dung"), "value": result.content},
        {"name": _("Bản"), "value": f"{result.number} · {result.fingerprint[:16]}…"},
    ]
    if result.signed_at:
        rows.append({"name": _("Duyệt nội bộ"), "value": moment_words(result.signed_at)})
    if result.book_number:
        rows.append({"name": _("Số"), "value": f"{result.book_number}/{result.book_symbol}"})
    return rows


def _people(view: DossierView) -> list[Any]:
    """Whoever is the same person as the owner is shown once."""
    owner = next((p for p in view.people if p.role == "owner"), None)
    return [p for p in view.people if p.role == "owner" or owner is None or replace(p, role="owner") != owner]


def _is_among(answer: Any, said: set[str]) -> bool:
    """Only words repeat what stands in the owner's block; choices are lists, sums are numbers."""
    return isinstance(answer, str) and answer in said


def _said_already(view: DossierView) -> set[str]:
    """What the block of the owner shows is not shown again as an answer."""
    owner = next((p for p in view.people if p.role == "owner"), None)
    if owner is None:
        return set()
    born = owner.birth_date.isoformat() if owner.birth_date else ""
    return {owner.name, owner.personal_id, owner.phone, owner.address, born}


def person_rows(person: Any) -> list[Shown]:
    rows = [
        {"name": _("Họ tên"), "value": person.name},
        {"name": _("Số định danh"), "value": codes.group(person.personal_id) if person.personal_id else ""},
        {
            "name": _("Ngày sinh"),
            "value": person.birth_date.strftime("%d/%m/%Y") if person.birth_date else "",
        },
        {"name": _("Điện thoại"), "value": codes.phone_words(person.phone) if person.phone else ""},
        {"name": _("Thư điện tử"), "value": person.email},
        {"name": _("Địa chỉ"), "value": person.address},
    ]
    return [row for row in rows if row["value"]]


def _is_mine(view: DossierView) -> bool:
    return bool(view.holders) and all(step.holder is not None for step, _name in view.holders)


def _tone(act: str, main: str) -> str:
    if act in _DANGEROUS:
        return "danger"
    return "primary" if act == main else "quiet"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
