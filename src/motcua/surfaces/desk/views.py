"""The officer's pages about one dossier: itself, why this due date, routing slip, papers, marks on papers."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.platform import files, words
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.surfaces import light
from motcua.surfaces.desk import (
    beside,
    errands,
    handing_over,
    hours,
    marks,
    papers,
    presenting,
    telling,
    threads,
)
from motcua.surfaces.desk.marks import Typed
from motcua.surfaces.desk.threads import Written
from motcua.surfaces.messages import lines_about
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.sheets import routing_sheet
from motcua.surfaces.whereabouts import rows_of


@require_safe
@staff_only
def dossier(request: HttpRequest, dossier: UUID) -> HttpResponse:
    return shown(request, dossier)


def shown(
    request: HttpRequest,
    dossier: UUID,
    *,
    problem: str = "",
    status: int = 200,
    typed: Typed | None = None,
    written: Written | None = None,
) -> HttpResponse:
    """The page of one dossier; `problem` says why something was not done to it, `typed` a mark not made,
    `written` a message not taken in."""
    actor = actor_of(request)
    view = dossiers.dossier_view(actor, dossier)
    state = view.state
    shown = _head(view)
    charges = presenting.charges(view, actor)
    context = {
        "section": "desk",
        "dossier": shown,
        "present": dossiers.here(actor, state),
        "presence_url": presenting.presence_url(view),
        "done": request.session.pop("done", ""),
        "problem": problem,
        "undo": _undo(request, dossier),
        "clock": presenting.clock(view),
        "steps": presenting.steps(view),
        "acts": presenting.with_collecting(presenting.acts(view), charges),
        "why_not": presenting.why_not(view),
        "papers": papers.listed(view),
        "looked_at": marks.looked_at(actor, view, request.GET, typed),
        "groups": [*handing_over.group_of(view), *presenting.groups_with_result(view)],
        "paper": _paper(request, view),
        "charges": charges,
        "thread": threads.card(actor, view, written or Written()),
        "timeline": telling.timeline(dossiers.timeline(state.subject), is_ended=shown["is_ended"]),
        "slip_url": reverse("desk:routing-slip", args=[state.public_id]),
        "back_url": reverse("desk:worklist"),
    }
    context |= _notices(actor, view) | _said_beside(actor, view)
    return render(request, "desk/dossier.html", context, status=status)


def _notices(actor: Actor, view: dossiers.DossierView) -> dict[str, Any]:
    """What stands on top: errands, alarms, why it is late, who must leave it to others."""
    return {
        "errands": errands.notices(actor, view.state.id),
        "alarms": _alarms(view),
        "why": hours.why_line(view, dossiers.explain_state(view.state)),
        "is_training": view.state.is_training,
        "own_matter": view.is_own_matter,
        "not_to": ", ".join(dossiers.not_to(actor, view)),
    }


def _said_beside(actor: Actor, view: dossiers.DossierView) -> dict[str, Any]:
    """What was asked of the person and of other units, what was sent, other dossiers of the person."""
    return {
        "supplements": presenting.supplements(view),
        "opinions": telling.asked_of_others(view),
        "related": beside.listed(actor, view),
        "messages": lines_about(view.state.subject),
    }


def _head(view: dossiers.DossierView) -> dict[str, Any]:
    slip = reverse("counter:receipt", args=[view.state.public_id]) if view.state.accepted_at else ""
    return presenting.head(view) | {"agencies": presenting.offices(view), "receipt_url": slip}


def _undo(request: HttpRequest, dossier: UUID) -> dict[str, Any] | None:
    """The bar that takes back what was just done to this dossier, if it was light."""
    return light.offered(request, dossier, reverse("desk:undo", args=[dossier]))


@require_safe
@staff_only
def presence(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """The part of a page about the dossier that is asked anew each half minute."""
    given = request.GET.get(presenting.SEEN, "")
    seen = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None
    watch = dossiers.watch_page(actor_of(request), dossier, seen)
    context = {
        "present": watch.present,
        "changed": watch.changed,
        "presence_url": request.get_full_path(),
        "dossier_url": reverse("desk:dossier", args=[dossier]),
        "is_writing": "viet" in request.GET,
    }
    return render(request, "desk/_presence.html", context)


def _paper(request: HttpRequest, view: dossiers.DossierView) -> dict[str, Any]:
    """Where the paper is, and the page to say on which shelf for those who may."""
    where = custody.whereabouts(view.state.id, view.state.receiving_id)
    may = custody.may_place(actor_of(request), where)
    address = reverse("counter:paper", args=[view.state.public_id])
    return {"rows": rows_of(where), "is_missing": where.is_missing, "url": address if may else ""}


def _alarms(view: dossiers.DossierView) -> list[str]:
    alarms = []
    if view.clock is not None and view.clock.late_minutes and not view.state.finished_at:
        alarms.append(_("Hồ sơ đã quá hạn. Cần văn bản xin lỗi và hẹn lại ngày trả."))
    return alarms


@require_safe
@staff_only
def explain(request: HttpRequest, dossier: UUID) -> HttpResponse:
    view = dossiers.dossier_view(actor_of(request), dossier)
    _state, lines = dossiers.explain_due(actor_of(request), dossier)
    context = {
        "section": "desk",
        "dossier": presenting.head(view),
        "lines": [words.say(line.key, **line.values) for line in lines],
        "due": view.state.due_at,
        "clock": presenting.clock(view),
        "hours": hours.ledger(view),
    }
    return render(request, "desk/explain.html", context)


@require_safe
@staff_only
def routing_slip(request: HttpRequest, dossier: UUID) -> HttpResponse:
    view = dossiers.dossier_view(actor_of(request), dossier)
    sheet = routing_sheet(view, dossiers.routing_slip(view.state))
    context = {"section": "desk", "sheet": sheet}
    return render(request, "desk/routing_slip.html", context)


@require_safe
@staff_only
def file(request: HttpRequest, dossier: UUID, file: UUID) -> HttpResponseBase:
    """A paper of a dossier one may see; a file of another dossier is not found here."""
    _insist_of_dossier(request, dossier, file)
    return files.attachment(file)


@require_safe
@staff_only
def paper_page(request: HttpRequest, dossier: UUID, file: UUID, page: int) -> HttpResponseBase:
    """One page of such a paper as a picture, drawn on this side: nothing of the file runs in a browser."""
    _insist_of_dossier(request, dossier, file)
    return files.page_picture(file, page)


@require_POST
@staff_only
def mark_paper(request: HttpRequest, dossier: UUID, file: UUID, page: int) -> HttpResponseBase:
    """Put a mark on a page; what is wrong with it is said beside what was typed."""
    typed = Typed.of(file, page, request.POST)
    try:
        dossiers.paper_marks.mark(actor_of(request), dossier, typed.command)
    except NotFound:
        raise
    except Refusal as refusal:
        return shown(request, dossier, typed=replace(typed, problem=refusal), status=refusal.status)
    request.session["done"] = _("Đã lưu ghi chú.")
    return HttpResponseRedirect(papers.look_url(dossier, file, page))


@require_POST
@staff_only
def withdraw_mark(request: HttpRequest, dossier: UUID, mark: int) -> HttpResponseBase:
    try:
        file, page = dossiers.paper_marks.withdraw(actor_of(request), dossier, mark)
    except NotFound:
        raise
    except Refusal as refusal:
        return shown(request, dossier, problem=str(refusal), status=refusal.status)
    request.session["done"] = _("Đã bỏ ghi chú.")
    return HttpResponseRedirect(papers.look_url(dossier, file, page))


@require_POST
@staff_only
def write(request: HttpRequest, dossier: UUID) -> HttpResponseBase:
    """Write to the person; what is wrong is said beside what was typed."""
    written = threads.written(request)
    problem = threads.send(request, dossier, written)
    if problem is not None:
        return shown(request, dossier, written=replace(written, problem=problem), status=problem.status)
    request.session["done"] = _("Đã ghi vào trao đổi với người dân.")
    return HttpResponseRedirect(reverse("desk:dossier", args=[dossier]))


def _insist_of_dossier(request: HttpRequest, dossier: UUID, file: UUID) -> None:
    view = dossiers.dossier_view(actor_of(request), dossier)
    if all(paper.file != file for paper in view.papers):
        raise NotFound
