"""Check the answers, agree, send: exactly once, and the page that says it arrived."""

import contextlib
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.dossiers.api import filing, own
from motcua.kernel.forms import Part
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Problem
from motcua.platform.ui.moments import moment_words
from motcua.platform.ui.shown import answer_words
from motcua.surfaces import wording
from motcua.surfaces.portal.filing.filling import Filling
from motcua.surfaces.portal.filing.settings import fee_of, known_rows
from motcua.surfaces.portal.filing.tasks import part_task, tasks_of
from motcua.surfaces.portal.receipts import receipt_address
from motcua.surfaces.portal.telling import offers
from motcua.surfaces.themes import DONE


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def check(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    it = Filling.of(request, draft)
    if it.attested is None:
        return HttpResponseRedirect(f"{reverse('portal:sign-in')}?next={request.path}")
    if request.method == "POST":
        return _send(request, it)
    if it.row.sent_at is not None:
        return HttpResponseRedirect(it.url("sent"))
    if any(task.state != DONE for task in tasks_of(it)[:-1]):
        return HttpResponseRedirect(it.url("tasks"))
    return _page(request, it, [], 200)


def _send(request: HttpRequest, it: Filling) -> HttpResponse:
    """Sent again, also from another tab or after the line was cut, it leads to the same receipt."""
    if filing.dossier_of(it.row) is not None:
        return HttpResponseRedirect(it.url("sent"))
    told = TOLD_BY_SENDING | _with_files_gone(it)
    if undone := [task.title for task in tasks_of(it)[:-1] if task.state != DONE and task.key not in told]:
        return _page(request, it, [Problem("", _not_done(undone))], 422)
    try:
        _bind(it)
        # Read anew: the files of a paper are others once its pages are bound.
        intake = Filling.of(request, it.row.id).intake()
        filing.send(it.actor, intake, frozenset(request.POST.getlist("consents")))
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(request, it, _problems(refusal), refusal.status)
    return HttpResponseRedirect(it.url("sent"))


TOLD_BY_SENDING = frozenset({"eligible", "papers"})
"""Tasks that are refused with a sentence of their own when they are not done."""


def _with_files_gone(it: Filling) -> set[str]:
    """Parts in which nothing is wrong but that a file is no longer there: refused by its question's name."""
    found = {part_task(part.section.key): {each.key for each in it.problems_of(part)} for part in it.parts}
    return {task for task, keys in found.items() if keys == {"forms.file.gone"}}


def _not_done(titles: list[str]) -> str:
    return _("Còn việc chưa xong: %(tasks)s. Về danh sách việc để làm nốt rồi gửi.") % {
        "tasks": ", ".join(titles)
    }


def _bind(it: Filling) -> None:
    """What was left as single pages becomes one file a paper; sent in the meantime it is whole."""
    with contextlib.suppress(filing.AlreadySent):
        filing.papers.bind_all(it.actor, it.row.id)


def _problems(refusal: Refusal) -> list[Problem]:
    by_question = refusal.values.get("by_question")
    if isinstance(by_question, tuple):
        return [Problem("", sentence) for _key, sentence in by_question]
    return [Problem(refusal.field or "", str(refusal))]


def _page(request: HttpRequest, it: Filling, problems: list[Problem], status: int) -> HttpResponse:
    context = {
        "section": "procedures",
        "procedure": it.version,
        "problems": problems,
        "groups": groups_of(it),
        "consents": filing.CONSENTS,
        "given": request.POST.getlist("consents"),
        "error": next((each.sentence for each in problems if each.field == "consents"), ""),
        "back_url": it.url("tasks"),
        "declaration_url": it.url("declaration"),
        "sent_url": it.url("sent"),
    }
    return render(request, "portal/filing/check.html", context, status=status)


def groups_of(it: Filling) -> list[dict[str, Any]]:
    """Everything said so far, by task, each with the page that changes it."""
    competent = it.competent
    case = next((case.name for case in it.version.cases if case.code == it.case), "")
    place = [{"name": _("Cơ quan giải quyết"), "value": competent.name if competent else ""}]
    if case and len(it.version.cases_to_choose) > 1:
        place.append({"name": _("Trường hợp"), "value": case})
    own_rows = [
        *known_rows(it),
        {"name": _("Số điện thoại"), "value": it.own.phone},
        {"name": _("Nơi cư trú hiện nay"), "value": it.own.address},
    ]
    if it.principal is not None:
        own_rows.insert(0, {"name": _("Nộp thay"), "value": f"{it.principal.name} ({it.principal.proof})"})
    asks_place = it.chooses_commune or len(it.version.cases_to_choose) > 1
    return [
        {
            "title": _("Nơi giải quyết"),
            "rows": place,
            "url": it.url("place") if asks_place else "",
        },
        {"title": _("Thông tin của bạn"), "rows": own_rows, "url": it.url("person")},
        *(
            {
                "title": part.section.title,
                "rows": answer_rows(it, part),
                "url": it.url("part", part.section.key),
            }
            for part in it.parts
        ),
        *([{"title": _("Giấy tờ"), "rows": paper_rows(it), "url": it.url("papers")}] if it.papers else []),
        {"title": _("Nhận kết quả và lệ phí"), "rows": _result_rows(it), "url": it.url("result")},
    ]


def answer_rows(it: Filling, part: Part) -> list[dict[str, str]]:
    """The answers of one part in words; what was left open says nothing."""
    cleaned = it.cleaned[0]
    return [
        {
            "name": question.label,
            "value": answer_words(question, cleaned[question.key], it.known.files)
            if question.key in cleaned
            else "",
        }
        for question in part.questions
    ]


def paper_rows(it: Filling) -> list[dict[str, str]]:
    def said(each: filing.Wanting) -> str:
        if each.is_here:
            return it.files[each.component.code][1]
        return _("cơ quan tự tra cứu") if each.component.from_database else _("không nộp")

    return [{"name": each.component.name, "value": said(each)} for each in it.papers]


def _result_rows(it: Filling) -> list[dict[str, str]]:
    channel = str(it.row.choices.get("result_channel") or "online")
    rows = [{"name": _("Cách nhận kết quả"), "value": str(wording.RETURN[channel])}]
    if it.version.fee_rules:
        rows.append({"name": _("Lệ phí"), "value": fee_of(it)})
    return rows


@require_safe
@login_not_required
def sent(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """The receipt. Its address works again later; before anything was sent it does not exist."""
    it = Filling.of(request, draft)
    public_id = filing.dossier_of(it.row)
    if public_id is None:
        raise NotFound
    view = own.view(it.actor, public_id)
    state = view.tracking.state
    centre = agencies.centre_of(state.receiving_id)
    context = {
        "section": "mine",
        "draft": it.row.id,
        "procedure": view.version,
        "code": state.code,
        "sent_at": state.submitted_at,
        "receiving": view.tracking.receiving,
        "intake_due": moment_words(state.intake_due_at) if state.intake_due_at else "",
        "due": moment_words(state.due_at) if state.due_at else "",
        "papers": view.papers,
        "phone": centre.phone if centre else "",
        "follow_url": reverse("portal:own", args=[public_id]),
        "sent_url": reverse("portal:own-sent", args=[public_id]),
        "keeping": offers(state, is_own=True),
        "receipt_address": receipt_address(request, view),
    }
    return render(request, "portal/filing/sent.html", context)
