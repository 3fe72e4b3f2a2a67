"""Moments and spans of working time in words.

Deadlines always carry their weekday. Spans are minutes of office time; a working day counts eight hours, the
same day the clock of a dossier uses. Nothing here asks what time it is: `now` is always given.
"""

from datetime import date, datetime
from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from motcua.platform.clock import aware

WORKING_DAY = 8 * 60

WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)


def weekday(day: date) -> str:
    """The day of the week as it stands inside a sentence: thứ Hai."""
    return str(WEEKDAYS[day.weekday()])


def day_words(day: date) -> str:
    """Thứ Hai 23/11/2026."""
    return _capital(f"{weekday(day)} {day:%d/%m/%Y}")


def day_formal(day: date) -> str:
    """Ngày 23 tháng 11 năm 2026, as official papers are dated; of a moment its local day."""
    day = aware(day).date() if isinstance(day, datetime) else day
    values = {"day": f"{day:%d}", "month": f"{day:%m}", "year": day.year}
    return _("ngày %(day)s tháng %(month)s năm %(year)s") % values


def day_short(day: date) -> str:
    """23/11/2026."""
    return f"{day:%d/%m/%Y}"


def moment_words(moment: datetime) -> str:
    """Thứ Hai 23/11/2026, 10:25, in local time."""
    local = aware(moment)
    return f"{day_words(local)}, {local:%H:%M}"


def moment_near(moment: datetime, now: datetime) -> str:
    """The moment as one says it today: 16:00 hôm nay, 09:20 mai, 10:25 thứ Hai 23/11."""
    return _moment_near(aware(moment), aware(now).date(), get_language())


@lru_cache(maxsize=10_000)
def _moment_near(local: datetime, today: date, _language: str | None) -> str:
    time = f"{local:%H:%M}"
    match (local.date() - today).days:
        case 0:
            return _("%(time)s hôm nay") % {"time": time}
        case 1:
            return _("%(time)s mai") % {"time": time}
        case -1:
            return _("%(time)s hôm qua") % {"time": time}
    form = "%d/%m" if local.year == today.year else "%d/%m/%Y"
    return f"{time} {weekday(local)} {local:{form}}"


def span_words(minutes: int, *, units: int = 3) -> str:
    """Minutes of office time: 2 ngày 2 giờ 55 phút; `units` limits how many parts are said."""
    return _span_words(max(0, minutes), units, get_language())


@lru_cache(maxsize=10_000)
def _span_words(minutes: int, units: int, _language: str | None) -> str:
    """Kept, for a list of fifty says fifty of them and few are new."""
    days, rest = divmod(minutes, WORKING_DAY)
    hours, left = divmod(rest, 60)
    parts = (
        (days, ngettext("%(count)s ngày", "%(count)s ngày", days)),
        (hours, ngettext("%(count)s giờ", "%(count)s giờ", hours)),
        (left, ngettext("%(count)s phút", "%(count)s phút", left)),
    )
    said = [words % {"count": count} for count, words in parts if count]
    return " ".join(said[:units]) or _("0 phút")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
