"""The list one sees, as a file: ordered here, written by a job, fetched here for one day."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers import api as dossiers
from motcua.platform import exports
from motcua.platform.errors import NotFound
from motcua.platform.exports import ExportRow
from motcua.surfaces.desk import narrowing
from motcua.surfaces.desk.lists import BY_SLUG, LISTS
from motcua.surfaces.desk.narrowing import LIST
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.typed_words import WORDS, words_behind


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def exports_page(request: HttpRequest) -> HttpResponse:
    """My files of the last day; sent to, it orders one more of the list that was on the screen."""
    if request.method == "POST":
        _order(request)
        return HttpResponseRedirect(reverse("desk:exports"))
    shown = [_shown(row) for row in exports.exports_of(actor_of(request))]
    context = {
        "section": "desk",
        "exports": shown,
        "is_waiting": any(row["is_waiting"] for row in shown),
    }
    return render(request, "desk/exports.html", context)


@require_safe
@staff_only
def fetch(request: HttpRequest, export: UUID) -> HttpResponseBase:
    return exports.attachment(actor_of(request), export)


def _order(request: HttpRequest) -> None:
    token, name = request.POST.get(WORDS, ""), BY_SLUG.get(request.POST.get(LIST, ""))
    words = words_behind(request, token) if token else ""
    if not words and (token or name is None):
        raise NotFound
    chosen = dossiers.exact_filter(request.POST.dict(), words)
    title = str(LISTS[name][1]) if name else _("Kết quả tìm «%(q)s»") % {"q": words}
    narrowed = [f"{chip['label']}: {chip['value']}" for chip in narrowing.chips(chosen, {})] if name else []
    kind = request.POST.get("kieu", "")
    dossiers.export_worklist(
        actor_of(request), name, title=" · ".join([title, *narrowed]), kind=kind, chosen=chosen
    )


def _shown(row: ExportRow) -> dict[str, Any]:
    is_waiting = row.rows is None and not row.why_not
    if is_waiting:
        state = {"word": _("Đang ghi tệp"), "tone": "work"}
    elif row.why_not:
        state = {"word": _("Không làm được"), "tone": "wait"}
    else:
        state = {"word": _("Đã xong"), "tone": "done"}
    return {
        "title": row.title,
        "kind": row.kind.upper(),
        "asked_at": row.asked_at,
        "expires_at": row.expires_at,
        "rows": row.rows,
        "why_not": row.why_not,
        "is_waiting": is_waiting,
        "state": state,
        "url": "" if row.rows is None else reverse("desk:export", args=[row.public_id]),
    }
