"""Days, days of which only the year or month is known, and times of day: from what was typed to what is kept.

A partial date is stored as "1990", "1990-03" or "1990-03-27": old papers often tell only the year of birth.
"""

from __future__ import annotations

import re
from datetime import date

from motcua.kernel.errors import KernelError

# No paper of a living person's affairs is older; a later day is a typing error.
EARLIEST_DAY = date(1850, 1, 1)
LATEST_DAY = date(2199, 12, 31)
_LOCAL_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?")
_PARTIAL_LOCAL = re.compile(
    r"(?:(?:(0?0|[-?_ ]{1,2}|\d{1,2})[/.\-])?(0?0|[-?_ ]{1,2}|\d{1,2})[/.\-])?(\d{4})"
)
_TIME = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)\s*(\d{1,2})?\s*(?:phút|p)?", re.IGNORECASE)


def day(typed: str) -> date:
    """A whole day, written day/month/year or in ISO. Raises KernelError "forms.date.*"."""
    local = _LOCAL_DAY.fullmatch(typed)
    try:
        if local:
            number, month, year = map(int, local.groups())
            value = date(year, month, number)
        elif _ISO_DAY.fullmatch(typed) and typed.isascii():
            value = date.fromisoformat(typed)
        else:
            raise KernelError("forms.date.malformed")
    except ValueError as error:
        raise KernelError("forms.date.missing_day") from error
    _check_year(value.year)
    return value


def partial_day(typed: str) -> str:
    """What is known of a day: its year, month and year, or all. Raises KernelError "forms.date.*"."""
    if not typed.isascii():
        raise KernelError("forms.partial_date.malformed")
    try:
        return day(typed).isoformat()
    except KernelError as error:
        if error.key != "forms.date.malformed":
            local = _PARTIAL_LOCAL.fullmatch(typed)
            if not local or _part(local[1]) or not local[2]:
                raise
    year, month = _year_and_month(typed)
    _check_year(year)
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def _year_and_month(typed: str) -> tuple[int, int]:
    """Month 0: not known."""
    iso, local = _PARTIAL_ISO.fullmatch(typed), _PARTIAL_LOCAL.fullmatch(typed)
    if iso:
        year, month = int(iso[1]), int(iso[2] or 0)
        if iso[2] and not month:
            raise KernelError("forms.date.missing_day")
    elif local:
        if _part(local[1]):  # a day without its month is no date
            raise KernelError("forms.partial_date.malformed")
        year, month = int(local[3]), _part(local[2])
    else:
        raise KernelError("forms.partial_date.malformed")
    if month > 12:
        raise KernelError("forms.date.missing_day")
    return year, month


def _part(typed: str | None) -> int:
    """A number, or 0 where it is blank or a sign for «not known»."""
    return int(typed) if typed and typed.isdigit() else 0


def first_day(stored: str) -> str:
    """The first day a partial date can mean."""
    return f"{stored}-01-01" if len(stored) == 4 else f"{stored}-01" if len(stored) == 7 else stored


def last_day(stored: str) -> str:
    """The last day a partial date can mean, near enough to compare: every month may end on the 31st."""
    return f"{stored}-12-31" if len(stored) == 4 else f"{stored}-31" if len(stored) == 7 else stored


def day_words(stored: str) -> str:
    """A day, whole or partial, as people write it: 27/03/1990, 03/1990, 1990."""
    return "/".join(reversed(stored.split("-")))


def time_of_day(typed: str) -> str:
    """«8h30», «8 giờ 30», «08:30» as 08:30. Raises KernelError "forms.time.malformed"."""
    found = _TIME.fullmatch(typed.strip()[:20])
    if found is None or not all(part is None or part.isascii() for part in found.groups()):
        raise KernelError("forms.time.malformed")
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise KernelError("forms.time.malformed")
    return f"{hour:02}:{minute:02}"


def _check_year(year: int) -> None:
    if not EARLIEST_DAY.year <= year <= LATEST_DAY.year:
        raise KernelError("forms.date.range", first=EARLIEST_DAY.year, last=LATEST_DAY.year)
