"""A unit's own calendar: begun as a copy of the one it works by, and given up for that of the unit above."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.dossiers.api import calendars
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field
from motcua.surfaces.console.acting import Act, Typed, answer
from motcua.surfaces.console.calendars import draft_links, may_save
from motcua.surfaces.console.frame import administrators_only
from motcua.surfaces.session import actor_of

_view = require_http_methods(["GET", "HEAD", "POST"])


def offered(request: HttpRequest, unit: agencies.UnitRow) -> dict[str, Any]:
    """What whoever may save calendars can begin for a unit, and what is under way."""
    if not may_save(request):
        return {}
    links = []
    if unit.parent_id is not None and not calendars.has_own(unit):
        links.append(("console:calendar-own", _("Lập lịch riêng")))
    if unit.parent_id is not None and unit.calendar_code:
        links.append(("console:calendar-return", _("Dùng lại lịch của đơn vị cấp trên")))
    return {
        "acts": [{"name": name, "url": reverse(route, args=[unit.public_id])} for route, name in links],
        "drafts": draft_links(calendars.drafts_for(actor_of(request), unit.id)),
    }


@_view
@administrators_only
def own(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Begin a calendar of the unit's own: a draft like the one in use, to be edited before it is sent."""
    place = _place(request, unit)
    current = agencies.calendar_of(place.id).name
    called = (_("Giờ làm việc của %(unit)s") % {"unit": place.name})[:200]
    fields = (Field("name", _("Tên lịch"), value=called),)

    def drafts(typed: Typed) -> UUID:
        return calendars.draft_own(actor_of(request), place.id, typed.text("name"))

    sentence = _(
        "Lịch riêng bắt đầu giống hệt «%(current)s». Bước sau ghi những chỗ khác, xem mọi ngày hẹn bị đổi, "
        "rồi gửi người thứ hai duyệt. Từ đó ngày nghỉ mới của lịch kia không tự sang lịch này."
    ) % {"current": current}
    return _answered(request, place, _("Lập lịch riêng"), fields, drafts, sentence)


@_view
@administrators_only
def give_up(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Go back to the calendar of the unit above from a day on."""
    place = _place(request, unit)
    if not place.calendar_code:
        raise NotFound
    above = agencies.calendar_above(place.id).name
    tomorrow = clock.today() + timedelta(days=1)
    fields = (Field("day", _("Từ ngày"), kind="date", value=f"{tomorrow:%d/%m/%Y}"),)

    def drafts(typed: Typed) -> UUID:
        return calendars.draft_return(actor_of(request), place.id, typed.required_day("day"))

    sentence = _(
        "Từ ngày này đơn vị làm việc theo «%(above)s». Bước sau cho xem mọi ngày hẹn bị đổi trước khi "
        "gửi duyệt."
    ) % {"above": above}
    return _answered(request, place, _("Dùng lại lịch của đơn vị cấp trên"), fields, drafts, sentence)


def _place(request: HttpRequest, unit: UUID) -> agencies.UnitRow:
    """A unit of today that stands under another. Raises NotFound, also without the right over calendars."""
    place = agencies.administered_unit(actor_of(request), unit)
    if not may_save(request) or place.parent_id is None or not place.holds_on(clock.today()):
        raise NotFound
    return place


def _answered(
    request: HttpRequest,
    place: agencies.UnitRow,
    title: str,
    fields: tuple[Field, ...],
    drafts: Callable[[Typed], UUID],
    sentence: str,
) -> HttpResponse:
    """The form, then the draft that comes of it."""

    def does(typed: Typed) -> HttpResponse:
        return HttpResponseRedirect(reverse("console:calendar-draft", args=[drafts(typed)]))

    back = reverse("console:unit", args=[place.public_id])
    act = Act(title, _("Soạn bản nháp"), place.name, back, fields, does, sentence, here="units")
    return answer(request, act)
