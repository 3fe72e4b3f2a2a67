"""Papers asked for again though the fault could be seen before, by unit and person; the requests behind."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers.api import repeats
from motcua.platform import clock
from motcua.platform.ui.moments import moment_near
from motcua.platform.ui.paging import Pages
from motcua.surfaces.leader import asking
from motcua.surfaces.leader.asking import overseers_only
from motcua.surfaces.leader.showing import Shown, address, identifier, unit_name
from motcua.surfaces.session import actor_of


@require_safe
@overseers_only
def by_person(request: HttpRequest) -> HttpResponse:
    month = asking.month_of(request)
    groups = repeats.repeats_by_person(actor_of(request), month)
    context = {
        "section": "leader",
        "page": "repeats",
        "month": _words(month),
        "total": {"count": sum(group.count for group in groups), "url": _behind(month)},
        "groups": [_group(group, month) for group in groups],
        **_months(month),
    }
    return render(request, "leader/repeats.html", context)


@require_safe
@overseers_only
def behind(request: HttpRequest) -> HttpResponse:
    """The requests a number counts."""
    month, unit, person = asking.month_of(request), asking.unit_of(request), asking.person_of(request)
    number, now = asking.page_of(request), clock.now()
    where = repeats.Where(month, unit, person)
    rows, total = repeats.repeats_page(actor_of(request), where, number)
    parts = [_words(month), agencies.unit(unit).name if unit else ""]
    parts.append(rows[0].name if person and rows else "")
    context = {
        "section": "leader",
        "page": "repeats",
        "part": " · ".join(part for part in parts if part),
        "total": total,
        "rows": [_row(row, now) for row in rows],
        "pages": Pages(number, repeats.PAGE_SIZE, total, asking.kept(request)),
        "back_url": address("repeats", thang=_code(month)),
    }
    return render(request, "leader/repeats_behind.html", context)


def _behind(month: date, **query: str) -> str:
    return address("repeats-behind", thang=_code(month), **query)


def _group(group: repeats.Group, month: date) -> Shown:
    where = {"don_vi": identifier(group.unit), "nguoi": str(group.person)}
    return {
        "unit": unit_name(group.unit),
        "name": group.name,
        "count": group.count,
        "url": _behind(month, **where),
    }


def _row(row: repeats.RepeatRow, now: datetime) -> Shown:
    version = catalogue.version(row.procedure_version_id)
    names = {component.code: component.name for component in version.components}
    names |= {question.key: question.label for question in (version.form.questions if version.form else ())}
    told = [(each["component"] or each["question"], each["fault"]) for each in row.items]
    return {
        "url": reverse("desk:dossier", args=[row.public_id]),
        "owner_name": row.owner_name,
        "procedure_name": version.name,
        "tail": row.code.rpartition("-")[2],
        "unit": unit_name(row.unit),
        "name": row.name,
        "at": moment_near(row.asked_at, now),
        "faults": [f"{names.get(code, code)}: {fault}" for code, fault in told if code in row.overlooked],
        "others": sum(1 for code, _fault in told if code not in row.overlooked),
        "legal_basis": row.legal_basis,
    }


def _words(month: date) -> str:
    return _("tháng %(month)s") % {"month": f"{month:%m/%Y}"}


def _code(month: date) -> str:
    return f"{month:%Y-%m}"


def _months(month: date) -> dict[str, str]:
    """The months beside this one; there is none after the current."""
    before, after = month - timedelta(days=1), month + timedelta(days=31)
    is_past = _code(month) < _code(clock.today())
    return {
        "before": _words(before),
        "before_url": address("repeats", thang=_code(before)),
        "after": _words(after) if is_past else "",
        "after_url": address("repeats", thang=_code(after)) if is_past else "",
    }
