"""Change a calendar: one edit a form, then every promised date that would move, then a second person."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.dossiers.api import calendars
from motcua.kernel.worktime import Span
from motcua.platform.errors import Invalid, NotFound
from motcua.platform.ui.fields import Choice, Field
from motcua.platform.ui.moments import WEEKDAYS
from motcua.platform.ui.paging import Pages
from motcua.surfaces.console.acting import Act, Typed, answer, reason_field
from motcua.surfaces.console.calendar_years import YEAR_SENTENCE, year_form
from motcua.surfaces.console.calendars import HERE, STATES, YEAR, acts_on, is_in_force, titles_on
from motcua.surfaces.console.frame import administrators_only, page, page_number
from motcua.surfaces.console.naming import unit_name
from motcua.surfaces.session import actor_of

_view = require_http_methods(["GET", "HEAD", "POST"])
_HOURS = re.compile(r"(\d{1,2})[:hH](\d{2})?\s*[-–]\s*(\d{1,2})[:hH](\d{2})?")
_SATURDAY = 5


class BadHours(Invalid):
    """Hours nobody can read."""

    code = "hours-unreadable"
    sentence = gettext_lazy("Ghi giờ dạng 07:30-11:30, giờ sau phải muộn hơn giờ trước.")


@_view
@administrators_only
def edit(request: HttpRequest, code: str, what: str) -> HttpResponse:
    """One edit; it goes into one's open draft of the calendar."""
    found = calendars.to_edit(actor_of(request), code)
    title = titles_on(found).get(what)
    if title is None:
        raise NotFound
    fields, read = year_form(found) if what == YEAR else _FORMS[what]()

    def does(typed: Typed) -> HttpResponse:
        draft = calendars.draft_change(actor_of(request), code, read(typed))
        return HttpResponseRedirect(reverse("console:calendar-draft", args=[draft]))

    back = reverse("console:calendar", args=[code]) if is_in_force(code) else reverse("console:calendars")
    sentence = _("Chưa đổi gì ngay. Bước sau cho xem mọi ngày hẹn sẽ bị đổi.")
    if what == YEAR:
        sentence = f"{sentence} {YEAR_SENTENCE}"
    return answer(request, Act(title, _("Xem trước"), found.name, back, fields, does, sentence, here=HERE))


_Read = Callable[[Typed], calendars.Edit]


def _days_off() -> tuple[tuple[Field, ...], _Read]:
    kinds = (
        Choice("off", _("Ngày nghỉ lễ, Tết, nghỉ bù"), is_chosen=True),
        Choice("closed", _("Cơ quan đóng cửa"), hint=_("Ví dụ bão lụt, chuyển trụ sở.")),
    )
    fields = (
        Field("kind", _("Loại"), kind="choice", choices=kinds),
        *_days(),
        *_told(),
    )

    def read(typed: Typed) -> calendars.Edit:
        return calendars.DayEdit(
            begin=_day(typed, "begin"),
            end=typed.day("end") or _day(typed, "begin"),
            name=typed.text("name"),
            source=typed.text("source"),
            is_closure=typed.text("kind") == "closed",
        )

    return fields, read


def _swap() -> tuple[tuple[Field, ...], _Read]:
    fields = (
        Field("off", _("Nghỉ ngày"), kind="date"),
        Field("worked", _("Làm bù ngày"), kind="date"),
        *_told(),
    )

    def read(typed: Typed) -> calendars.Edit:
        return calendars.SwapEdit(
            off=_day(typed, "off"),
            worked=_day(typed, "worked"),
            name=typed.text("name"),
            source=typed.text("source"),
        )

    return fields, read


def _own_hours() -> tuple[tuple[Field, ...], _Read]:
    fields = (Field("begin", _("Ngày"), kind="date"), *_halves(), *_told())

    def read(typed: Typed) -> calendars.Edit:
        day = _day(typed, "begin")
        return calendars.DayEdit(
            begin=day, end=day, name=typed.text("name"), source=typed.text("source"), hours=_both(typed)
        )

    return fields, read


def _weekly() -> tuple[tuple[Field, ...], _Read]:
    week = tuple(
        Choice(str(number), str(name), is_chosen=number < _SATURDAY) for number, name in enumerate(WEEKDAYS)
    )
    fields = (
        Field("begin", _("Từ ngày"), kind="date"),
        *_halves(),
        Field("days", _("Các ngày làm việc"), kind="many", choices=week),
        Field("name", _("Tên gọi"), value=_("Giờ hành chính")),
    )

    def read(typed: Typed) -> calendars.Edit:
        hours, days = _both(typed), set(typed.many("days"))
        week = tuple(hours if str(number) in days else () for number in range(7))
        return calendars.WeekEdit(begin=_day(typed, "begin"), hours=week, name=typed.text("name"))

    return fields, read


def _plain() -> tuple[tuple[Field, ...], _Read]:
    def read(typed: Typed) -> calendars.Edit:
        begin = _day(typed, "begin")
        return calendars.PlainEdit(begin=begin, end=typed.day("end") or begin)

    return _days(), read


_FORMS: dict[str, Callable[[], tuple[tuple[Field, ...], _Read]]] = {
    "nghi": _days_off,
    "hoan-doi": _swap,
    "gio-rieng": _own_hours,
    "gio-tuan": _weekly,
    "bo-ngay": _plain,
}


def _days() -> tuple[Field, ...]:
    return (
        Field("begin", _("Từ ngày"), kind="date"),
        Field("end", _("Đến hết ngày"), kind="date", is_required=False, hint=_("Một ngày thì để trống.")),
    )


def _told() -> tuple[Field, ...]:
    return (
        Field("name", _("Tên đợt nghỉ hoặc lý do")),
        Field("source", _("Quyết định"), hint=_("Số của quyết định làm căn cứ.")),
    )


def _halves() -> tuple[Field, ...]:
    return (
        Field("morning", _("Buổi sáng"), value="07:30-11:30", is_required=False),
        Field("afternoon", _("Buổi chiều"), value="13:30-17:00", is_required=False),
    )


def _day(typed: Typed, name: str) -> date:
    found = typed.day(name)
    if found is None:
        raise NotFound
    return found


def _both(typed: Typed) -> tuple[Span, ...]:
    """Morning and afternoon, with the lunch between them. Raises BadHours."""
    spans: list[Span] = []
    for name in ("morning", "afternoon"):
        given = typed.text(name)
        if given:
            span = _span(given)
            if span is None or (spans and spans[-1].end >= span.begin):
                raise BadHours(field=name)
            spans.append(span)
    if not spans:
        raise BadHours(field="morning")
    return tuple(spans)


def _span(typed: str) -> Span | None:
    found = _HOURS.fullmatch(typed)
    if found is None:
        return None
    hours = [int(part or 0) for part in found.groups()]
    begin, end = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    is_time = hours[1] < 60 and hours[3] < 60 and end < 24 * 60
    return Span(begin, end) if is_time and begin < end else None


@require_safe
@administrators_only
def one(request: HttpRequest, draft: UUID) -> HttpResponse:
    """What the draft changes, and every date it moves."""
    number = page_number(request)
    found = calendars.draft_page(actor_of(request), draft, number)
    context = {
        "name": found.name,
        "trail": [
            {"name": _("Lịch làm việc"), "url": reverse("console:calendars")},
            _above(found),
        ],
        "state": dict(zip(("word", "tone"), STATES[found.state], strict=True)),
        "is_counted": found.is_counted,
        "is_done": found.state == "done",
        "moved": found.moved,
        "facts": found.facts,
        "units": [
            {"name": unit_name(row.unit_id), "moved": row.moved, "kept": row.kept} for row in found.units
        ],
        "rows": [_row(row) for row in found.moves],
        "total": sum(row.moved + row.kept for row in found.units),
        "seen": found.seen,
        "pages": Pages(number, calendars.MOVES_A_PAGE, found.seen, {}),
        "proposal_url": reverse("console:proposal", args=[found.proposal]) if found.proposal else "",
        "acts": _acts(found),
        "edits": acts_on(calendars.to_edit(actor_of(request), found.code)) if _may_edit(found) else [],
    }
    return page(request, "console/calendar_draft.html", context, HERE)


def _may_edit(found: calendars.DraftPage) -> bool:
    return found.is_own and found.state == "open" and found.leaves_on is None


def _above(found: calendars.DraftPage) -> dict[str, str]:
    """The calendar, or the unit that has none of its own yet."""
    if found.for_unit_id is None or is_in_force(found.code):
        return {"name": found.name, "url": reverse("console:calendar", args=[found.code])}
    unit = agencies.unit(found.for_unit_id)
    return {"name": unit.name, "url": reverse("console:unit", args=[unit.public_id])}


def _row(row: calendars.MoveRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "url": reverse("desk:dossier", args=[row.dossier]),
        "unit": unit_name(row.unit_id),
        "before": row.before,
        "after": row.after,
        "is_kept": row.is_kept,
        "why": row.why,
    }


def _acts(found: calendars.DraftPage) -> list[dict[str, str]]:
    names = []
    if found.is_own and found.state == "open":
        names = [("gui-duyet", _("Gửi duyệt"), "primary")] if found.is_counted else []
        names.append(("bo", _("Bỏ bản nháp"), "danger"))
    elif found.is_own and found.is_back:
        names = [("soan-tiep", _("Soạn tiếp"), "quiet")]
    return [
        {
            "name": name,
            "url": reverse("console:calendar-draft-act", args=[found.public_id, act]),
            "tone": tone,
        }
        for act, name, tone in names
    ]


@_view
@administrators_only
def decide(request: HttpRequest, draft: UUID, act: str) -> HttpResponse:
    """Send it to a second person, throw it away, or go on with one that came back."""
    found = calendars.draft_page(actor_of(request), draft)
    makes = {"gui-duyet": _sending, "bo": _dropping, "soan-tiep": _reopening}.get(act)
    if makes is None or not found.is_own:
        raise NotFound
    return answer(request, makes(request, found))


def _sending(request: HttpRequest, found: calendars.DraftPage) -> Act:
    def does(typed: Typed) -> str:
        actor, because = actor_of(request), typed.text("because")
        if calendars.ask_for_calendar(actor, found.public_id, because=because) is None:
            return _("Đã lưu lịch. Các ngày hẹn đang được đổi.")
        return _("Đã gửi đề nghị. Lịch có hiệu lực khi người thứ hai duyệt.")

    sentence = _("Người dân có ngày hẹn lùi lại được báo ngày mới. Ngày hẹn không bao giờ bị đẩy sớm lên.")
    return _on(found, _("Gửi duyệt lịch"), _("Gửi duyệt"), does, sentence, (reason_field(),))


def _dropping(request: HttpRequest, found: calendars.DraftPage) -> Act:
    def does(_typed: Typed) -> str:
        calendars.drop_draft(actor_of(request), found.public_id)
        return _("Đã bỏ bản nháp.")

    return _on(found, _("Bỏ bản nháp"), _("Bỏ"), does, _("Lịch đang dùng giữ nguyên."), (), "danger")


def _reopening(request: HttpRequest, found: calendars.DraftPage) -> Act:
    def does(_typed: Typed) -> str:
        calendars.reopen_draft(actor_of(request), found.public_id)
        return _("Soạn tiếp được rồi.")

    return _on(found, _("Soạn tiếp bản nháp"), _("Soạn tiếp"), does, "", ())


def _on(
    found: calendars.DraftPage,
    title: str,
    button: str,
    does: Callable[[Typed], str],
    sentence: str,
    fields: tuple[Field, ...],
    tone: str = "primary",
) -> Act:
    back = reverse("console:calendar-draft", args=[found.public_id])
    return Act(title, button, found.name, back, fields, does, sentence, tone, here=HERE)
