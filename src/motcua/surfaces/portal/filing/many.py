"""Many dossiers of one procedure from a sheet: the sheet to fill in, the trial, and the press that sends."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.api import filing
from motcua.platform import clock, imports
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import problems_of
from motcua.surfaces import imported
from motcua.surfaces.guesses import count_sheet
from motcua.surfaces.portal.mine import people_only
from motcua.surfaces.portal.starting import is_behind
from motcua.surfaces.session import actor_of

MOST_SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """One's own sheets of a procedure; sent to with a file, it begins the trial of one more."""
    version = _offered(code)
    if request.method != "POST":
        return _listed(request, version, "")
    given = request.FILES.get("tep")
    if given is None or given.file is None:
        return _listed(request, version, _("Hãy chọn một tệp."), 422)
    name = filing.many.name_of(code)
    try:
        count_sheet(actor_of(request))
        made = imports.receive(actor_of(request), name, given.name or "", given.file, given.size or 0)
    except Refusal as refusal:
        return _listed(request, version, str(refusal), refusal.status)
    return HttpResponseRedirect(reverse("portal:filing-sheet", args=[code, made]))


@require_safe
@people_only
def template(_request: HttpRequest, code: str) -> HttpResponse:
    version = _offered(code)
    return imported.template_of(filing.many.name_of(version.code), f"nop-nhieu-{version.code}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def one(request: HttpRequest, code: str, order: UUID) -> HttpResponse:
    """What the rows would be, or became; sent to, it sends the good ones or throws the sheet away."""
    version, actor = _offered(code), actor_of(request)
    row = imports.import_row(actor, order)
    if request.method != "POST":
        return _shown(request, version, row, "")
    try:
        if request.POST.get("act") == "drop":
            imports.discard(actor, order)
            return HttpResponseRedirect(reverse("portal:filing-many", args=[code]))
        if not set(request.POST.getlist("consents")) >= set(filing.CONSENTS):
            raise filing.ConsentMissing(field="consents")
        imports.confirm(actor, order, only_good=request.POST.get("act") == "good")
    except NotFound:
        raise
    except Refusal as refusal:
        return _shown(request, version, row, str(refusal), refusal.status)
    return HttpResponseRedirect(reverse("portal:filing-sheet", args=[code, order]))


def _offered(code: str) -> ProcedureVersion:
    """Raises NotFound, UnknownProcedure."""
    version = catalogue.version_on(code, clock.today())
    if is_behind() or not filing.many.is_offered(version):
        raise NotFound
    return version


def _listed(request: HttpRequest, version: ProcedureVersion, error: str, status: int = 200) -> HttpResponse:
    field = imported.file_field(error)
    rows = imports.imports_of(actor_of(request), filing.many.name_of(version.code))
    context = {
        "section": "procedures",
        "procedure": version,
        "field": field,
        "problems": problems_of([field]),
        "rows": [_line(version, row) for row in rows],
        "template_url": reverse("portal:filing-template", args=[version.code]),
        "back_url": reverse("portal:file", args=[version.code]),
    }
    return render(request, "portal/filing/many.html", context, status=status)


def _line(version: ProcedureVersion, row: imports.ImportRow) -> dict[str, Any]:
    return imported.line(row, reverse("portal:filing-sheet", args=[version.code, row.public_id]))


def _shown(
    request: HttpRequest, version: ProcedureVersion, row: imports.ImportRow, error: str, status: int = 200
) -> HttpResponse:
    wrong = imports.import_lines(actor_of(request), row.public_id, ("bad", "refused", "left"), MOST_SHOWN)
    context = {
        "section": "procedures",
        "procedure": version,
        "problems": problems_of([], {"consents": error}) if error else (),
        "error": error,
        "order": _line(version, row),
        "is_running": imported.is_running(row),
        "may_decide": row.is_tried and not row.is_given,
        "good": row.counts["good"],
        "bad": row.counts["bad"],
        "same": row.counts["same"],
        "sent": row.counts["done"],
        "wrong": wrong,
        "consents": filing.CONSENTS,
        "given": request.POST.getlist("consents"),
        "back_url": reverse("portal:filing-many", args=[version.code]),
    }
    return render(request, "portal/filing/sheet.html", context, status=status)
