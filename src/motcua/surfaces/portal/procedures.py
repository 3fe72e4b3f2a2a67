"""Start page, list of procedures, one procedure: who, what it costs, how long, which papers."""

from datetime import date
from itertools import pairwise, zip_longest
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers import api as dossiers
from motcua.platform import clock
from motcua.platform.ui.moments import span_words
from motcua.surfaces import changed, localwords, wording
from motcua.surfaces.portal.finding import item_of
from motcua.surfaces.portal.guide import applied, guide
from motcua.surfaces.portal.place import place_context
from motcua.surfaces.portal.starting import is_behind, start_of

EVENTS_AT_HOME = 8


@require_safe
@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    fields = [{"name": row.name, "code": row.code, "count": row.procedures} for row in catalogue.fields()]
    events = catalogue.finding.life_events()[:EVENTS_AT_HOME]
    codes = dossiers.asked_for_most()
    known = catalogue.rows_of_codes(codes, clock.today()) if codes else {}
    every, online = catalogue.counted()
    context = {"q": "", "fields": fields, "events": events, "every": every, "online": online}
    context |= {"frequent": [known[code] for code in codes if code in known]} | place_context(request)
    return render(request, "portal/home.html", context)


@require_safe
@login_not_required
def one(request: HttpRequest, code: str) -> HttpResponse:
    """`/thu-tuc/<code>/`, with the answers about one's own case in the address."""
    return render(request, "portal/procedure.html", _page(request, code, in_full=True))


@require_safe
@login_not_required
def checklist(request: HttpRequest, code: str) -> HttpResponse:
    """The papers of one's own case on one sheet to take along."""
    return render(request, "portal/checklist.html", _page(request, code, in_full=False))


def _page(request: HttpRequest, code: str, *, in_full: bool) -> dict[str, Any]:
    found, place, day = catalogue.version_on(code, clock.today()), place_context(request), clock.today()
    version, decider = applied(found, place["commune"], day)
    own = guide(request, version, decider)
    address = reverse("portal:procedure", args=[code]) + own["query"]
    return place | {
        "section": "procedures",
        "procedure": _shown(found, version, decider, day, in_full=in_full),
        "guide": own,
        "start": start_of(version, own["told"]),
        "is_behind": is_behind(),
        "address": address,
        "share_url": (settings.MOTCUA_ADDRESS or f"{request.scheme}://{request.get_host()}") + address,
        "print_url": reverse("portal:checklist", args=[code]) + own["query"],
        "events": catalogue.finding.events_of(code) if in_full else (),
        "today": day,
    }


def _shown(
    found: ProcedureVersion,
    version: ProcedureVersion,
    decider: agencies.UnitRow | None,
    day: date,
    *,
    in_full: bool,
) -> dict[str, Any]:
    level = str(wording.LEVEL[version.level]).lower()
    shown = item_of(version) | {
        "who": decider.name if decider else _("Do %(level)s giải quyết") % {"level": level},
        "audience_text": ", ".join(str(wording.AUDIENCE.get(who, who)) for who in version.audience),
        "result_name": version.result_name,
        "non_territorial": catalogue.territory.anywhere(version),
        "is_online": "online" in version.limits,
    }
    return shown | (_at_length(found, version, day) if in_full else {})


def _at_length(found: ProcedureVersion, version: ProcedureVersion, day: date) -> dict[str, Any]:
    """What only the page itself tells, not the sheet."""
    return {
        "online_reason": wording.WHY_PARTIAL.get(version.partial_reason, ""),
        "valid_from": version.effective_from,
        "cases": _cases(version),
        "fees": wording.fee_rows(version),
        "steps": _steps(version),
        "legal_basis": version.legal_basis,
        "unverified": _unverified(version),
        "versions": _history(found.code),
        "local": [
            {"agency": row.agency, "words": words}
            for row in catalogue.variants.of_version(found, day)
            if (words := localwords.public_words(found, row))
        ],
    }


def _history(code: str) -> list[dict[str, Any]]:
    """The published versions, the newest first, each with what it changed in the one before."""
    rows = catalogue.history(code)
    told = [
        changed.sentences(catalogue.version(before.id), catalogue.version(row.id))
        for row, before in pairwise(rows[: MOST_TOLD + 1])
    ]
    return [
        {"row": row, "changes": changes or ()} for row, changes in zip_longest(rows, told) if row is not None
    ]


MOST_TOLD = 10
"""Versions whose changes are told; older ones have their days alone."""


@require_safe
@login_not_required
def open_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """The whole catalogue as one file; whoever has it already is told so."""
    found = catalogue.open_data.open_file(form)
    mark = quote_etag(found.mark)
    fresh = get_conditional_response(request, etag=mark)
    if fresh is not None:
        return fresh
    answer = HttpResponse(found.content, content_type=catalogue.open_data.FORMS[form])
    answer["Content-Disposition"] = f'attachment; filename="thu-tuc-{found.day.isoformat()}.{form}"'
    answer["ETag"] = mark
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _cases(version: ProcedureVersion) -> list[dict[str, Any]]:
    if len(version.cases) < 2:  # one case is no choice
        return []
    return [
        {
            "name": case.name,
            "limit_text": wording.limit_words(next(iter(case.limits.values()), None)),
            "by_office": case.by_office,
        }
        for case in version.cases
    ]


def _steps(version: ProcedureVersion) -> list[dict[str, Any]]:
    """The steps of the process, each by function: nobody is named to the public."""
    if version.spec is None:
        return []
    return [
        {
            "name": step.name,
            "who": dossiers.FUNCTION.get(step.function or "", ""),
            "hours_text": span_words(round(step.hours * 60)) if step.hours else "",
        }
        for step in version.spec.steps
    ]


def _unverified(version: ProcedureVersion) -> str:
    if all(source.certainty in {"S", "S2"} for source in version.sources):
        return ""
    return _(
        "Một số dữ kiện của thủ tục này chưa đối chiếu với quyết định công bố; hỏi lại tại quầy khi cần."
    )
