"""«Dữ liệu của tôi»: what is held, a copy of it, who has looked, requests and what became of them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dossiers.api import openings
from motcua.platform import exports, personal
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.moments import day_words, moment_words
from motcua.platform.ui.paging import Pages, page_in
from motcua.privacy import api as privacy
from motcua.surfaces.portal.mine import people_only
from motcua.surfaces.session import actor_of

TONES = {"asked": "wait", "accepted": "work", "done": "done", "refused": "off"}


@require_safe
@people_only
def overview(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "section": "mine",
        "tables": [
            {"title": table.title, "count": table.count, "may_go": table.may_go, "stays": table.stays}
            for table in privacy.held(actor)
        ],
        "requests": [shown(row) for row in privacy.own(actor)],
        "copies": [_copy(row) for row in exports.exports_of(actor) if row.kind == "json"],
    }
    return render(request, "portal/own_data.html", context)


@require_safe
@people_only
def contents(request: HttpRequest) -> HttpResponse:
    """Everything that is held, in words."""
    tables = [
        {
            "title": table.title,
            "rows": [_pairs(row) for row in table.rows],
            "more": table.count - len(table.rows),
        }
        for table in privacy.held(actor_of(request))
    ]
    return render(request, "portal/own_data_contents.html", {"section": "mine", "tables": tables})


@require_POST
@people_only
def order_copy(request: HttpRequest) -> HttpResponse:
    privacy.order_copy(actor_of(request))
    return HttpResponseRedirect(reverse("portal:own-data") + "#ban-sao")


@require_safe
@people_only
def copy(request: HttpRequest, export: UUID) -> HttpResponseBase:
    return exports.attachment(actor_of(request), export)


@require_safe
@people_only
def who_looked(request: HttpRequest) -> HttpResponse:
    number = page_in(request.GET)
    rows, total = openings.of_own(actor_of(request), number)
    context = {
        "section": "mine",
        "rows": [
            {
                "code": row.code,
                "url": reverse("portal:own", args=[row.dossier]),
                "unit": row.unit,
                "day": day_words(row.day),
            }
            for row in rows
        ],
        "pages": Pages(number, openings.PAGE_SIZE, total, {}),
    }
    return render(request, "portal/own_data_openings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def ask(request: HttpRequest) -> HttpResponse:
    """A request: what, and in one's own words; nothing is chosen beforehand."""
    kind, words = request.POST.get("kind", ""), request.POST.get("words", "")
    errors: dict[str, str] = {}
    status = 200
    if request.method == "POST":
        try:
            made = privacy.ask(actor_of(request), kind, words)
            return HttpResponseRedirect(reverse("portal:own-data-request", args=[made]))
        except Refusal as refusal:
            errors, status = {refusal.field or "kind": str(refusal)}, refusal.status
    choices = tuple(
        Choice(value, str(label), is_chosen=value == kind) for value, label in privacy.Kind.choices
    )
    fields = [
        Field("kind", _("Bạn muốn gì?"), kind="choice", choices=choices, error=errors.get("kind", "")),
        Field(
            "words",
            _("Nói rõ thêm"),
            kind="lines",
            value=words,
            is_required=False,
            hint=_("Muốn sửa: điều nào chưa đúng, đúng ra là gì. Muốn khác thì có thể để trống."),
            error=errors.get("words", ""),
            is_wide=True,
        ),
    ]
    context = {"section": "mine", "fields": fields, "problems": problems_of(fields)}
    return render(request, "portal/own_data_ask.html", context, status=status)


@require_safe
@people_only
def one(request: HttpRequest, asked: UUID) -> HttpResponse:
    row = privacy.own_one(actor_of(request), asked)
    return render(request, "portal/own_data_request.html", {"section": "mine", "row": shown(row)})


def shown(row: privacy.RequestRow) -> dict[str, Any]:
    """A request in words: what, how far, until when; the officer who answered is not named."""
    titles = {held.model: str(held.title) for held in personal.every()}
    reasons = {held.model: str(held.stays) for held in personal.every()}
    is_open = row.ended_at is None
    return {
        "kind": row.kind_words,
        "words": row.words,
        "state": {"word": row.state_words, "tone": "late" if row.is_late else TONES[row.state]},
        "is_late": row.is_late,
        "asked": moment_words(row.asked_at),
        "answer_due": moment_words(row.answer_due_at) if row.state == "asked" else "",
        "due": moment_words(row.due_at) if is_open else "",
        "answered": moment_words(row.answered_at) if row.answered_at else "",
        "answer": row.answer,
        "ground": row.ground,
        "extension": _("Gia hạn %(days)s ngày: %(because)s")
        % {"days": row.extension_days, "because": row.extension_because}
        if row.extension_days
        else "",
        "ended": moment_words(row.ended_at) if row.ended_at else "",
        "erased": [
            {"name": titles.get(model, model), "value": str(count)}
            for model, count in row.outcome.get("erased", {}).items()
        ],
        "stays": [
            {"name": titles.get(model, model), "value": reasons.get(model, ""), "note": str(count)}
            for model, count in row.outcome.get("stays", {}).items()
        ],
        "url": reverse("portal:own-data-request", args=[row.public_id]),
    }


def _copy(row: exports.ExportRow) -> dict[str, Any]:
    ready = row.rows is not None
    return {
        "asked": moment_words(row.asked_at),
        "until": moment_words(row.expires_at),
        "url": reverse("portal:own-data-copy", args=[row.public_id]) if ready else "",
        "why_not": row.why_not,
    }


def _pairs(row: Mapping[str, Any]) -> list[dict[str, str]]:
    return [{"name": name, "value": said} for name, value in row.items() if (said := _said(value))]


def _said(value: Any) -> str:
    """A plain value in words; what a form holds as parts is told part by part."""
    match value:
        case None:
            return ""
        case datetime():
            return moment_words(value)
        case date():
            return day_words(value)
        case dict():
            return "; ".join(f"{key}: {said}" for key, each in value.items() if (said := _said(each)))
        case list() | tuple():
            return ", ".join(_each(value))
    return str(value)


def _each(values: Iterable[Any]) -> list[str]:
    return [said for each in values if (said := _said(each))]
