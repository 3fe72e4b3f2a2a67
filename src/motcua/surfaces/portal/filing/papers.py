"""The papers of a filing: which the answers ask for, which are here, which the office looks up itself."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.dossiers.api import filing
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Problem
from motcua.surfaces.portal.filing.filling import Filling
from motcua.surfaces.portal.filing.tasks import next_url


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def papers(request: HttpRequest, draft: UUID) -> HttpResponse:
    it = Filling.of(request, draft)
    if it.row.sent_at is not None:
        return HttpResponseRedirect(it.url("sent"))
    if it.attested is None:
        return HttpResponseRedirect(f"{reverse('portal:sign-in')}?next={request.path}")
    if request.method != "POST":
        return _page(request, it, [], 200)
    problems = _missing(it) or _unbound(it)
    if problems:
        return _page(request, it, problems, 422)
    it.mark_seen("papers")
    return HttpResponseRedirect(next_url(Filling.of(request, draft), "papers"))


def _missing(it: Filling) -> list[Problem]:
    return [
        Problem(f"giay-{each.component.code}", _("Còn thiếu «%(name)s».") % {"name": each.component.name})
        for each in it.papers
        if each.is_needed and not each.is_here
    ]


def _unbound(it: Filling) -> list[Problem]:
    """Every paper that was left as single pages is bound; those that cannot be are told."""
    found = []
    for each in it.papers:
        try:
            filing.papers.bind(it.actor, it.row.id, each.component.code)
        except Refusal as refusal:
            found.append(Problem(f"giay-{each.component.code}", str(refusal)))
    return found


def _page(request: HttpRequest, it: Filling, problems: list[Problem], status: int) -> HttpResponse:
    pages = filing.papers.pages_of(it.actor, it.row.id)
    sentences = {problem.field: problem.sentence for problem in problems}
    rows = [_row(it, each, len(pages.get(each.component.code, ()))) for each in it.papers]
    context = {
        "section": "procedures",
        "procedure": it.version,
        "papers": [{**row, "error": sentences.get(row["id"], "")} for row in rows],
        "problems": problems,
        "back_url": it.url("tasks"),
    }
    return render(request, "portal/filing/papers.html", context, status=status)


def _row(it: Filling, wanting: filing.Wanting, count: int) -> dict[str, Any]:
    component = wanting.component
    return {
        "id": f"giay-{component.code}",
        "name": component.name,
        "condition": component.condition,
        "url": it.url("paper", component.code),
        "tag": tag_of(wanting, count),
        "is_looked_up": component.from_database and not wanting.is_here,
    }


def tag_of(wanting: filing.Wanting, count: int) -> dict[str, str]:
    """How a paper stands, in a word: here, missing, looked up by the office, or nobody insists on it."""
    if wanting.is_here:
        word = ngettext("Đã có, %(n)s tệp", "Đã có, %(n)s tệp", count or 1) % {"n": count or 1}
        return {"word": word, "tone": "done"}
    if wanting.component.from_database:
        return {"word": _("Cơ quan tự tra cứu"), "tone": "off"}
    if wanting.is_needed:
        return {"word": _("Chưa có"), "tone": "wait"}
    return {"word": _("Không bắt buộc"), "tone": "off"}
