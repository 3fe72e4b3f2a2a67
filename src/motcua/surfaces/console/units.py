"""Units of a day: the tree, the search that folds accents and knows old names, and one unit."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.kernel.worktime import Calendar
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import Actor, allowed
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field, problems_of
from motcua.surfaces.console import calendar_units, centres, moves, numbers
from motcua.surfaces.console.acting import Act, Typed, answer, reason_field
from motcua.surfaces.console.frame import administrators_only, page
from motcua.surfaces.console.naming import Fields, period
from motcua.surfaces.days import day_of
from motcua.surfaces.session import actor_of


@require_safe
@administrators_only
def tree(request: HttpRequest) -> HttpResponse:
    actor, q = actor_of(request), request.GET.get("q", "").strip()[:100]
    day, field = _day_asked(request)
    if q:
        rows = [_link(row, day, 0, 0) for row in agencies.search_administered(actor, q, day)]
    else:
        rows = [_link(row.unit, day, row.depth, row.below) for row in agencies.administered_tree(actor, day)]
    context = {
        "title": _("Kết quả tìm «%(q)s»") % {"q": q} if q else _("Đơn vị"),
        "fields": [Field("q", _("Tên đơn vị, tên cũ hoặc mã"), value=q, is_required=False), field],
        "problems": problems_of([field]),
        "rows": rows,
        "day": day,
        "is_today": day == clock.today(),
        "q": q,
    }
    return page(request, "console/units.html", context, "units", status=422 if field.error else 200)


@require_safe
@administrators_only
def one(request: HttpRequest, unit: UUID) -> HttpResponse:
    (day, field), today = _day_asked(request), clock.today()
    found = agencies.unit_page(actor_of(request), unit, day)
    fields, is_there = Fields(), found.unit.holds_on(today)
    context = {
        "unit": _facts(found, day),
        "trail": [{"name": _("Đơn vị"), "url": reverse("console:units")}]
        + [{"name": row.short_name, "url": _url(row, day)} for row in found.lineage],
        "fields": [field],
        "problems": problems_of([field]),
        "day": day,
        "is_today": day == today,
        "children": [_link(row.unit, day, 0, row.below) for row in found.children],
        "predecessors": [_predecessor(row, day) for row in found.predecessors],
        "successors": [{"name": row.name, "url": _url(row, day)} for row in found.successors],
        "seats": [_seat(seat, found.unit, fields) for seat in found.seats],
        "calendar": _calendar(found.calendar),
        "numbers": numbers.numbers_of(found.unit),
        "own_calendar": calendar_units.offered(request, found.unit) if is_there else {},
        "centre": _centre(found.centre, day),
        "centre_links": centres.links_of_unit(actor_of(request), found.unit, found.centre, today),
        "acts": _acts(actor_of(request), found.unit) if is_there else [],
        "moves": moves.to_come(found.unit),
        "changes": _offered(actor_of(request), found.unit) if is_there else [],
        "competence": [_assigned(row, day, fields) for row in found.competence],
    }
    return page(request, "console/unit.html", context, "units", status=422 if field.error else 200)


def _day_asked(request: HttpRequest) -> tuple[date, Field]:
    """The day the page speaks of, and its field; a day that cannot be read leaves today."""
    typed = request.GET.get("ngay", "").strip()[:20]
    day = day_of(typed) if typed else clock.today()
    shown = day or clock.today()
    error = "" if day else _("Ghi ngày dạng 21/11/2026.")
    value = f"{shown:%d/%m/%Y}" if day else typed
    return shown, Field("ngay", _("Tại ngày"), kind="date", value=value, error=error)


def _url(row: agencies.UnitRow, day: date) -> str:
    address = reverse("console:unit", args=[row.public_id])
    return address if day == clock.today() else f"{address}?{urlencode({'ngay': f'{day:%d/%m/%Y}'})}"


def _link(row: agencies.UnitRow, day: date, depth: int, below: int) -> dict[str, Any]:
    count = ngettext("%(count)s đơn vị trực thuộc", "%(count)s đơn vị trực thuộc", below) % {"count": below}
    return {
        "name": row.name,
        "url": _url(row, day),
        "depth": depth,
        "code": row.identifier,
        "kind": agencies.kind_words(row.kind),
        "period": period(row.valid_from, row.valid_to),
        "note": count if below else "",
        "is_training": row.is_training,
    }


def _facts(found: agencies.UnitPage, day: date) -> dict[str, Any]:
    unit = found.unit
    rows = [
        {"name": _("Mã định danh"), "value": unit.identifier, "note": "", "url": ""},
        {"name": _("Mã hành chính"), "value": unit.administrative_code, "note": "", "url": ""},
        {"name": _("Loại"), "value": agencies.kind_words(unit.kind), "note": "", "url": ""},
        {"name": _("Hiệu lực"), "value": period(unit.valid_from, unit.valid_to), "note": "", "url": ""},
        {"name": _("Quyết định"), "value": found.decision, "note": "", "url": ""},
        {"name": _("Địa chỉ"), "value": unit.address, "note": "", "url": ""},
        {"name": _("Điện thoại"), "value": unit.phone, "note": "", "url": ""},
    ]
    return {
        "name": unit.name,
        "public_id": unit.public_id,
        "rows": [row for row in rows if row["value"]],
        "is_there": unit.holds_on(day),
        "is_training": unit.is_training,
    }


def _acts(actor: Actor, unit: agencies.UnitRow) -> list[dict[str, str]]:
    """What one may do here today: people come by the one door or the other."""
    appoints = allowed(actor, agencies.Permission.POST_APPOINT, unit.id)
    opens = appoints and allowed(actor, parties.Permission.ACCOUNT_CREATE, unit.id)
    acts = []
    if opens:
        url = reverse("console:open-account", args=[unit.public_id])
        acts.append({"name": _("Mở tài khoản"), "url": url, "tone": "primary"})
    if appoints:
        url = reverse("console:appoint", args=[unit.public_id])
        acts.append({"name": _("Bổ nhiệm người đã có tài khoản"), "url": url, "tone": "quiet"})
    return acts


def _offered(actor: Actor, unit: agencies.UnitRow) -> list[dict[str, str]]:
    """What may become of it: moves by a decision, and the mark of training."""
    found = list(moves.offered(actor, unit))
    if agencies.may_mark(actor, unit):
        url = reverse("console:unit-training", args=[unit.public_id])
        found.append({"name": _training_words(unit), "url": url})
    return found


def _training_words(unit: agencies.UnitRow) -> str:
    return _("Bỏ dấu đơn vị tập huấn") if unit.is_training else _("Đánh dấu đơn vị tập huấn")


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def training(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Mark a unit as training, or take the mark away."""
    actor = actor_of(request)
    place = agencies.administered_unit(actor, unit)
    if not agencies.may_mark(actor, place):
        raise NotFound

    def marks(typed: Typed) -> str:
        wanted = typed.text("wanted") == "yes"
        dossiers.training.mark(actor, unit, is_training=wanted, because=typed.text("because"))
        return _("Đã đánh dấu đơn vị tập huấn.") if wanted else _("Đã bỏ dấu đơn vị tập huấn.")

    sentence = _(
        "Hồ sơ của đơn vị tập huấn chỉ người của đơn vị ấy thấy, "
        "không vào danh sách, số liệu, sổ sách nào khác."
    )
    if place.is_training:
        sentence = _("Từ đó hồ sơ của đơn vị là hồ sơ thật, vào mọi danh sách và số liệu.")
    wanted = Field("wanted", "", kind="hidden", value="" if place.is_training else "yes", is_required=False)
    words, back = _training_words(place), reverse("console:unit", args=[unit])
    fields = (wanted, reason_field())
    return answer(request, Act(words, words, place.name, back, fields, marks, sentence, here="units"))


def _predecessor(row: agencies.PredecessorRow, day: date) -> dict[str, Any]:
    own = agencies.unit(row.unit_id) if row.unit_id else None
    return {
        "name": row.name,
        "code": row.administrative_code,
        "on": row.on,
        "is_whole": row.is_whole,
        "url": _url(own, day) if own else "",
    }


def _seat(seat: agencies.SeatRow, unit: agencies.UnitRow, fields: Fields) -> dict[str, Any]:
    return {
        "name": seat.name,
        "url": reverse("console:account", args=[seat.account_public_id]),
        "title": seat.title,
        "decision": seat.decision,
        "is_active": seat.is_active,
        "period": period(seat.valid_from, seat.valid_to),
        "functions": [
            {
                "name": function.name,
                "fields": fields.words(function.fields),
                "unit": "" if function.unit_id == unit.id else agencies.unit(function.unit_id).short_name,
            }
            for function in seat.functions
        ],
    }


def _calendar(found: Calendar | None) -> list[dict[str, Any]]:
    if found is None:
        return []
    today = clock.today()
    hours = ", ".join(f"{_clock(begin)}–{_clock(end)}" for begin, end in found.spans(today))
    known = f"{found.known_from:%d/%m/%Y} – {found.known_to:%d/%m/%Y}"
    at = reverse("console:calendar", args=[found.code])
    return [
        {"name": _("Lịch"), "value": found.name, "note": found.version, "url": at},
        {"name": _("Giờ hôm nay"), "value": hours or _("nghỉ"), "note": "", "url": ""},
        {"name": _("Đã nhập ngày nghỉ"), "value": known, "note": "", "url": ""},
    ]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _centre(found: agencies.CentreRow | None, day: date) -> list[dict[str, Any]]:
    if found is None:
        return []
    rows = [
        {"name": _("Trung tâm"), "value": found.name, "note": found.code, "url": ""},
        {"name": _("Địa chỉ"), "value": found.address, "note": "", "url": ""},
        {"name": _("Điện thoại"), "value": found.phone, "note": "", "url": ""},
        {"name": _("Số quầy"), "value": str(len(found.counters_on(day))), "note": "", "url": ""},
    ]
    return [row for row in rows if row["value"]]


def _assigned(row: agencies.AssignedRow, day: date, fields: Fields) -> dict[str, Any]:
    rule = row.rule
    return {
        "matter": rule.procedure or fields.words([rule.field]),
        "url": reverse("portal:procedure", args=[rule.procedure]) if rule.procedure else "",
        "decision": row.decision,
        "period": period(rule.valid_from, rule.valid_to),
        "is_in_force": rule.holds_on(day),
    }
