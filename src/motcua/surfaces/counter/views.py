"""Counter intake: choose a procedure, one dense page, one transaction, then the printed slip."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.platform import clock
from motcua.platform.access import require
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Problem
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces import wording
from motcua.surfaces.counter.addressing import address_of, intent_of
from motcua.surfaces.counter.assisted import SEND
from motcua.surfaces.counter.intake_page import FIND_PAPERS, IntakePage
from motcua.surfaces.counter.receipt import JUST_TAKEN_IN
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.sitting import seats
from motcua.surfaces.typed_words import WORDS, keep, typed, words_behind


@require_safe
@staff_only
def start(request: HttpRequest) -> HttpResponse:
    token = request.GET.get(WORDS, "")
    actor, q = actor_of(request), words_behind(request, token) or request.GET.get("q", "").strip()[:200]
    page = catalogue.search(q, page=page_in(request.GET))
    today = clock.today()
    centre = agencies.centre_of(actor.unit, today) if actor.unit else None
    context = {
        "section": "counter",
        "page": "start",
        "q": q,
        "items": [_item(catalogue.version(row.version_id)) for row in page.rows],
        "pages": Pages(page.number, catalogue.PAGE_SIZE, page.total, {WORDS: token} if token else {"q": q}),
        "frequent": [],
        "centre_name": centre.name if centre else "",
        "seats": seats(request, actor, today),
    }
    return render(request, "counter/start.html", context)


@require_POST
@staff_only
def find(request: HttpRequest) -> HttpResponse:
    """One box: what names a person or a dossier goes on to the desk, anything else is looked for among the
    procedures."""
    words = typed(request)
    if dossiers.names_a_dossier(words):
        return HttpResponseRedirect(reverse("desk:narrow"), status=307)
    token = keep(request, words)
    return HttpResponseRedirect(
        f"{reverse('counter:start')}?{WORDS}={token}" if token else reverse("counter:start")
    )


def _item(version: catalogue.ProcedureVersion) -> dict[str, Any]:
    return {
        "code": version.code,
        "name": version.name,
        "url": reverse("counter:intake", args=[version.code]),
        "field_name": version.field_name,
        "limit_text": wording.limit_words(version.limit("counter")),
        "fee_text": wording.fee_words(version),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def intake(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_of(request)
    version = catalogue.version_on(code, clock.today())
    require(actor, dossiers.Permission.SUBMIT, actor.unit, version.field_code, version.code)
    intent = intent_of(request)
    if intent is None and request.method != "POST":
        return HttpResponseRedirect(address_of("intake", version, uuid.uuid4()))
    page = IntakePage(version, actor, request.POST, intent or uuid.uuid4())
    page.screened = dossiers.screening.screened(actor, version, page.intent) if version.eligibility else None
    if request.method != "POST":
        if version.eligibility and (page.screened is None or page.screened.bars):
            return HttpResponseRedirect(address_of("eligibility", version, page.intent))
        return _show(request, page, [])
    try:
        return _sent(request, page)
    except Refusal as refusal:
        return _show(request, page, page.problems(refusal), refusal.status)


def _sent(request: HttpRequest, page: IntakePage) -> HttpResponse:
    """What was pressed: send a code, read a card, or take the dossier in."""
    actor, version = page.actor, page.version
    dossiers.open_draft(actor, version.code, page.intent)
    page.papers.store(request.FILES)
    page.enclosures.take(request.POST, request.FILES)
    if page.enclosures.errors:
        return _show(request, page, page.marked(), 422)
    if request.POST.get("viec") == SEND:
        page.assisted.send()
        return _show(request, page, [])
    if page.fill_from_card() or request.POST.get("viec") == FIND_PAPERS:
        return _show(request, page, page.marked())
    if page.look_for_alike():
        return _show(request, page, page.marked(), 409)
    if page.offer_first():
        return _show(request, page, [])
    dossiers.screening.require_asked(actor, version, page.intent)
    done = custody.take_in(actor, page.intake())
    if done.is_new:
        request.session[JUST_TAKEN_IN] = str(done.public_id)
    return HttpResponseRedirect(reverse("counter:receipt", args=[done.public_id]))


def _show(request: HttpRequest, page: IntakePage, problems: list[Problem], status: int = 200) -> HttpResponse:
    context = page.context() | {
        "section": "counter",
        "intent": page.intent,
        "post_url": address_of("intake", page.version, page.intent),
        "problems": problems,
    }
    return render(request, "counter/intake.html", context, status=status)
