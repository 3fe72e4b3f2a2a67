"""Dossiers of one's own: the list, where one is, what was sent, its files; withdrawn, taken over."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import enclosing, filing, own, thread
from motcua.platform import files
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, problems_of
from motcua.platform.ui.moments import moment_words
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces.declared import on_paper
from motcua.surfaces.portal import telling
from motcua.surfaces.portal.tracking import context_of, explain_context, rate_url, say_url
from motcua.surfaces.session import View, actor_of


def people_only(view: View) -> View:
    """Pages of people and organisations: to officers and strangers they do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not own.files_for_themselves(actor_of(request)):
            raise NotFound
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@people_only
def listing(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    number = page_in(request.GET)
    rows, total = own.page(actor, number)
    context = {
        "section": "mine",
        "begun": [_begun(row) for row in filing.unsent(filing.Bearer(account=actor.account))],
        "rows": [_row(row) for row in rows],
        "claimable": [
            {
                "code": row.code,
                "at": row.submitted_at,
                "url": reverse("portal:own-claim", args=[row.public_id]),
            }
            for row in own.claimable(actor)[:20]
        ],
        "pages": Pages(number, own.PAGE_SIZE, total, {}),
        "messages_url": reverse("portal:messages"),
    }
    return render(request, "portal/mine.html", context)


def _begun(row: filing.FilingRow) -> dict[str, Any]:
    return {
        "name": catalogue.version(row.version_id).name,
        "saved_at": row.saved_at,
        "kept_until": filing.last_day(row.saved_at, has_account=True),
        "url": reverse("portal:filing-tasks", args=[row.id]),
    }


def _row(row: own.OwnRow) -> dict[str, Any]:
    status = dossiers.Status(row.status)
    return {
        "code": row.code,
        "name": row.procedure,
        "status": {"word": dossiers.status_word(status), "tone": dossiers.TONE[status]},
        "due": moment_words(row.due_at) if row.due_at and not row.finished_at else "",
        "is_estimate": row.due_is_estimate,
        "submitted_at": row.submitted_at,
        "url": reverse("portal:own", args=[row.public_id]),
    }


@require_safe
@people_only
def show(request: HttpRequest, dossier: UUID) -> HttpResponse:
    view = own.view(actor_of(request), dossier)
    found = view.tracking
    has_due = found.explanation and not found.state.finished_at
    may_act = own.may_act(actor_of(request), found.state.id)
    urls = {
        "explain_url": reverse("portal:own-explain", args=[dossier]) if has_due else "",
        "answer_url": reverse("portal:own-answer", args=[dossier]) if found.supplement and may_act else "",
        "withdraw_url": reverse("portal:own-withdraw", args=[dossier])
        if may_act and own.may_withdraw(found.state)
        else "",
        "sent_url": reverse("portal:own-sent", args=[dossier]),
        "rate_url": rate_url(request, found),
        "keeping": telling.offers(found.state, is_own=True),
        "messages_url": reverse("portal:messages"),
        "thread_url": reverse("portal:own-thread", args=[dossier]),
        "has_news": bool(thread.with_news([found.state.id])),
        "say_url": say_url(found),
        "is_over": not may_act,
    }
    return render(request, "portal/tracking_result.html", context_of(found) | urls | {"section": "mine"})


@require_safe
@people_only
def explain(request: HttpRequest, dossier: UUID) -> HttpResponse:
    view = own.view(actor_of(request), dossier)
    back = {"section": "mine", "back_url": reverse("portal:own", args=[dossier])}
    return render(request, "portal/explain.html", explain_context(view.tracking) | back)


@require_safe
@people_only
def what_was_sent(request: HttpRequest, dossier: UUID) -> HttpResponse:
    view = own.view(actor_of(request), dossier)
    owner = next((each for each in view.people if each.role == "owner"), None)
    context = {
        "section": "mine",
        "code": view.tracking.state.code,
        "procedure_name": view.tracking.procedure,
        "sent_at": view.tracking.state.submitted_at,
        "receiving": view.tracking.receiving,
        "owner": telling.person_rows(owner) if owner else [],
        "groups": telling.answer_groups(view),
        "papers": [
            {
                "row": paper,
                "url": reverse("portal:own-file", args=[dossier, paper.file]) if paper.file else "",
            }
            for paper in view.papers
        ],
        "pdf_url": reverse("portal:own-sent-pdf", args=[dossier]),
        "declaration_url": reverse("portal:own-declaration", args=[dossier]) if view.version.form else "",
        "back_url": reverse("portal:own", args=[dossier]),
    }
    return render(request, "portal/sent.html", context)


@require_safe
@people_only
def declaration(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """What was sent as the declaration on paper."""
    view = own.view(actor_of(request), dossier)
    form, state = view.version.form, view.tracking.state
    if form is None:
        raise NotFound
    said = {"at": moment_words(state.submitted_at), "code": state.code}
    note = (
        _("Đã gửi trên mạng lúc %(at)s, mã hồ sơ %(code)s. Bạn không phải in và ký lại tờ này.")
        if state.channel == "online"
        else _("Lập từ hồ sơ tiếp nhận lúc %(at)s, mã hồ sơ %(code)s.")
    ) % said
    names = {person.role: person.name for person in view.people}
    signer = names.get("applicant") or names.get("owner") or ""
    competent = agencies.unit(state.competent_id)
    files = enclosing.of_papers(view.papers)
    sheet = on_paper(form, view.answers, competent, state.submitted_at, signer, files)
    back = reverse("portal:own-sent", args=[dossier])
    context = {"section": "mine", "sheet": sheet, "note": note, "back_url": back}
    return render(request, "portal/declaration.html", context)


@require_safe
@people_only
def file(request: HttpRequest, dossier: UUID, file: UUID) -> HttpResponseBase:
    return files.attachment(own.file_of(actor_of(request), dossier, file))


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def withdraw(request: HttpRequest, dossier: UUID) -> HttpResponse:
    view = own.view(actor_of(request), dossier)
    own.insist_still(actor_of(request), view.tracking.state.id)
    error = ""
    reason = request.POST.get("reason", "").strip()[:2_000]
    if request.method == "POST":
        try:
            own.do(actor_of(request), dossier, dossiers.Withdraw(reason))
            return HttpResponseRedirect(reverse("portal:own", args=[dossier]))
        except Refusal as refusal:
            error = str(refusal)
    fields = [
        Field("reason", _("Vì sao bạn rút hồ sơ?"), kind="lines", value=reason, error=error, is_wide=True)
    ]
    context = {
        "section": "mine",
        "code": view.tracking.state.code,
        "procedure_name": view.tracking.procedure,
        "fields": fields,
        "problems": problems_of(fields),
        "back_url": reverse("portal:own", args=[dossier]),
    }
    return render(request, "portal/withdraw.html", context, status=422 if error else 200)


@require_POST
@people_only
def claim(request: HttpRequest, dossier: UUID) -> HttpResponse:
    own.claim(actor_of(request), dossier)
    return HttpResponseRedirect(reverse("portal:own", args=[dossier]))
