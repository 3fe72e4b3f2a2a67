"""Which reasons come up most, by procedure and unit; from each number to its dossiers and slips."""

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import wordings
from motcua.dossiers.api import reasons
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field, problems_of
from motcua.platform.ui.paging import Pages
from motcua.surfaces.days import day_of
from motcua.surfaces.leader import asking
from motcua.surfaces.leader.asking import overseers_only
from motcua.surfaces.leader.showing import Shown, address, identifier, unit_name
from motcua.surfaces.session import actor_of

KIND, BLOCK, PROCEDURE, BEGIN, END = "loai", "mau", "thu-tuc", "tu", "den"
OWN = "tu-viet"
MOST_DAYS, FIRST_DAYS = 366, 30
SLUGS = {str(kind).replace("_", "-"): kind for kind in wordings.Kind}


@require_safe
@overseers_only
def figures(request: HttpRequest) -> HttpResponse:
    asked, fields = _asked(request)
    found = reasons.reason_figures(actor_of(request), asked)
    days, names = _days(asked), _names({row.procedure for row in found.figures})
    wrong = any(field.error for field in fields)
    context = {
        "section": "leader",
        "page": "reasons",
        "fields": fields,
        "kind": request.GET.get(KIND, ""),
        "problems": problems_of(fields),
        "chips": _chips(found, asked, days),
        "rows": [_figure(row, days, names) for row in found.figures],
        "is_whole": found.is_whole,
    }
    return render(request, "leader/reasons.html", context, status=422 if wrong else 200)


@require_safe
@overseers_only
def behind(request: HttpRequest) -> HttpResponse:
    """The dossiers and refused requests of one number."""
    asked, _fields = _asked(request)
    number = asking.page_of(request)
    rows, total = reasons.reasons_behind(actor_of(request), asked, number)
    given = (KIND, BLOCK, PROCEDURE, BEGIN, END, asking.UNIT)
    kept = {name: request.GET[name] for name in given if request.GET.get(name)}
    names = _names({row.procedure for row in rows} | ({asked.procedure} if asked.procedure else set()))
    context = {
        "section": "leader",
        "page": "reasons",
        "part": _part(asked, names),
        "days": f"{asked.begin:%d/%m/%Y} – {asked.end:%d/%m/%Y}",
        "rows": [_line(row, names) for row in rows],
        "total": total,
        "pages": Pages(number, reasons.PAGE_SIZE, total, kept),
        "back_url": address("reasons", **_days(asked)),
    }
    return render(request, "leader/reasons_behind.html", context)


def _asked(request: HttpRequest) -> tuple[reasons.Asked, list[Field]]:
    """What the address asks for; days that cannot be read are said, and the last thirty shown."""
    begin, end, fields = _period(request)
    kind, block = request.GET.get(KIND, ""), request.GET.get(BLOCK, "")
    if kind and kind not in SLUGS:
        raise NotFound
    asked = reasons.Asked(
        begin=begin,
        end=end,
        kind=str(SLUGS[kind]) if kind else "",
        unit=asking.unit_of(request),
        procedure=request.GET.get(PROCEDURE, "")[:40],
        wording=_uuid(block) if block and block != OWN else None,
        is_own=block == OWN,
    )
    return asked, fields


def _period(request: HttpRequest) -> tuple[date, date, list[Field]]:
    today = clock.today()
    typed = {name: request.GET.get(name, "").strip()[:20] for name in (BEGIN, END)}
    begin = day_of(typed[BEGIN]) if typed[BEGIN] else today - timedelta(days=FIRST_DAYS - 1)
    end = day_of(typed[END]) if typed[END] else today
    unread = _("Ghi ngày dạng 21/11/2026.")
    wrong = {BEGIN: "" if begin else unread, END: "" if end else unread}
    if begin and end and not timedelta(0) <= end - begin < timedelta(days=MOST_DAYS):
        wrong[END] = _("Chọn từ 1 đến %(most)s ngày.") % {"most": MOST_DAYS}
    shown = {name: f"{day:%d/%m/%Y}" if day else typed[name] for name, day in ((BEGIN, begin), (END, end))}
    fields = [
        Field(BEGIN, _("Từ ngày"), "date", shown[BEGIN], error=wrong[BEGIN]),
        Field(END, _("Đến ngày"), "date", shown[END], error=wrong[END]),
    ]
    if begin is None or end is None or any(wrong.values()):
        return today - timedelta(days=FIRST_DAYS - 1), today, fields
    return begin, end, fields


def _days(asked: reasons.Asked) -> dict[str, str]:
    return {BEGIN: asked.begin.isoformat(), END: asked.end.isoformat()}


def _chips(found: reasons.FoundReasons, asked: reasons.Asked, days: dict[str, str]) -> list[Shown]:
    """All, and each kind with its number; the numbers of the kinds add up to the first."""
    every = sum(count for _kind, count in found.by_kind)
    chips = [
        {"name": _("Tất cả"), "count": every, "url": address("reasons", **days), "is_current": not asked.kind}
    ]
    for kind, count in found.by_kind:
        url = address("reasons", loai=_slug(kind), **days)
        chips.append({"name": _kind(kind), "count": count, "url": url, "is_current": kind == asked.kind})
    return chips


def _names(codes: set[str]) -> dict[str, str]:
    """What the procedures are called today; one no longer in force keeps its code alone."""
    found = catalogue.rows_of_codes(sorted(codes), clock.today())
    return {code: row.name for code, row in found.items()}


def _figure(row: reasons.Figure, days: dict[str, str], names: dict[str, str]) -> Shown:
    where = {"thu_tuc": row.procedure, "don_vi": identifier(row.unit), "loai": _slug(row.kind)}
    return {
        "title": row.title or _("Tự viết, không theo mẫu câu"),
        "is_own": row.wording is None,
        "kind": _kind(row.kind),
        "procedure": row.procedure,
        "procedure_name": names.get(row.procedure, ""),
        "unit": unit_name(row.unit),
        "count": row.count,
        "url": address("reasons-behind", mau=str(row.wording or OWN), **where, **days),
    }


def _line(row: reasons.ReasonLine, names: dict[str, str]) -> Shown:
    url = reverse("desk:dossier", args=[row.dossier]) if row.dossier else ""
    if row.refusal:
        url = reverse("counter:refusal", args=[row.refusal])
    return {
        "url": url,
        "name": row.code or _("Phiếu từ chối %(number)s") % {"number": row.slip},
        "title": row.title or _("Tự viết, không theo mẫu câu"),
        "number": row.number,
        "kind": _kind(row.kind),
        "procedure": row.procedure,
        "procedure_name": names.get(row.procedure, ""),
        "unit": unit_name(row.unit),
        "at": row.given_at,
    }


def _part(asked: reasons.Asked, names: dict[str, str]) -> str:
    parts = [
        _kind(asked.kind) if asked.kind else "",
        names.get(asked.procedure, asked.procedure),
        unit_name(asked.unit) if asked.unit else "",
    ]
    return " · ".join(part for part in parts if part)


def _kind(kind: str) -> str:
    return str(wordings.KIND_NAMES[wordings.Kind(kind)])


def _slug(kind: str) -> str:
    return kind.replace("_", "-")


def _uuid(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        raise NotFound from None
