"""Late and about to be, by unit, person and cause; and what runs out on the next working days."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.dossiers.api import overview
from motcua.platform import clock
from motcua.platform.ui.moments import day_words
from motcua.platform.ui.paging import Pages
from motcua.surfaces.leader import asking, showing
from motcua.surfaces.leader.asking import overseers_only
from motcua.surfaces.leader.showing import Shown, address, identifier, unit_name
from motcua.surfaces.leader.wording import CAUSES, FIGURES
from motcua.surfaces.session import actor_of

_BOTH = (overview.Figure.LATE, overview.Figure.SOON)
_HEADS = {
    overview.Figure.LATE: gettext_lazy("Đã trễ"),
    overview.Figure.SOON: gettext_lazy("Sắp trễ"),
}


@require_safe
@overseers_only
def late(request: HttpRequest) -> HttpResponse:
    found = overview.breakdown(actor_of(request), clock.now())
    context = {
        "section": "leader",
        "page": "late",
        "late": {"count": found.late, "url": _cell(overview.Figure.LATE)},
        "soon": {"count": found.soon, "url": _cell(overview.Figure.SOON)},
        "causes": _causes(found.causes),
        "groups": [_group(group) for group in found.groups],
        "is_whole": found.is_whole,
        "most": overview.MOST_WEIGHED,
    }
    return render(request, "leader/late.html", context)


def _cell(figure: overview.Figure, **query: str) -> str:
    return address("late-cell", so=FIGURES[figure].slug, **query)


def _causes(causes: tuple[tuple[overview.Cause, int], ...], **query: str) -> list[Shown]:
    return [
        {
            "word": CAUSES[cause][1],
            "count": count,
            "url": _cell(overview.Figure.LATE, nguyen_nhan=CAUSES[cause][0], **query),
        }
        for cause, count in causes
    ]


def _group(group: overview.Group) -> Shown:
    where = {"don_vi": identifier(group.unit), "nguoi": str(group.holder or asking.NOBODY)}
    return {
        "unit": unit_name(group.unit),
        "holder_name": group.holder_name,
        "late": {"count": group.late, "url": _cell(overview.Figure.LATE, **where)},
        "soon": {"count": group.soon, "url": _cell(overview.Figure.SOON, **where)},
        "causes": _causes(group.causes, **where),
    }


@require_safe
@overseers_only
def cell(request: HttpRequest) -> HttpResponse:
    """The dossiers of one cell."""
    actor, now, number = actor_of(request), clock.now(), asking.page_of(request)
    figure, asked = asking.figure_of(request, _BOTH), asking.cell_of(request)
    rows = overview.lines_of(actor, figure, now, asked)
    first = (number - 1) * overview.PAGE_SIZE
    shown = [showing.line(row, now) for row in rows[first : first + overview.PAGE_SIZE]]
    parts = [agencies.unit(asked.unit).name] if asked.unit else []
    if asked.nobody:
        parts.append(_("chưa có người nhận"))
    elif asked.holder is not None and rows:
        parts.append(rows[0].holder_name)
    if asked.cause is not None:
        parts.append(str(CAUSES[asked.cause][1]))
    context = {
        "section": "leader",
        "page": "late",
        "title": _HEADS[figure],
        "part": " · ".join(parts),
        "explained": FIGURES[figure].explained,
        "empty_text": FIGURES[figure].empty,
        "total": len(rows),
        "rows": shown,
        "pages": Pages(number, overview.PAGE_SIZE, len(rows), asking.kept(request)),
        "back_url": address("late"),
    }
    return render(request, "leader/list.html", context)


@require_safe
@overseers_only
def forecast(request: HttpRequest) -> HttpResponse:
    found = overview.forecast(actor_of(request), clock.now())
    days = [{"words": day_words(day), "iso": day.isoformat()} for day in found.days]
    most = max((cell.due for cell in found.total), default=0)
    context = {
        "section": "leader",
        "page": "forecast",
        "days": days,
        "total": [
            _day(cell, day["iso"]) | {"words": day["words"], "share": _share(cell.due, most)}
            for cell, day in zip(found.total, days, strict=True)
        ],
        "rows": [
            {
                "unit": unit_name(unit),
                "cells": [
                    _day(cell, day["iso"], identifier(unit)) | {"words": day["words"]}
                    for cell, day in zip(cells, days, strict=True)
                ],
            }
            for unit, cells in found.rows
        ],
    }
    return render(request, "leader/forecast.html", context)


def _day(cell: overview.DayCell, day: str, unit: str = "") -> Shown:
    return {
        "due": cell.due,
        "behind": cell.behind,
        "url": address("forecast-day", ngay=day, don_vi=unit) if cell.due else "",
    }


def _share(count: int, most: int) -> int:
    return count * 100 // most if most else 0


@require_safe
@overseers_only
def day(request: HttpRequest) -> HttpResponse:
    """The dossiers due on one day."""
    now, number = clock.now(), asking.page_of(request)
    part = overview.Part(unit=asking.unit_of(request), day=asking.day_of(request))
    rows, total = overview.page_due_on(actor_of(request), now, part, number)
    context = {
        "section": "leader",
        "page": "forecast",
        "title": _("Đến hạn %(day)s") % {"day": day_words(asking.day_of(request))},
        "part": agencies.unit(part.unit).name if part.unit else "",
        "explained": _("Hồ sơ chưa có kết quả, hẹn trả trong ngày này."),
        "empty_text": _("Không có hồ sơ nào đến hạn ngày này"),
        "total": total,
        "rows": [showing.line(row, now) for row in rows],
        "pages": Pages(number, overview.PAGE_SIZE, total, asking.kept(request)),
        "back_url": address("forecast"),
    }
    return render(request, "leader/list.html", context)
