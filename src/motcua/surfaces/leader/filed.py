"""Who typed the dossiers of a month, by unit, and the dossiers behind each number."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.dossiers.api import overview
from motcua.platform import clock
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound
from motcua.platform.ui.paging import Pages
from motcua.surfaces.leader import asking, showing
from motcua.surfaces.leader.asking import overseers_only
from motcua.surfaces.leader.showing import Shown, address, identifier, unit_name
from motcua.surfaces.leader.wording import WAYS
from motcua.surfaces.session import actor_of

FIRST_YEAR = 2000


@require_safe
@overseers_only
def filed(request: HttpRequest) -> HttpResponse:
    month, today = _month(request), clock.today()
    total, rows = overview.filed_in(actor_of(request), month)
    after = overview.month_after(month)
    context = {
        "section": "leader",
        "page": "filed",
        "month": _words(month),
        "before_url": address("filed", thang=_slug(overview.month_after(month, -1))),
        "after_url": address("filed", thang=_slug(after)) if after <= today else "",
        "ways": [words for _slug, words, _explained in WAYS.values()],
        "total": _row(total, month),
        "rows": [_row(row, month) for row in rows],
    }
    return render(request, "leader/filed.html", context)


@require_safe
@overseers_only
def cell(request: HttpRequest) -> HttpResponse:
    """The dossiers of one cell."""
    month, way, now = _month(request), _way(request), clock.now()
    number, part = asking.page_of(request), overview.Part(unit=asking.unit_of(request))
    rows, total = overview.page_filed(actor_of(request), month, way, now, part, number)
    context = {
        "section": "leader",
        "page": "filed",
        "title": f"{WAYS[way][1] if way else _('Đã nộp')}, {_words(month)}",
        "part": agencies.unit(part.unit).name if part.unit else "",
        "explained": WAYS[way][2] if way else _("Hồ sơ nộp trong tháng, ai khai cũng tính."),
        "empty_text": _("Không có hồ sơ nào"),
        "total": total,
        "rows": [showing.line(row, now) for row in rows],
        "pages": Pages(number, overview.PAGE_SIZE, total, asking.kept(request)),
        "back_url": address("filed", thang=_slug(month)),
    }
    return render(request, "leader/list.html", context)


def _row(row: overview.Filed, month: date) -> Shown:
    where = {"thang": _slug(month), "don_vi": identifier(row.unit) if row.unit else ""}
    name = unit_name(row.unit) if row.unit else _("Tất cả")
    return {
        "unit": name,
        "total": {"count": row.total, "url": address("filed-cell", **where)},
        "share": row.share,
        "cells": [
            {"words": words, "count": row.by[way], "url": address("filed-cell", cach=slug, **where)}
            for way, (slug, words, _explained) in WAYS.items()
        ],
    }


def _month(request: HttpRequest) -> date:
    """The month asked for, else this one; of one to come or of no year we know nothing is found."""
    given, this = request.GET.get(asking.MONTH, ""), clock.today().replace(day=1)
    if not given:
        return this
    try:
        month = datetime.strptime(given, "%Y-%m").replace(tzinfo=ZONE).date()
    except ValueError:
        raise NotFound from None
    if not month.year >= FIRST_YEAR or month > this:
        raise NotFound
    return month


def _way(request: HttpRequest) -> overview.Way | None:
    given = request.GET.get(asking.WAY, "")
    found = next((way for way, (slug, *_rest) in WAYS.items() if slug == given), None)
    if given and found is None:
        raise NotFound
    return found


def _slug(month: date) -> str:
    return f"{month:%Y-%m}"


def _words(month: date) -> str:
    return _("tháng %(month)s") % {"month": f"{month.month}/{month.year}"}
