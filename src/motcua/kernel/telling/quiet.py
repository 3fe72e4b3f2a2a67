"""Hours in which nobody is woken by a message. No law names them: 21:30 to 7:00 are common knowledge (K)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from motcua.kernel.errors import KernelError


class Urgency(StrEnum):
    """`now`: somebody is waiting for it (a code). `soon`: it can wait for the morning."""

    NOW = "now"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `begin` up to, not including, `end`; over midnight where the end is the earlier hour."""

    begin: time
    end: time

    def holds_at(self, hour: time) -> bool:
        """Whether it is quiet at a time of the day."""
        if self.begin <= self.end:
            return self.begin <= hour < self.end
        return hour >= self.begin or hour < self.end


def quiet_hours(text: str) -> QuietHours | None:
    """Hours written "21:30-07:00"; "none" is no quiet at all.

    Raises KernelError "telling.quiet.malformed" for anything else, also when both ends are the same: nobody
    could say whether that is a whole day or no minute.
    """
    if text == "none":
        return None
    begin, hyphen, end = text.partition("-")
    try:
        hours = QuietHours(_hour(begin), _hour(end))
    except ValueError:
        raise KernelError("telling.quiet.malformed") from None
    if not hyphen or hours.begin == hours.end:
        raise KernelError("telling.quiet.malformed")
    return hours


def _hour(text: str) -> time:
    hours, colon, minutes = text.strip().partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2 and len(hours) <= 2):
        raise ValueError
    return time(int(hours), int(minutes))


def when_to_send(now: datetime, hours: QuietHours | None, urgency: Urgency) -> datetime:
    """The moment a message that rings may leave: now, or the end of the quiet it falls into.

    `now` is local time with its offset; the answer is never earlier than it, and less than a day later.
    """
    if hours is None or urgency is Urgency.NOW or not hours.holds_at(now.time()):
        return now
    ends = datetime.combine(now.date(), hours.end, now.tzinfo)
    return ends if ends > now else ends + timedelta(days=1)
