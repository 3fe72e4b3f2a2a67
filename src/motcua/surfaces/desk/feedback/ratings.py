"""Figures of ratings: by agency and month, never by dossier or person."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.feedback import api as feedback
from motcua.platform.errors import NotFound
from motcua.surfaces.session import actor_of, staff_only


@require_safe
@staff_only
def listed(request: HttpRequest) -> HttpResponse:
    """Every agency within reach in one month that is over."""
    month = _month(request)
    found = feedback.figures(actor_of(request), month)
    context = _chips(month, reverse("desk:ratings")) | {
        "section": "desk",
        "rows": [_row(each, month) for each in found],
    }
    return render(request, "desk/feedback/ratings.html", context)


@require_safe
@staff_only
def one(request: HttpRequest, unit: UUID) -> HttpResponse:
    """One agency: each criterion, and what people wrote."""
    month, place = _month(request), agencies.unit_by_public_id(unit)
    figures, words = feedback.figures_of(actor_of(request), place.id, month)
    context = _chips(month, reverse("desk:ratings-of", args=[unit])) | {
        "section": "desk",
        "unit": place.name,
        "ratings": figures.ratings,
        "scores": list(feedback.SCORES.values()),
        "criteria": [_criterion(figures, asked) for asked in figures.by],
        "words": words,
        "back_url": f"{reverse('desk:ratings')}?thang={month:%Y-%m}",
    }
    return render(request, "desk/feedback/ratings_of.html", context)


def _row(found: feedback.Figures, month: date) -> dict[str, Any]:
    unit = agencies.unit(found.unit)
    return {
        "unit": unit.name,
        "url": f"{reverse('desk:ratings-of', args=[unit.public_id])}?thang={month:%Y-%m}",
        "ratings": found.ratings,
        "happy": found.happy() if found.is_shown else None,
        "unhappy": found.by["overall"][1] + found.by["overall"][2] if found.is_shown else None,
    }


def _criterion(found: feedback.Figures, asked: str) -> dict[str, Any]:
    return {
        "name": feedback.ASKED[asked],
        "counts": [
            {"word": feedback.SCORES[score], "count": count} for score, count in found.by[asked].items()
        ],
        "happy": found.happy(asked),
    }


def _chips(month: date, address: str) -> dict[str, Any]:
    chips = [
        {"name": f"{each:%m/%Y}", "url": f"{address}?thang={each:%Y-%m}", "is_current": each == month}
        for each in feedback.months()
    ]
    return {"month": f"{month:%m/%Y}", "chips": chips}


def _month(request: HttpRequest) -> date:
    """The month asked for, one of those that are over; the newest unless told."""
    given, known = request.GET.get("thang", ""), feedback.months()
    if not given:
        return known[0]
    found = next((each for each in known if f"{each:%Y-%m}" == given), None)
    if found is None:
        raise NotFound
    return found
