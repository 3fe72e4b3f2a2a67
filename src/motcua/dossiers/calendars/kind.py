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


def facts_of(old: Calendar, new: Calendar) -> tuple[proposals.Fact, ...]:
    """Hours of the week and days that differ."""
    return (*_week(old.patterns, new.patterns), *_days(old, new))


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
    """The version in force, and the draft as it was sent."""
    version = agencies.version_in_force(content["code"])
    draft = CalendarDraft.objects.select_for_update().get(pk=content["draft"])
    return f"{version}/{draft.edition}"[-64:]


def put_in_force(actor: Actor, draft: CalendarDraft, because: str) -> None:
    """Save the drafted version; a job then moves dates in this person's name. Raises NotFound."""
    agencies.save_calendars(actor, [worktime.read_calendar(draft.data)], because)
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
