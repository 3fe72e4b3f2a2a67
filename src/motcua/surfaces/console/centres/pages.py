"""Which centres there are, and the record of one with its counters."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.agencies.api import serving
from motcua.kernel.codes import phone_words
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field
from motcua.platform.ui.paging import Pages
from motcua.surfaces.console.centres.naming import equipment_words, served_words
from motcua.surfaces.console.frame import administrators_only, page, page_number
from motcua.surfaces.console.naming import Fields, period, unit_name
from motcua.surfaces.session import actor_of

HERE = "centres"
A_PAGE = 50


@require_safe
@administrators_only
def listing(request: HttpRequest) -> HttpResponse:
    q, number = request.GET.get("q", "").strip()[:100], page_number(request)
    found, today = serving.administered_centres(actor_of(request), q), clock.today()
    first = (number - 1) * A_PAGE
    context = {
        "fields": [Field("q", _("Tên trung tâm, đơn vị hoặc địa chỉ"), value=q, is_required=False)],
        "rows": [_line(each, today) for each in found[first : first + A_PAGE]],
        "pages": Pages(number, A_PAGE, len(found), {"q": q}),
        "is_searched": bool(q),
        "units_url": reverse("console:units"),
    }
    return page(request, "console/centres.html", context, HERE)


@require_safe
@administrators_only
def one(request: HttpRequest, code: str) -> HttpResponse:
    """The record of a centre, its counters, and what one may do about it."""
    today, fields = clock.today(), Fields()
    found = serving.administered_centre(actor_of(request), code)
    context = {
        "trail": [{"name": _("Trung tâm, quầy"), "url": reverse("console:centres")}],
        "name": found.name,
        "state": _state(found.valid_from, found.valid_to, today),
        "rows": _facts(found),
        "counters": [_counter(found, row, fields, today) for row in found.counters],
        "acts": [] if _is_over(found, today) else _acts(code),
    }
    return page(request, "console/centre.html", context, HERE)


def links_of_unit(
    actor: Actor, unit: agencies.UnitRow, centre: agencies.CentreRow | None, today: date
) -> list[dict[str, str]]:
    """For the page of a unit: the way to the centre that serves it, or to opening one of its own."""
    found = []
    if centre is not None and _administers(actor, centre.code):
        url = reverse("console:centre", args=[centre.code])
        found.append({"name": _("Thông tin và các quầy"), "url": url})
    if serving.may_open(unit, today):
        url = reverse("console:centre-open", args=[unit.public_id])
        found.append({"name": _("Mở trung tâm của đơn vị"), "url": url})
    return found


def _administers(actor: Actor, code: str) -> bool:
    try:
        serving.administered_centre(actor, code)
    except NotFound:
        return False
    return True


def _is_over(found: agencies.CentreRow, today: date) -> bool:
    return found.valid_to is not None and found.valid_to <= today


def _acts(code: str) -> list[dict[str, str]]:
    acts = (
        ("centre-change", _("Sửa thông tin"), "primary"),
        ("counter-open", _("Mở quầy"), "quiet"),
        ("centre-close", _("Ngày đóng"), "quiet"),
    )
    return [
        {"name": name, "url": reverse(f"console:{to}", args=[code]), "tone": tone} for to, name, tone in acts
    ]


def _line(each: serving.CentreLine, today: date) -> dict[str, Any]:
    row = each.centre
    open_now = len(row.counters_on(today))
    return {
        "name": row.name,
        "url": reverse("console:centre", args=[row.code]),
        "unit": each.unit.name,
        "kind": serving.centre_kinds().get(row.kind, row.kind),
        "phone": row.phone,
        "counters": ngettext("%(count)s quầy", "%(count)s quầy", open_now) % {"count": open_now},
        "state": _state(row.valid_from, row.valid_to, today),
    }


def _facts(found: agencies.CentreRow) -> list[dict[str, str]]:
    served = found.serves | {found.unit_id}
    host = agencies.centre(found.hosted_in_id).name if found.hosted_in_id else ""
    rows = [
        (_("Đơn vị"), unit_name(found.unit_id)),
        (_("Loại"), serving.centre_kinds().get(found.kind, found.kind)),
        (_("Địa chỉ"), found.address),
        (_("Điện thoại"), phone_words(found.phone) if found.phone else ""),
        (_("Thư điện tử"), found.email),
        *(((_("Đặt tại"), host),) if host else ()),
        (_("Nhận hồ sơ cho"), ", ".join(sorted(map(unit_name, served)))),
        (_("Trang bị"), equipment_words({each["kind"]: each["count"] for each in found.equipment})),
        (_("Hoạt động"), period(found.valid_from, found.valid_to)),
    ]
    return [{"name": name, "value": value or "–", "note": "", "url": ""} for name, value in rows]


def _counter(
    found: agencies.CentreRow, row: agencies.CounterRow, fields: Fields, today: date
) -> dict[str, Any]:
    return {
        "number": row.number,
        "name": row.name,
        "kind": serving.counter_kinds().get(row.kind, row.kind),
        "fields": served_words(list(row.fields), fields),
        "period": period(row.valid_from or found.valid_from, row.valid_to),
        "state": _state(row.valid_from, row.valid_to, today),
        "url": ""
        if _is_over(found, today)
        else reverse("console:counter-change", args=[found.code, row.number]),
    }


def _state(begins: date | None, ends: date | None, today: date) -> dict[str, str]:
    """Open, to come, about to end, over: the word and its tone."""
    if ends is not None and ends <= today:
        return {"word": _("Đã đóng"), "tone": "off"}
    if begins is not None and begins > today:
        return {"word": _("Sắp mở"), "tone": "new"}
    if ends is not None:
        return {"word": _("Sắp đóng"), "tone": "wait"}
    return {"word": _("Đang mở"), "tone": "done"}
