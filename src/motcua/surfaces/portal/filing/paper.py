"""One paper of a filing: photographs and PDF files as its pages, in order, turned upright, taken out again.

Works a press at a time; with scripts files come in pieces (`surfaces/portal/uploading`) and are put here.
"""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.api import behalf, filing, own
from motcua.platform import files
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Problem
from motcua.surfaces.portal.filing.filling import Filling
from motcua.surfaces.portal.filing.papers import tag_of

_FILES = ("files", "photo")
"""The two ways to choose, files there are and a photograph taken now; both may bring several."""
MOVED = {"up": -1, "down": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def paper(request: HttpRequest, draft: UUID, component: str) -> HttpResponseBase:
    it = Filling.of(request, draft)
    if it.row.sent_at is not None:
        return HttpResponseRedirect(it.url("sent"))
    if it.attested is None:
        return HttpResponseRedirect(f"{reverse('portal:sign-in')}?next={request.path}")
    wanting = _wanted(it, component)
    if request.method != "POST":
        return _page(request, it, wanting, [], 200)
    if "upload" in request.POST:
        return _taken(request, it, component)
    act, _colon, about = request.POST.get("act", "add").partition(":")
    problems = _done(request, it, component, act, about)
    if problems:
        return _page(request, it, _wanted(Filling.of(request, draft), component), problems, 422)
    return HttpResponseRedirect(_after(it, component, act, about))


def _wanted(it: Filling, component: str) -> filing.Wanting:
    """Raises NotFound for a paper the answers do not ask for."""
    found = next((each for each in it.papers if each.component.code == component), None)
    if found is None:
        raise NotFound
    return found


def _done(request: HttpRequest, it: Filling, component: str, act: str, about: str) -> list[Problem]:
    """Do what a button says; what was wrong with it. Raises NotFound for a page that is not there."""
    if act == "add":
        return _added(request, it, component)
    try:
        if act == "done":
            filing.papers.bind(it.actor, it.row.id, component)
        else:
            _arranged(it, component, act, _number(about))
    except NotFound:
        raise
    except Refusal as refusal:
        return [Problem("files", str(refusal))]
    return []


def _arranged(it: Filling, component: str, act: str, about: int) -> None:
    papers, place = filing.papers, (it.actor, it.row.id, component)
    if act == "again":
        papers.take_again(*place, about)
    elif act == "kept" and component == behalf.PROOF.code:
        papers.take_kept(it.actor, it.row.id)
    elif act in MOVED:
        papers.move(*place, about, MOVED[act])
    elif act == "turn":
        papers.turn(*place, about)
    elif act == "drop":
        papers.drop(*place, about)
    else:
        raise NotFound


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise NotFound
    return int(text)


def _added(request: HttpRequest, it: Filling, component: str) -> list[Problem]:
    """Every file that came becomes a page; those refused are told by name, the others are kept."""
    problems = []
    given: list[Any] = [file for name in _FILES for file in request.FILES.getlist(name)]
    for upload in given:
        try:
            filing.papers.add_file(it.actor, it.row.id, component, upload.name or "", upload)
        except NotFound:
            raise
        except Refusal as refusal:
            problems.append(Problem("files", str(refusal)))
    return problems if given else [Problem("files", _("Hãy chọn ít nhất một tệp hoặc chụp một ảnh."))]


def _taken(request: HttpRequest, it: Filling, component: str) -> HttpResponse:
    """For the page's script: an upload becomes a page; its fingerprint as it arrived, or a sentence."""
    try:
        page = filing.papers.add_upload(it.actor, it.row.id, component, UUID(request.POST["upload"]))
        quarters = _number(request.POST.get("turn", "0"))
        if quarters:
            filing.papers.turn(it.actor, it.row.id, component, page, quarters)
    except ValueError:
        raise NotFound from None
    except Refusal as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=refusal.status)
    rows = filing.papers.pages_of(it.actor, it.row.id)[component]
    row = next(row for row in rows if row.id == page)
    return JsonResponse({"page": row.id, "position": row.position, "name": row.name, "sha256": row.sha256})


def _after(it: Filling, component: str, act: str, about: str) -> str:
    if act == "done":
        return f"{it.url('papers')}#giay-{component}"
    here = it.url("paper", component)
    return f"{here}#trang-{about}" if act in {"turn", *MOVED} else f"{here}#cac-trang"


def _page(
    request: HttpRequest, it: Filling, wanting: filing.Wanting, problems: list[Problem], status: int
) -> HttpResponse:
    component = wanting.component
    rows = filing.papers.pages_of(it.actor, it.row.id).get(component.code, [])
    context: dict[str, Any] = {
        "section": "procedures",
        "procedure": it.version,
        "paper": component,
        "tag": tag_of(wanting, len(rows)),
        "pages": [_row(it, row, len(rows)) for row in rows],
        "offer": own.offers(it.actor, [component.code], it.filed_for).get(component.code),
        "kept": _kept(it, component.code) if not rows else "",
        "problems": problems,
        "most": filing.papers.MOST_PAGES,
        "megabytes": files.uploads.largest() // (1024 * 1024),
        "purpose": filing.papers.purpose_of(it.row.id, component.code),
        "back_url": it.url("papers"),
    }
    return render(request, "portal/filing/paper.html", context, status=status)


def _kept(it: Filling, component: str) -> str:
    """The name of the file kept with the declaration of whom it is filed for, where it is this paper."""
    is_proof = component == behalf.PROOF.code and it.principal is not None
    return it.principal.paper_name if is_proof and it.principal else ""


def _row(it: Filling, row: filing.papers.PageRow, count: int) -> dict[str, Any]:
    return {
        "row": row,
        "picture_url": it.url("page", str(row.id)),
        "mark": row.sha256[:8],
        "is_first": row.position == 1,
        "is_last": row.position == count,
    }


@require_safe
@login_not_required
def page(request: HttpRequest, draft: UUID, page: int) -> HttpResponseBase:
    """A small picture of one page of one's own, as it came; the list turns it."""
    it = Filling.of(request, draft)
    return files.small_picture(filing.papers.file_of(it.actor, it.row.id, page))
