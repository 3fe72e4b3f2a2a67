"""Shelves of the agency, what lies on one, and where the paper of one dossier is."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from motcua.custody import api as custody
from motcua.dossiers.api import between
from motcua.platform.errors import Conflict, NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, Problem
from motcua.surfaces import light
from motcua.surfaces.counter.scanned import scanned
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.whereabouts import rows_of


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def shelves(request: HttpRequest) -> HttpResponse:
    """All shelves of one's agency; new ones by those who arrange them."""
    actor, typed, problem = actor_of(request), request.POST.get("shelves", ""), None
    if request.method == "POST":
        try:
            made = custody.arrange_shelves(actor, typed)
        except NotFound:
            raise
        except Refusal as refusal:
            problem = refusal
        else:
            request.session["done"] = ngettext("Đã thêm %(n)s chỗ.", "Đã thêm %(n)s chỗ.", made) % {"n": made}
            return HttpResponseRedirect(reverse("counter:shelves"))
    rows = custody.shelves(actor)
    field = Field(
        "shelves",
        _("Chỗ mới, mỗi dòng một chỗ"),
        "lines",
        typed,
        hint=_("Mã trước, tên sau. Ví dụ: K1-03 Kệ 1, ngăn 3"),
        error=str(problem) if problem else "",
    )
    context = {
        "section": "counter",
        "page": "shelves",
        "done": request.session.pop("done", ""),
        "rows": [{"row": row, "url": reverse("counter:shelf", args=[row.public_id])} for row in rows],
        "field": field if custody.may(actor, custody.Permission.SHELF_ARRANGE, actor.unit) else None,
        "problems": [Problem("shelves", str(problem))] if problem else [],
    }
    return render(request, "counter/shelves.html", context, status=problem.status if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def shelf(request: HttpRequest, shelf: UUID) -> HttpResponse:
    """One shelf: what lies on it, and what is put there by scanning."""
    actor, typed = actor_of(request), request.POST.get("codes", "")
    found = custody.shelf(actor, shelf)
    if request.method == "POST":
        try:
            put = custody.place_all(actor, found.code, *scanned(typed))
        except Refusal as refusal:
            return _shelf_shown(request, found, typed, refusal)
        said = _("Đã để giấy của %(n)s hồ sơ vào %(code)s.")
        request.session["done"] = said % {"n": put.papers, "code": found.code}
        light.offer(request, shelf, custody.put_back_token(actor, put))
        return HttpResponseRedirect(reverse("counter:shelf", args=[shelf]))
    return _shelf_shown(request, found)


@require_POST
@staff_only
def put_back(request: HttpRequest, shelf: UUID) -> HttpResponse:
    """Take back what was just put on the shelf; too late or moved on, the page says so."""
    actor = actor_of(request)
    found = custody.shelf(actor, shelf)
    try:
        back = custody.put_back(actor, request.POST.get("token", ""))
    except Conflict as refusal:
        return _shelf_shown(request, found, problem=refusal)
    said = ngettext("Đã hoàn tác: giấy của %(n)s hồ sơ.", "Đã hoàn tác: giấy của %(n)s hồ sơ.", back)
    request.session["done"] = said % {"n": back}
    return HttpResponseRedirect(reverse("counter:shelf", args=[shelf]))


def _shelf_shown(
    request: HttpRequest, found: custody.ShelfRow, typed: str = "", problem: Refusal | None = None
) -> HttpResponse:
    actor = actor_of(request)
    field = Field(
        "codes",
        _("Quét hoặc ghi mã hồ sơ, mỗi dòng một mã"),
        "lines",
        typed,
        error=str(problem) if problem and problem.field else "",
    )
    context = {
        "section": "counter",
        "page": "shelves",
        "done": request.session.pop("done", ""),
        "undo": light.offered(request, found.public_id, reverse("counter:put-back", args=[found.public_id])),
        "shelf": found,
        "rows": [_line(row) for row in custody.on_shelf(actor, found.id)],
        "field": None if found.is_closed else field,
        **_said(problem, "codes"),
        "close_url": _close_url(request, found),
    }
    return render(request, "counter/shelf.html", context, status=problem.status if problem else 200)


def _close_url(request: HttpRequest, found: custody.ShelfRow) -> str:
    actor = actor_of(request)
    may = custody.may(actor, custody.Permission.SHELF_ARRANGE, actor.unit)
    return reverse("counter:close-shelf", args=[found.public_id]) if may and not found.is_closed else ""


@require_POST
@staff_only
def close(request: HttpRequest, shelf: UUID) -> HttpResponse:
    custody.close_shelf(actor_of(request), shelf)
    request.session["done"] = _("Chỗ này thôi dùng từ hôm nay.")
    return HttpResponseRedirect(reverse("counter:shelves"))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def paper(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Where the paper of one dossier is; whoever's agency has it says on which shelf."""
    actor, typed = actor_of(request), request.POST.get("shelf", "")
    if request.method != "POST":
        return _paper_shown(request, dossier)
    outlined = between.outline(actor, dossier)
    if not custody.may_place(actor, custody.whereabouts(outlined.id, outlined.receiving_id)):
        raise NotFound
    try:
        put = custody.place(actor, dossier, typed)
    except Refusal as refusal:
        return _paper_shown(request, dossier, typed, refusal)
    request.session["done"] = _("Đã ghi chỗ để giấy.")
    back = reverse("counter:put-back-paper", args=[dossier])
    light.offer(request, dossier, custody.put_back_token(actor, put), back)
    return HttpResponseRedirect(reverse("desk:dossier", args=[dossier]))


@require_POST
@staff_only
def put_back_paper(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """The same for the paper of one dossier."""
    actor = actor_of(request)
    between.outline(actor, dossier)
    try:
        custody.put_back(actor, request.POST.get("token", ""))
    except Conflict as refusal:
        return _paper_shown(request, dossier, problem=refusal)
    request.session["done"] = _("Đã hoàn tác.")
    return HttpResponseRedirect(reverse("desk:dossier", args=[dossier]))


def _paper_shown(
    request: HttpRequest, dossier: UUID, typed: str = "", problem: Refusal | None = None
) -> HttpResponse:
    actor = actor_of(request)
    outlined = between.outline(actor, dossier)
    where = custody.whereabouts(outlined.id, outlined.receiving_id)
    may = custody.may_place(actor, where)
    chosen = typed or where.shelf
    context = {
        "section": "counter",
        "page": "shelves",
        "dossier": _line(outlined),
        "where": rows_of(where),
        "is_missing": where.is_missing,
        "field": _shelf_field(request, chosen, problem) if may else None,
        **_said(problem, "shelf"),
    }
    return render(request, "counter/paper.html", context, status=problem.status if problem else 200)


def _said(problem: Refusal | None, name: str) -> dict[str, Any]:
    """A refusal at the field it is about; what cannot be taken back is about none: nothing to mend."""
    if problem is None or not problem.field:
        return {"problems": [], "conflict": str(problem or "")}
    return {"problems": [Problem(name, str(problem))], "conflict": ""}


def _shelf_field(request: HttpRequest, chosen: str, problem: Refusal | None) -> Field:
    rows = [row for row in custody.shelves(actor_of(request)) if not row.is_closed]
    choices = tuple(
        Choice(row.code, f"{row.code} – {row.name}" if row.name else row.code, is_chosen=row.code == chosen)
        for row in rows
    )
    return Field(
        "shelf",
        _("Để vào chỗ"),
        "choice",
        choices=choices,
        error=str(problem) if problem and problem.field else "",
    )


def _line(row: between.Outline) -> dict[str, Any]:
    return {
        "code": row.code,
        "owner_name": row.owner_name,
        "papers": row.papers,
        "submitted_at": row.submitted_at,
        "url": reverse("desk:dossier", args=[row.public_id]),
        "paper_url": reverse("counter:paper", args=[row.public_id]),
    }
