"""One's errands: to do, given, done; one of them with its answer."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.api import errands
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, problems_of
from motcua.platform.ui.moments import day_words
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces.places import place_of
from motcua.surfaces.session import actor_of, staff_only

Pile = errands.Pile
PILES = {
    Pile.TO_DO: ("can-lam", gettext_lazy("Tôi cần làm")),
    Pile.GIVEN: ("da-giao", gettext_lazy("Tôi đã giao")),
    Pile.DONE: ("da-xong", gettext_lazy("Đã kết thúc")),
}
PAGE_SIZE = 50


@require_safe
@staff_only
def listed(request: HttpRequest) -> HttpResponse:
    actor, number = actor_of(request), page_in(request.GET)
    pile = _pile(request.GET.get("ds", ""))
    rows, counts = errands.errands_page(actor, pile, number)
    address = reverse("desk:errands")
    context = {
        "section": "desk",
        "piles": [
            {"name": name, "count": counts[each], "url": f"{address}?ds={slug}", "is_current": each is pile}
            for each, (slug, name) in PILES.items()
        ],
        "rows": [_row(row, clock.today()) for row in rows],
        "pages": Pages(number, PAGE_SIZE, counts[pile], {"ds": PILES[pile][0]}),
    }
    return render(request, "desk/errands.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def one(request: HttpRequest, errand: UUID) -> HttpResponse:
    """One errand for its giver and its owner; the owner answers it, the giver takes it back."""
    actor, typed, problem = actor_of(request), request.POST.get("answer", ""), None
    if request.method == "POST":
        try:
            if request.POST.get("lam") == "thoi":
                errands.take_back(actor, errand)
            else:
                errands.answer_errand(actor, errand, typed)
        except NotFound:
            raise
        except Refusal as refusal:
            problem = refusal
        else:
            return HttpResponseRedirect(reverse("desk:errand", args=[errand]))
    row = errands.errand(actor, errand)
    error = str(problem) if problem else ""
    field = Field("answer", _("Trả lời, đã làm gì"), "lines", typed, error=error, is_wide=True)
    asks = row.may_answer or bool(typed and problem)
    context = {
        "section": "desk",
        "row": _row(row, clock.today()) | {"about": _about(actor, row)},
        "field": field if asks else None,
        "problems": problems_of([field] if asks else (), {} if asks or not error else {"": error}),
    }
    return render(request, "desk/errand.html", context, status=problem.status if problem else 200)


def notices(actor: Actor, dossier: int) -> list[dict[str, str]]:
    """One's own errands about a dossier, for its page: who asked whom until when, the way there."""
    return [
        {
            "sentence": _("%(giver)s giao %(owner)s một việc về hồ sơ này, xong trước %(day)s.")
            % {"giver": row.giver, "owner": row.owner, "day": day_words(row.due_on)},
            "url": reverse("desk:errand", args=[row.public_id]),
        }
        for row in errands.about_dossier(actor, dossier)
    ]


def _row(row: errands.ErrandRow, today: date) -> dict[str, Any]:
    return {
        "url": reverse("desk:errand", args=[row.public_id]),
        "text": row.text,
        "giver": row.giver,
        "owner": row.owner,
        "due_on": row.due_on,
        "given_at": row.given_at,
        "answer": row.answer,
        "closed_at": row.closed_at,
        "may_answer": row.may_answer,
        "may_take_back": row.may_take_back,
        "state": _state(row, today),
    }


def _state(row: errands.ErrandRow, today: date) -> dict[str, str]:
    if row.is_taken_back:
        return {"word": _("Đã thôi giao"), "tone": "off"}
    if row.closed_at is not None:
        return {"word": _("Đã xong"), "tone": "done"}
    if row.due_on < today:
        return {"word": _("Quá hạn"), "tone": "late"}
    return {"word": _("Đang chờ"), "tone": "wait"}


def _about(actor: Actor, row: errands.ErrandRow) -> dict[str, str]:
    """The way to what it is about; what the reader cannot open has none, and a dossier no name either."""
    if row.dossier is not None:
        url = reverse("desk:dossier", args=[row.dossier])
        return {"name": _("Hồ sơ %(code)s") % {"code": row.code}, "url": url}
    place = place_of(row.address) if row.address else None
    if place is None:
        return {"name": _("Hồ sơ bạn không còn xem được") if row.is_of_dossier else "", "url": ""}
    if place.is_leaders and not errands.may_give(actor):
        return {"name": _("Về trang lãnh đạo: %(name)s") % {"name": place.name}, "url": ""}
    return {"name": place.name, "url": place.address}


def _pile(slug: str) -> Pile:
    if not slug:
        return Pile.TO_DO
    found = next((each for each, (known, _name) in PILES.items() if known == slug), None)
    if found is None:
        raise NotFound
    return found
