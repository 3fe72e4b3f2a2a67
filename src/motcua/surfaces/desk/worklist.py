"""The worklist: whose turn it is, narrowed by the filter of the address, and the chosen dossier beside it."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import EVERYTHING, Filter, ListName, WorkRow
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Problem
from motcua.platform.ui.paging import PARAMETER as PAGE
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces.desk import columns, lines, narrowing, presenting, saved_filters
from motcua.surfaces.desk.bulk import PRINTS
from motcua.surfaces.desk.lines import Line
from motcua.surfaces.desk.lists import ALARMS, BY_SLUG, LISTS
from motcua.surfaces.desk.narrowing import LIST, OPEN
from motcua.surfaces.session import actor_of, preferences, staff_only
from motcua.surfaces.typed_words import WORDS, words_behind

_ANY = "00000000-0000-0000-0000-000000000000"
"""Stands for every dossier in addresses that are made once for all lines of a page."""


@require_safe
@staff_only
def worklist(request: HttpRequest) -> HttpResponse:
    if not request.GET and (landing := saved_filters.landing(request)):
        return HttpResponseRedirect(landing)
    token = request.GET.get(WORDS, "")
    words = words_behind(request, token) if token else ""
    problems = (
        [Problem("", _("Từ đã gõ không còn trong phiên này. Hãy gõ lại."))] if token and not words else []
    )
    if words and LIST not in request.GET:
        context = _search(request, words, token)
    else:
        read = dossiers.read_filter(request.GET.dict(), words)
        problems += [Problem(f"f-{name}", sentence) for name, sentence in read.problems.items()]
        context = _list(request, read.filter, {WORDS: token} if words else {}, is_open=bool(read.problems))
    context |= {
        "section": "desk",
        "saved": saved_filters.beside(request),
        "chosen": _chosen(request, request.GET.get("hs", "")),
        "problems": problems,
        "bulk_acts": dossiers.bulk_acts(actor_of(request)),
        "errands": dossiers.errands.waiting(actor_of(request)),
        "threads": _threads(request),
        "prints": PRINTS,
    }
    return render(request, "desk/worklist.html", context, status=422 if problems else 200)


def _threads(request: HttpRequest) -> dossiers.thread.Waiting | None:
    """What people wrote and nobody answered, for those who answer them."""
    actor = actor_of(request)
    return dossiers.thread.waiting(actor) if dossiers.thread.answers_any(actor) else None


def _search(request: HttpRequest, words: str, token: str) -> dict[str, Any]:
    """Whatever one may see that matches, in any list or in none."""
    actor = actor_of(request)
    found, kept = (
        dossiers.search(actor, words, (*custody.dossiers_on(actor, words), *custody.dossiers_of_slip(words))),
        {WORDS: token},
    )
    return {
        "title": _("Kết quả tìm «%(q)s»") % {"q": words},
        "q": words,
        "lists": _side(dossiers.counts(actor), None, EVERYTHING, {}),
        "pages": Pages(1, dossiers.PAGE_SIZE, len(found), kept),
        "clear_url": f"?{LIST}=",
    } | _rows(request, found, kept)


def _list(request: HttpRequest, chosen: Filter, found_by: dict[str, str], *, is_open: bool) -> dict[str, Any]:
    actor, number = actor_of(request), page_in(request.GET)
    counts = dossiers.counts(actor, chosen)
    name = BY_SLUG.get(request.GET.get(LIST, "")) or _first_with_something(counts)
    slug, title = LISTS[name]
    narrowed = dossiers.filter_words(chosen) | found_by
    kept = {LIST: slug} | narrowed
    is_open = is_open or OPEN in request.GET
    return {
        "title": str(title),
        "q": "",
        "slug": slug,
        "lists": _side(counts, name, chosen, found_by),
        "sort_text": _("nguy cơ trễ"),
        "chips": narrowing.chips(chosen, kept),
        "words": chosen.words,
        "has_filters": not chosen.is_empty,
        "filters": narrowing.boxes(dossiers.found_in(actor, name), chosen) if is_open else [],
        "open_url": "" if is_open else f"?{urlencode(kept | {OPEN: '1'})}#loc",
        "close_url": f"?{urlencode(kept)}",
        "saving": {LIST: slug} | dossiers.filter_words(chosen) if narrowed else {},
        "clear_url": f"?{LIST}={slug}",
        "whole_list": None if found_by else _whole(slug, counts[name], chosen),
        "pages": Pages(number, dossiers.PAGE_SIZE, counts[name], kept),
    } | _rows(request, dossiers.worklist_page(actor, name, number, chosen), kept, number)


def _rows(
    request: HttpRequest, found: tuple[WorkRow, ...], kept: dict[str, str], number: int = 1
) -> dict[str, Any]:
    """Lines and headings in the columns of whoever looks."""
    shown = columns.read_columns(preferences(request).get(columns.PREFERENCE))
    here = kept | ({PAGE: str(number)} if number > 1 else {})
    now, chosen = clock.now(), request.GET.get("hs", "")
    headings, tick = columns.headings(shown), _("Chọn") if dossiers.bulk_acts(actor_of(request)) else ""
    url, page = "?" + urlencode(here | {"hs": _ANY}), reverse("desk:dossier", args=[_ANY])
    rows = [
        lines.drawn(
            Line(
                key=(key := str(row.public_id)),
                name=row.owner_name,
                url=url.replace(_ANY, key),
                open_url=page.replace(_ANY, key),
                cells=columns.cells(shown, row, now, presenting.face(row, now)),
                is_chosen=key == chosen,
            ),
            headings,
            tick,
        )
        for row in found
    ]
    return {"headings": headings, "rows": rows, "empty_text": _("Không có hồ sơ nào ở đây")}


def _whole(slug: str, count: int, chosen: Filter) -> dict[str, Any]:
    """Every dossier of the list as it is narrowed, not only those of this page."""
    narrowed = dossiers.filter_words(chosen)
    return {"slug": slug, "count": min(count, dossiers.MOST_AT_ONCE), "narrowed": narrowed}


def _first_with_something(counts: dict[ListName, int]) -> ListName:
    """Where one lands who chose no list: leaders and counters seldom hold anything themselves."""
    return next((name for name in LISTS if counts[name]), ListName.MINE)


def _side(
    counts: dict[ListName, int], current: ListName | None, chosen: Filter, found_by: dict[str, str]
) -> list[dict[str, Any]]:
    """The lists, each under the filter that is on: the count beside it is the length of what it leads to."""
    narrowed = dossiers.filter_words(chosen) | found_by
    return [
        {
            "name": title,
            "url": f"{reverse('desk:worklist')}?{urlencode({LIST: slug} | narrowed)}",
            "count": counts[name],
            "is_current": name is current,
            "tone": "late" if name in ALARMS else "",
        }
        for name, (slug, title) in LISTS.items()
    ]


def _chosen(request: HttpRequest, public_id: str) -> dict[str, Any] | None:
    """The dossier beside the list; an address that names none shows none."""
    try:
        view = dossiers.dossier_view(actor_of(request), UUID(public_id))
    except (ValueError, NotFound):
        return None
    summary = [row for group in presenting.groups(view) for row in group["rows"]]
    return presenting.head(view) | {
        "clock": presenting.clock(view),
        "summary": summary[:6],
        "acts": presenting.acts(view)[:4],
        "refused": presenting.refused(view)[:2],
    }
