"""Begin a filing: the page before the first question, and the press that begins."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue import api as catalogue
from motcua.dossiers.api import filing
from motcua.platform import clock
from motcua.surfaces import wording
from motcua.surfaces.portal.filing.filling import bearer_of, new_bearer

CARRIED = ("case", "commune")
"""Choices made on the page of the procedure that go along in the address; none of them names a person."""


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def begin(request: HttpRequest, code: str) -> HttpResponse:
    version = catalogue.version_on(code, clock.today())
    if request.method == "POST":
        draft = filing.begin(new_bearer(request), version.code, _carried(request))
        return HttpResponseRedirect(reverse("portal:filing-tasks", args=[draft]))
    context = {
        "section": "procedures",
        "procedure": version,
        "is_open": filing.is_open(version),
        "facts": [
            {"name": _("Thời hạn"), "value": wording.limit_words(version.limit("online"))},
            {"name": _("Phí, lệ phí"), "value": wording.fee_words(version, "online")},
            {"name": _("Kết quả"), "value": version.result_name},
        ],
        "papers": [
            {"name": each.name, "condition": each.condition, "from_database": each.from_database}
            for each in version.components
            if each.code not in filing.DECLARATIONS
        ],
        "carried": [(name, request.GET[name]) for name in CARRIED if request.GET.get(name)],
        "begun": [row for row in filing.unsent(bearer_of(request)) if row.procedure == version.code][:3],
    }
    return render(request, "portal/filing/start.html", context)


def _carried(request: HttpRequest) -> dict[str, object]:
    case, commune = (request.POST.get(name, "").strip()[:60] for name in CARRIED)
    found: dict[str, object] = {"case": case} if case else {}
    if commune.isascii() and commune.isdigit() and len(commune) < 10:
        found["commune"] = int(commune)
    return found
