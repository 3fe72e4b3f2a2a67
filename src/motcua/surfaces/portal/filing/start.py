"""Begin a filing: the page before the first question, and the press that begins."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion, guiding
from motcua.dossiers.api import filing, own
from motcua.platform import clock
from motcua.surfaces import wording
from motcua.surfaces.portal.filing.filling import bearer_of, new_bearer
from motcua.surfaces.portal.place import chosen_commune
from motcua.surfaces.portal.starting import is_behind
from motcua.surfaces.session import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def begin(request: HttpRequest, code: str) -> HttpResponse:
    version = catalogue.version_on(code, clock.today())
    is_open = filing.is_open(version) and not is_behind()
    if request.method == "POST" and is_open:
        return HttpResponseRedirect(reverse("portal:filing-tasks", args=[_begun(request, version)]))
    told = guiding.told_in(version, dict(request.GET.lists()))
    context = {
        "section": "procedures",
        "procedure": version,
        "is_open": is_open,
        "facts": [
            {"name": _("Thời hạn"), "value": wording.limit_words(version.limit("online"))},
            {"name": _("Phí, lệ phí"), "value": wording.fee_words(version, "online")},
            {"name": _("Kết quả"), "value": version.result_name},
        ],
        "papers": [
            {"name": each.name, "condition": each.condition, "from_database": each.from_database}
            for each in version.components
            if not each.is_form
        ],
        "carried": told.pairs(),
        "many_url": _many_url(request, version),
        "begun": [row for row in filing.unsent(bearer_of(request)) if row.procedure == version.code][:3],
    }
    return render(request, "portal/filing/start.html", context, status=200 if is_open else 409)


def _many_url(request: HttpRequest, version: ProcedureVersion) -> str:
    """Where an account sends many at once; "" for who has none, and where a row could not say enough."""
    may = own.files_for_themselves(actor_of(request)) and filing.many.is_offered(version)
    return reverse("portal:filing-many", args=[version.code]) if may and not is_behind() else ""


def _begun(request: HttpRequest, version: ProcedureVersion) -> UUID:
    """What was answered on the page of the procedure is not asked again, nor the commune chosen before."""
    told, commune = guiding.told_in(version, dict(request.POST.lists())), chosen_commune(request)
    choices: dict[str, Any] = {}
    if told.case:
        choices["case"] = told.case
    if commune is not None:
        choices["commune"] = commune.id
    if told.bars:
        choices["eligibility"] = dict(told.bars)
    if told.claims:
        choices["claims"] = sorted(told.claims)
    bearer = new_bearer(request)
    draft = filing.begin(bearer, version.code, choices)
    if told.form:
        save = filing.Save(uuid4().hex, 0, filing.WHOLE_PAGE, tuple(told.form), dict(told.form))
        filing.save(bearer, draft, version.id, save)
    return draft
