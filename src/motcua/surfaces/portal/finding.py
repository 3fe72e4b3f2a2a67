"""People find their procedure: the list with its search, life events, words offered while typing."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion, finding
from motcua.kernel.typed import pieces
from motcua.platform import clock
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces import wording
from motcua.surfaces.portal.place import place_context

LONGEST = 200


@require_safe
@login_not_required
def listing(request: HttpRequest) -> HttpResponse:
    """`/thu-tuc/?q=&linh-vuc=&cap=&co-quan=&trang=`."""
    asked, chosen = _asked(request)
    found = finding.find(asked, page_in(request.GET))
    place = place_context(request)
    kept = {"q": asked.q, "linh-vuc": asked.field, "cap": asked.level, "co-quan": chosen}
    context = place | {
        "section": "procedures",
        "q": asked.q,
        "field": asked.field,
        "level": asked.level,
        "agency": chosen,
        "fields": catalogue.fields(),
        "levels": [{"code": code, "name": name} for code, name in wording.LEVEL.items() if code != "both"],
        "agencies": agencies.units_of_kind("department"),
        "found": found,
        "items": _items(found, place["commune"]),
        "events": found.events,
        "all_events": finding.life_events() if asked.q and not found.rows else (),
        "pages": Pages(found.number, catalogue.PAGE_SIZE, found.total, kept),
    }
    return render(request, "portal/procedures.html", context)


def _asked(request: HttpRequest) -> tuple[finding.Asked, str]:
    """What is looked for; an agency that is none narrows nothing."""
    q, field = request.GET.get("q", "").strip()[:LONGEST], request.GET.get("linh-vuc", "")[:LONGEST]
    level, chosen = request.GET.get("cap", "")[:LONGEST], request.GET.get("co-quan", "")[:LONGEST]
    agency = agencies.unit_by_identifier(chosen) if chosen else None
    codes = decided_by(agency) if agency else None
    return finding.Asked(q, field, level, codes), chosen if agency else ""


def decided_by(agency: agencies.UnitRow) -> tuple[str, ...]:
    """The procedures in force that an agency of the province decides, asked at its own door."""
    day = clock.today()
    fields = catalogue.codes_with_fields(day)
    deciding = (
        (code, agencies.competent_for(code, agency.id, day, field=field)) for code, field in fields.items()
    )
    return tuple(code for code, decider in deciding if decider is not None and decider.id == agency.id)


def _items(found: finding.Found, commune: agencies.UnitRow | None) -> list[dict[str, Any]]:
    """The rows with what every list shows of a procedure; versions are read together."""
    versions = catalogue.versions_together([each.row.version_id for each in found.rows])
    day = clock.today()
    shown = []
    for each in found.rows:
        version = versions[each.row.version_id]
        shown.append(
            item_of(version)
            | {
                "pieces": pieces(version.name, found.words),
                "why": why_words(each, found),
                "decider": decider_name(version, commune, day),
            }
        )
    return shown


def item_of(version: ProcedureVersion) -> dict[str, Any]:
    """One procedure as lists show it."""
    return {
        "code": version.code,
        "name": version.name,
        "url": reverse("portal:procedure", args=[version.code]),
        "field_name": version.field_name,
        "level_name": wording.LEVEL.get(version.level, version.level),
        "limit_text": wording.limit_words(next(iter(version.limits.values()), None)),
        "fee_text": wording.fee_words(version),
        "online_text": wording.ONLINE.get(version.online_level, version.online_level),
    }


def decider_name(version: ProcedureVersion, commune: agencies.UnitRow | None, day: Any) -> str:
    """Who decides it for people of a commune; "" while no commune is chosen."""
    if commune is None:
        return ""
    found = agencies.competent_for(version.code, commune.id, day, field=version.field_code)
    return found.name if found else ""


def why_words(row: finding.FoundRow, found: finding.Found) -> str:
    """Why this is among the results, in a few words."""
    match row.why:
        case finding.Why.SAID:
            return _("người ta hay gọi là «%(phrase)s»") % {"phrase": row.phrase}
        case finding.Why.NAME:
            return _("tên có «%(words)s»") % {"words": " ".join(found.words)}
        case finding.Why.FIELD:
            return _("lĩnh vực có «%(words)s»") % {"words": " ".join(found.words)}
        case finding.Why.ALIKE:
            return _("gần giống «%(words)s»") % {"words": " ".join(found.words)}
        case finding.Why.CODE:
            return _("đúng mã")
    return ""


@require_safe
@login_not_required
def suggest(request: HttpRequest) -> HttpResponse:
    """Options for what is typed so far: a comfort, the search works without."""
    words = finding.suggestions(request.GET.get("q", "")[:LONGEST])
    return render(request, "portal/_suggestions.html", {"words": words})


@require_safe
@login_not_required
def events(request: HttpRequest) -> HttpResponse:
    """Every life event."""
    context = {"section": "procedures", "events": finding.life_events()}
    return render(request, "portal/life_events.html", context)


@require_safe
@login_not_required
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One life event: the procedures in the order they come."""
    found = finding.life_event(slug)
    ids = [row.version_id for step in found.steps for row in step.procedures]
    versions = catalogue.versions_together(ids)
    steps = [
        {
            "title": step.title,
            "says": step.says,
            "items": [item_of(versions[row.version_id]) for row in step.procedures],
        }
        for step in found.steps
    ]
    context = {"section": "procedures", "event": found.row, "steps": steps}
    return render(request, "portal/life_event.html", context | place_context(request))
