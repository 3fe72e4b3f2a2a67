"""Working calendars: which there are and who works by them, and one of them month by month."""

from calendar import Calendar as Weeks
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.kernel import worktime
from motcua.kernel.worktime import Calendar, DayKind, Pattern
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.platform.ui.moments import WEEKDAYS
from motcua.surfaces.console.frame import administrators_only, page
from motcua.surfaces.console.naming import unit_name
from motcua.surfaces.session import actor_of

HERE = "calendars"
_KINDS = {
    DayKind.OFF: (gettext_lazy("Nghỉ"), "off"),
    DayKind.CLOSED: (gettext_lazy("Đóng cửa"), "wait"),
    DayKind.WORKED: (gettext_lazy("Làm bù"), "work"),
    DayKind.HOURS: (gettext_lazy("Giờ riêng"), "new"),
}
EDITS = (
    ("nghi", gettext_lazy("Thêm ngày nghỉ, đóng cửa")),
    ("hoan-doi", gettext_lazy("Hoán đổi ngày làm")),
    ("gio-rieng", gettext_lazy("Giờ riêng của một ngày")),
    ("gio-tuan", gettext_lazy("Đổi giờ hàng tuần")),
    ("bo-ngay", gettext_lazy("Bỏ ngày ghi riêng")),
)
YEAR = "nam-sau"
_UNITS_NAMED = 5
STATES = {
    "open": (gettext_lazy("Đang soạn"), "new"),
    "proposed": (gettext_lazy("Đã gửi duyệt"), "wait"),
    "saved": (gettext_lazy("Đang đổi ngày hẹn"), "work"),
    "leaving": (gettext_lazy("Chờ đến ngày"), "wait"),
    "done": (gettext_lazy("Đã xong"), "done"),
    "dropped": (gettext_lazy("Đã bỏ"), "off"),
}


@require_safe
@administrators_only
def listing(request: HttpRequest) -> HttpResponse:
    rows = [
        {
            "name": found.name,
            "url": reverse("console:calendar", args=[found.code]),
            "version": found.version,
            "known": f"{found.known_from:%d/%m/%Y} – {found.known_to:%d/%m/%Y}",
            "units": ", ".join(unit_name(unit) for unit in units[:_UNITS_NAMED]),
            "more": max(0, len(units) - _UNITS_NAMED),
            "overdue": worktime.year_overdue(found, clock.today()) if units else None,
        }
        for found, units in agencies.calendars_in_force()
    ]
    return page(request, "console/calendars.html", {"rows": rows}, HERE)


@require_safe
@administrators_only
def one(request: HttpRequest, code: str) -> HttpResponse:
    found = in_force(code)
    month = _month_asked(request, found)
    may_change = may_save(request)
    context = {
        "name": found.name,
        "trail": [{"name": _("Lịch làm việc"), "url": reverse("console:calendars")}],
        "month": month,
        "weekdays": WEEKDAYS,
        "weeks": list(_weeks(found, month)),
        "before": _neighbour(found, month, -1),
        "after": _neighbour(found, month, 1),
        "named": list(_named(found, month)),
        "patterns": [_pattern(pattern) for pattern in found.patterns],
        "known": f"{found.known_from:%d/%m/%Y} – {found.known_to:%d/%m/%Y}",
        "version": found.version,
        "overdue": worktime.year_overdue(found, clock.today()),
        "acts": acts_on(found) if may_change else [],
        "drafts": _drafts(request, code) if may_change else [],
    }
    return page(request, "console/calendar.html", context, HERE)


def in_force(code: str) -> Calendar:
    """Raises NotFound where no such calendar is in force."""
    found = next((each for each, _units in agencies.calendars_in_force() if each.code == code), None)
    if found is None:
        raise NotFound
    return found


def is_in_force(code: str) -> bool:
    return any(found.code == code for found, _units in agencies.calendars_in_force())


def may_save(request: HttpRequest) -> bool:
    try:
        agencies.require_calendars(actor_of(request))
    except NotFound:
        return False
    return True


def hours_of(spans: Any) -> str:
    return ", ".join(str(span).replace("-", "–") for span in spans)


def titles_on(found: Calendar) -> dict[str, str]:
    """The edits of a calendar by the word in their addresses; a year only while one is to be confirmed."""
    titles = {what: str(name) for what, name in EDITS}
    year = worktime.year_wanted(found, clock.today())
    if year is not None:
        titles[YEAR] = _("Lập lịch năm %(year)s") % {"year": year}
    return titles


def acts_on(found: Calendar) -> list[dict[str, Any]]:
    return [
        {"name": name, "url": reverse("console:calendar-edit", args=[found.code, what])}
        for what, name in titles_on(found).items()
    ]


def _drafts(request: HttpRequest, code: str) -> list[dict[str, Any]]:
    return draft_links(dossiers.calendars.drafts_of(actor_of(request), code))


def draft_links(rows: Iterable[dossiers.calendars.DraftRow]) -> list[dict[str, Any]]:
    """Drafts under way, with who makes them."""
    rows = list(rows)
    names = parties.account_names({row.made_by for row in rows})
    return [
        {
            "url": reverse("console:calendar-draft", args=[row.public_id]),
            "by": names.get(row.made_by, ""),
            "at": row.touched_at,
            "state": dict(zip(("word", "tone"), STATES[row.state], strict=True)),
        }
        for row in rows
    ]


def _month_asked(request: HttpRequest, calendar: Calendar) -> date:
    """The first day of the month asked for, within what is known; today's by default."""
    year, _dash, month = request.GET.get("thang", "").partition("-")
    try:
        asked = date(int(year), int(month), 1)
    except ValueError:
        asked = clock.today().replace(day=1)
    first, last = calendar.known_from.replace(day=1), calendar.known_to.replace(day=1)
    return min(max(asked, first), last)


def _neighbour(calendar: Calendar, month: date, step: int) -> dict[str, Any] | None:
    number = month.year * 12 + month.month - 1 + step
    other = date(number // 12, number % 12 + 1, 1)
    if not calendar.known_from.replace(day=1) <= other <= calendar.known_to:
        return None
    return {"url": f"?thang={other:%Y-%m}", "month": other}


def _weeks(calendar: Calendar, month: date) -> Iterator[list[dict[str, Any]]]:
    for week in Weeks().monthdatescalendar(month.year, month.month):
        yield [_cell(calendar, day, month) for day in week]


def _cell(calendar: Calendar, day: date, month: date) -> dict[str, Any]:
    rule = calendar.rule(day)
    word, tone = _KINDS[rule.kind] if rule else ("", "")
    return {
        "day": day,
        "weekday": WEEKDAYS[day.weekday()],
        "is_here": day.month == month.month,
        "is_today": day == clock.today(),
        "spans": [hours_of([span]) for span in calendar.spans(day)],
        "word": word,
        "tone": tone,
        "name": rule.name if rule else "",
    }


def _named(calendar: Calendar, month: date) -> Iterator[dict[str, Any]]:
    """The days of the month the calendar says something about, each with its decision."""
    for rule in calendar.days:
        if (rule.day.year, rule.day.month) == (month.year, month.month):
            word, tone = _KINDS[rule.kind]
            yield {
                "day": rule.day,
                "name": rule.name,
                "source": rule.source,
                "is_confirmed": rule.confirmed,
                "word": word,
                "tone": tone,
                "hours": hours_of(calendar.spans(rule.day)),
            }


def _pattern(pattern: Pattern) -> dict[str, Any]:
    period = _("từ %(first)s") % {"first": f"{pattern.begin:%d/%m/%Y}"}
    if pattern.end is not None:
        period = f"{pattern.begin:%d/%m/%Y} – {pattern.end:%d/%m/%Y}"
    days = [
        {"name": name, "hours": hours_of(spans)} for name, spans in zip(WEEKDAYS, pattern.hours, strict=True)
    ]
    return {
        "name": pattern.name,
        "period": period,
        "days": days,
        "saturday": hours_of(pattern.saturday_intake),
    }
