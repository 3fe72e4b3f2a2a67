"""Officers from a file: the template, the trial with its bad rows, and the import once somebody says so."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.platform import imports
from motcua.platform.access import Actor
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Field, problems_of
from motcua.surfaces import imported
from motcua.surfaces.console.frame import administrators_only, page, say_done
from motcua.surfaces.session import actor_of

MOST_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def listing(request: HttpRequest) -> HttpResponse:
    """My imports; sent to with a file, it begins one more."""
    if request.method != "POST":
        return _listed(request, imported.file_field())
    given = request.FILES.get("tep")
    if given is None or given.file is None:
        return _listed(request, imported.file_field(_("Hãy chọn một tệp.")), 422)
    try:
        made = imports.receive(
            actor_of(request), agencies.STAFF.name, given.name or "", given.file, given.size or 0
        )
    except Refusal as refusal:
        return _listed(request, imported.file_field(str(refusal)), refusal.status)
    return HttpResponseRedirect(reverse("console:import", args=[made]))


@require_safe
@administrators_only
def template(_request: HttpRequest) -> HttpResponse:
    return imported.template_of(agencies.STAFF.name, "mau-nhap-tai-khoan.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def one(request: HttpRequest, order: UUID) -> HttpResponse:
    """What the rows would do, or did; sent to, it gives the order or throws it away."""
    actor = actor_of(request)
    row = imports.import_row(actor, order)
    if request.method != "POST":
        return _shown(request, actor, row)
    try:
        if request.POST.get("lam") == "bo":
            imports.discard(actor, order)
            say_done(request, _("Đã bỏ tệp; không dòng nào được nhập."))
            return HttpResponseRedirect(reverse("console:imports"))
        imports.confirm(actor, order, only_good=request.POST.get("lam") == "dung")
    except Refusal as refusal:
        return _shown(request, actor, row, str(refusal), refusal.status)
    return HttpResponseRedirect(reverse("console:import", args=[order]))


def _listed(request: HttpRequest, field: Field, status: int = 200) -> HttpResponse:
    rows = imports.imports_of(actor_of(request), agencies.STAFF.name)
    context = {
        "field": field,
        "problems": problems_of([field]),
        "rows": [_line(row) for row in rows],
        "template_url": reverse("console:import-template"),
        "back_url": reverse("console:accounts"),
    }
    return page(request, "console/imports.html", context, "accounts", status=status)


def _line(row: imports.ImportRow) -> dict[str, Any]:
    return imported.line(row, reverse("console:import", args=[row.public_id]))


def _shown(
    request: HttpRequest, actor: Actor, row: imports.ImportRow, problem: str = "", status: int = 200
) -> HttpResponse:
    counts = row.counts
    wrong = imports.import_lines(actor, row.public_id, ("bad", "refused", "left"), MOST_SHOWN)
    context = {
        "problems": problems_of([], {"": problem}) if problem else (),
        "order": _line(row) | {"is_running": imported.is_running(row)},
        "is_tried": row.is_tried,
        "is_given": row.is_given,
        "waiting": counts["read"] + (counts["good"] if row.is_given else 0),
        "counts": [
            {"tone": tone, "word": word, "count": counts[state]}
            for state, (tone, word) in _states().items()
            if counts[state]
        ],
        "good": counts["good"],
        "bad": counts["bad"],
        "wrong": [_wrong(line) for line in wrong],
        "more": counts["bad"] + counts["refused"] + counts["left"] - len(wrong),
        "back_url": reverse("console:imports"),
    }
    return page(request, "console/import.html", context, "accounts", status=status)


def _states() -> dict[str, tuple[str, str]]:
    """Tone and word of each state of a row, in the order they are shown."""
    return {
        "good": ("new", _("nhập được")),
        "done": ("done", _("đã nhập")),
        "same": ("off", _("đã có, không đổi")),
        "bad": ("wait", _("sai")),
        "refused": ("wait", _("không nhập được")),
        "left": ("off", _("bỏ lại")),
    }


def _wrong(line: imports.LineRow) -> dict[str, Any]:
    return {
        "number": line.number,
        "who": line.group,
        "column": line.column,
        "shown": line.shown,
        "sentence": line.sentence,
    }
