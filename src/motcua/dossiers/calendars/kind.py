"""A calendar put in force is a change for two people: what they are shown, and what happens then."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies import api as agencies
from motcua.dossiers.models import CalendarDraft
from motcua.kernel import worktime
from motcua.kernel.worktime import Calendar, Pattern, Span
from motcua.platform import clock, jobs, proposals
from motcua.platform.access import Actor

COUNT = "dossiers.count_calendar"
CARRY = "dossiers.move_dates"
DAYS_SHOWN = 12
STANDINGS = {
    worktime.Standing.MISSING: gettext_lazy("chưa có"),
    worktime.Standing.EXPECTED: gettext_lazy("dự kiến"),
    worktime.Standing.CONFIRMED: gettext_lazy("đã xác nhận"),
}


def facts_of(draft: CalendarDraft) -> tuple[proposals.Fact, ...]:
    """Who works by it from now on, years that stand, hours of the week and days that differ."""
    old, new = compared_with(draft), worktime.read_calendar(draft.data)
    return (
        *_whose(draft, old, new),
        *_years(old, new),
        *_week(old.patterns, new.patterns),
        *_days(old, new),
    )


def is_own_begun(draft: CalendarDraft) -> bool:
    """Whether a unit comes to this calendar with the draft."""
    return draft.for_unit_id is not None and draft.leaves_on is None


def compared_with(draft: CalendarDraft) -> Calendar:
    """What is worked by now where the draft is to hold."""
    if is_own_begun(draft):
        return agencies.calendar(draft.origin, draft.origin_version)
    return agencies.calendar(draft.code, draft.base)


def version_now(code: str) -> str:
    """The version in force, its row locked; empty for a calendar not in force yet."""
    try:
        return agencies.version_in_force(code)
    except agencies.CalendarUnknown:
        return ""


def is_current(draft: CalendarDraft) -> bool:
    """Whether the calendars it was made from are still those in force."""
    if version_now(draft.code) != draft.base:
        return False
    return not draft.origin or version_now(draft.origin) == draft.origin_version


def _whose(draft: CalendarDraft, old: Calendar, new: Calendar) -> Iterator[proposals.Fact]:
    if draft.for_unit_id is None:
        return
    unit = agencies.unit(draft.for_unit_id).name
    if draft.leaves_on is None:
        yield proposals.Fact(_("Lịch của {unit}").format(unit=unit), old.name, new.name)
    else:
        label = _("Lịch của {unit} từ {day}").format(unit=unit, day=f"{draft.leaves_on:%d/%m/%Y}")
        yield proposals.Fact(label, old.name, agencies.calendar(draft.origin, draft.origin_version).name)


def _years(old: Calendar, new: Calendar) -> Iterator[proposals.Fact]:
    for year in range(old.known_from.year, new.known_to.year + 1):
        before, after = worktime.standing(old, year), worktime.standing(new, year)
        if before is not after:
            label = _("Ngày nghỉ năm {year}").format(year=year)
            yield proposals.Fact(label, str(STANDINGS[before]), str(STANDINGS[after]))


def counts_of(draft: CalendarDraft) -> tuple[proposals.Fact, ...]:
    """How many promised dates the draft moves, as counted for its edition."""
    counts = draft.moves.filter(edition=draft.edition)
    moved, kept = counts.filter(is_kept=False).count(), counts.filter(is_kept=True).count()
    return (
        proposals.Fact(_("Hồ sơ lùi ngày hẹn"), "–", str(moved)),
        proposals.Fact(_("Hồ sơ giữ ngày đã hẹn (lịch mới tính ra sớm hơn)"), "–", str(kept)),
    )


def _week(old: Iterable[Pattern], new: Iterable[Pattern]) -> Iterator[proposals.Fact]:
    before = {pattern.begin: pattern for pattern in old}
    for pattern in new:
        if pattern.begin not in before or before[pattern.begin].hours != pattern.hours:
            in_force = [each for each in before.values() if each.covers(pattern.begin)]
            begin = f"{pattern.begin:%d/%m/%Y}"
            yield proposals.Fact(
                _("Giờ hàng tuần từ {begin}").format(begin=begin),
                _said_week(in_force[0]) if in_force else "–",
                _said_week(pattern),
            )


def _days(old: Calendar, new: Calendar) -> Iterator[proposals.Fact]:
    """Days named in a calendar; the ordinary days of new weekly hours are told by those."""
    named = {rule.day for rule in (*old.days, *new.days) if old.rule(rule.day) != new.rule(rule.day)}
    changed = [day for day in worktime.changed_days(old, new) if day.day in named]
    for each in islice(changed, DAYS_SHOWN):
        after = said_hours(each.after) + (f" ({each.name})" if each.name else "")
        yield proposals.Fact(f"{each.day:%d/%m/%Y}", said_hours(each.before), after)
    if len(changed) > DAYS_SHOWN:
        more = len(changed) - DAYS_SHOWN
        yield proposals.Fact(_("và {count} ngày khác").format(count=more), "–", "–")


def said_hours(spans: Iterable[Span]) -> str:
    """07:00–11:30, 13:30–17:00."""
    return ", ".join(str(span).replace("-", "–") for span in spans) or _("nghỉ")


def _said_week(pattern: Pattern) -> str:
    short = (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))
    same: dict[str, list[str]] = {}
    for name, spans in zip(short, pattern.hours, strict=True):
        if spans:
            same.setdefault(said_hours(spans), []).append(name)
    return "; ".join(f"{', '.join(days)}: {hours}" for hours, days in same.items())


def _mark(content: Mapping[str, Any]) -> str:
    """The versions in force it was made from, and the draft as it was sent."""
    version = version_now(content["code"])
    draft = CalendarDraft.objects.select_for_update().get(pk=content["draft"])
    other = f"/{version_now(draft.origin)}" if draft.origin else ""
    return f"{version}{other}/{draft.edition}"[-64:]


def put_in_force(actor: Actor, draft: CalendarDraft, because: str) -> None:
    """Save the drafted version; a job then moves dates in this person's name. Raises NotFound."""
    agencies.save_calendars(actor, [worktime.read_calendar(draft.data)], because)
    if draft.for_unit_id is not None and is_own_begun(draft):
        agencies.use_calendar(actor, draft.for_unit_id, draft.code, because)
    draft.state, draft.because, draft.touched_at = CalendarDraft.State.SAVED, because, clock.now()
    draft.account_id, draft.post_id, draft.behalf_id = actor.account, actor.post, actor.on_behalf
    draft.unit_id, draft.channel = actor.unit, actor.channel
    draft.save()
    jobs.defer(CARRY, draft=draft.pk)


def _apply(actor: Actor, approved: proposals.Approved) -> None:
    draft = CalendarDraft.objects.select_for_update().get(pk=approved.content["draft"])
    put_in_force(actor, draft, approved.because)


KIND = proposals.register(
    proposals.Kind(
        name="dossiers.calendar",
        words=gettext_lazy("Đổi lịch làm việc"),
        permission=agencies.Permission.CALENDAR_SAVE,
        mark=_mark,
        apply=_apply,
    )
)
