"""Where is my dossier? By code and phone, or by the QR of the slip; no account needed."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Event, Status, Tracking
from motcua.feedback import api as feedback
from motcua.kernel.receipts import MOST
from motcua.kernel.worktime import Recipe
from motcua.payments import api as payments
from motcua.platform import words
from motcua.platform.errors import NotFound
from motcua.platform.ui.clockface import ClockFace
from motcua.platform.ui.fields import Field, Problem
from motcua.platform.ui.moments import moment_words
from motcua.surfaces.guesses import find_dossier
from motcua.surfaces.messages import lines_about
from motcua.surfaces.opening import reached_at
from motcua.surfaces.portal import telling
from motcua.surfaces.session import actor_of
from motcua.surfaces.slips import RECEIPT, SLIP

MOST_REMEMBERED = 20
_KNOWN = "tracked"


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def ask(request: HttpRequest) -> HttpResponse:
    code, phone = request.POST.get("code", "").strip()[:60], request.POST.get("phone", "").strip()[:30]
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            return _open(request, find_dossier(request, code, phone))
        except NotFound:
            sentence = _("Không có hồ sơ nào khớp cả mã và số điện thoại này. Xem lại trên giấy hẹn.")
            problems.append(Problem("code", sentence))
    error = problems[0].sentence if problems else ""
    fields = [
        Field("code", _("Mã hồ sơ"), value=code, hint=_("Ví dụ H29.79.145-261116-0037"), error=error),
        Field("phone", _("Số điện thoại đã khai khi nộp"), kind="phone", value=phone, autocomplete="tel"),
    ]
    context = {"section": "tracking", "fields": fields, "problems": problems}
    return render(request, "portal/tracking.html", context, status=404 if problems else 200)


@require_safe
@login_not_required
def by_slip(request: HttpRequest, token: str) -> HttpResponse:
    """The address in the QR of a slip: signed, so that it cannot be guessed from another's."""
    try:
        dossier = UUID(Signer(salt=SLIP).unsign(token))
    except (BadSignature, ValueError):
        raise NotFound from None
    return _open(request, dossier, request.GET.get(RECEIPT, ""))


def _open(request: HttpRequest, public_id: UUID, receipt: str = "") -> HttpResponse:
    """On to the dossier's page; with the receipt that was scanned, which can be checked from there."""
    remember(request, public_id)
    query = f"?{urlencode({RECEIPT: receipt[:MOST]})}" if receipt else ""
    return HttpResponseRedirect(reverse("portal:tracked", args=[public_id]) + query)


def _check_url(request: HttpRequest) -> str:
    """Where the receipt in this page's address is checked; empty where there is none."""
    receipt = request.GET.get(RECEIPT, "")[:MOST]
    return f"{reverse('portal:receipt-check')}?{urlencode({RECEIPT: receipt})}" if receipt else ""


def remember(request: HttpRequest, public_id: UUID) -> None:
    """This browser may look at the dossier from now on; the address alone opens nothing."""
    known = [each for each in request.session.get(_KNOWN, []) if each != str(public_id)]
    request.session[_KNOWN] = [*known, str(public_id)][-MOST_REMEMBERED:]


def is_known(request: HttpRequest, public_id: UUID) -> bool:
    """Whether this browser has shown that it may look at the dossier."""
    return str(public_id) in request.session.get(_KNOWN, [])


def tracked(request: HttpRequest, public_id: UUID) -> Tracking:
    """The dossier, for a browser that has shown it may look. Raises NotFound."""
    if not is_known(request, public_id):
        dossiers.own.the_one(actor_of(request), public_id)
    return dossiers.tracking(public_id)


@require_safe
@login_not_required
def show(request: HttpRequest, dossier: UUID) -> HttpResponse:
    found = tracked(request, dossier)
    has_due = found.explanation and not found.state.finished_at
    why = reverse("portal:tracked-explain", args=[dossier]) if has_due else ""
    beside = {
        "explain_url": why,
        "rate_url": rate_url(request, found),
        "say_url": say_url(found),
        "keeping": telling.offers(found.state, is_own=False),
        "check_url": _check_url(request),
    }
    return render(request, "portal/tracking_result.html", context_of(found) | beside)


def rate_url(request: HttpRequest, found: Tracking) -> str:
    """Where a finished dossier may be rated by whoever looks at it; for officers there is no such place."""
    state = found.state
    may = state.status in feedback.RATABLE and feedback.is_ratable(actor_of(request), state.status)
    return reverse("portal:rate", args=[state.public_id]) if may else ""


def say_url(found: Tracking) -> str:
    """The ways to be heard about a dossier."""
    return f"{reverse('portal:feedback')}?ho-so={found.state.public_id}"


def context_of(found: Tracking) -> dict[str, Any]:
    """What the page about one dossier shows, whichever way somebody came to it."""
    state = found.state
    title, sentence = _due(found)
    return {
        "section": "tracking",
        "dossier": {
            "code": state.code,
            "procedure_name": found.procedure,
            "status": {"word": dossiers.status_word(state.status), "tone": dossiers.TONE[state.status]},
            "due_title": title,
            "due_sentence": sentence,
            "result_note": _result(found),
        },
        "clock": None if state.finished_at else _face(found),
        "supplement": _supplement(found),
        "timeline": [_line(event, is_last=event is found.events[-1]) for event in found.events],
        "holder": _holder(found),
        "papers": [
            {
                "name": p.name,
                "detail": "",
                "tag": {"word": _("còn thiếu"), "tone": "wait"} if p.state == "missing" else None,
            }
            for p in found.papers
        ],
        "charges": _charges(state.subject),
        "messages": lines_about(state.subject),
        "reached_at": reached_at(state.receiving_id, found.now.date()),
    }


@require_safe
@login_not_required
def explain(request: HttpRequest, dossier: UUID) -> HttpResponse:
    found = tracked(request, dossier)
    back = {"back_url": reverse("portal:tracked", args=[dossier])}
    return render(request, "portal/explain.html", explain_context(found) | back)


def explain_context(found: Tracking) -> dict[str, Any]:
    """The page that says in words how a date came about."""
    return {
        "section": "tracking",
        "dossier": {"code": found.state.code, "procedure_name": found.procedure},
        "lines": [words.say(line.key, **line.values) for line in found.explanation],
        "due": found.state.due_at,
        "reached_at": reached_at(found.state.receiving_id, found.now.date()),
    }


def _face(found: Tracking) -> ClockFace | None:
    state = found.state
    if found.clock is None:
        return None
    recipe = Recipe.from_data(state.recipe) if state.recipe else None
    since = recipe.pauses[-1].begin if recipe is not None and recipe.is_paused else None
    return ClockFace.of(found.clock, now=found.now, due=state.due_at, paused_since=since)


def _due(found: Tracking) -> tuple[str, str]:
    state = found.state
    if state.status is Status.COMPLETED:
        return _("Kết quả đã có"), _("Mời bạn đến nhận; mang theo căn cước và giấy hẹn.")
    if state.finished_at:
        return dossiers.status_word(state.status), ""
    if state.due_at is None:
        paused = found.clock is not None and found.clock.paused
        return (
            (_("Thời hạn đang dừng"), _("Hạn mới được tính khi bạn bổ sung hoặc nộp xong."))
            if paused
            else (_("Không hẹn ngày"), "")
        )
    if state.due_is_estimate:
        return moment_words(state.due_at), _("là hạn dự kiến; hạn chính thức có khi hồ sơ được tiếp nhận.")
    return moment_words(state.due_at), _("là hạn trả kết quả.")


def _result(found: Tracking) -> str:
    if found.state.status is Status.RETURNED and found.state.returned_at:
        said = _("Kết quả đã trao lúc %(at)s.") % {"at": moment_words(found.state.returned_at)}
        posted = dossiers.handed_over(found.state)
        if posted is None or not posted.tracking_number:
            return said
        return said + " " + _("Gửi bưu chính, mã vận đơn %(number)s.") % {"number": posted.tracking_number}
    return ""


def _supplement(found: Tracking) -> dict[str, Any] | None:
    asked = found.supplement
    if asked is None:
        return None
    names = {paper.component: paper.name for paper in found.papers} | _labels(found)
    return {
        "title": _("Cần bạn bổ sung"),
        "sentence": asked.reason,
        "items": [
            f"{names.get(key := i['component'] or i['question'], key)}: {i['fault']}" for i in asked.items
        ],
        "answer_by": asked.answer_by,
        "how": _("Mang giấy tờ đến quầy nơi đã nộp; hồ sơ không phải làm lại từ đầu."),
    }


def _labels(found: Tracking) -> dict[str, str]:
    """What the questions of the form and the papers are called, by key."""
    version = catalogue.version(found.state.procedure_version_id)
    questions = version.form.questions if version.form else ()
    labels = {question.key: question.label for question in questions}
    return labels | {component.code: component.name for component in version.components}


def _line(event: Event, *, is_last: bool) -> dict[str, Any]:
    return {
        "state": "now" if is_last else "done",
        "title": event.sentence,
        "detail": event.unit,
        "at": event.occurred_at,
        "note": "; ".join(event.notes.values()),
    }


def _holder(found: Tracking) -> dict[str, str] | None:
    if not found.holder:
        return None
    if found.holder == "Bạn":
        return {"sentence": _("Ở chỗ bạn: cơ quan đang chờ bạn.")}
    since = moment_words(found.since) if found.since else ""
    sentence = _("%(who)s, từ %(since)s.") % {
        "who": found.holder[:1].upper() + found.holder[1:],
        "since": since,
    }
    return {"sentence": sentence}


def _charges(subject: str) -> list[dict[str, Any]]:
    return [
        {
            "name": _("Phí, lệ phí"),
            "amount": row.amount,
            "is_paid": row.state == "settled",
            "url": reverse("portal:pay", args=[row.public_id]),
        }
        for row in payments.obligations(subject)
        if row.state in {"open", "settled"}
    ]
