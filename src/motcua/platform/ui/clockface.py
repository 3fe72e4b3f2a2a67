"""The face of a legal clock: what the bar shows and what the words beside it say.

Built by a surface from the kernel's `worktime.Progress`; drawn by the component `<c-clock>`. Minutes are
office time, widths whole percents (the content security policy allows no style attribute, so each width is
a class).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.translation import gettext as _

from motcua.platform.ui.moments import moment_near, moment_words, span_words

PAUSE_SHARE = 14
"""Width in percent of a pause whose length is not known: visible, never the main thing."""
MOST_PAUSE = 40


class Elapsed(Protocol):
    """The fields of `kernel.worktime.Progress` that the face needs."""

    @property
    def used_minutes(self) -> int: ...
    @property
    def left_minutes(self) -> int: ...
    @property
    def late_minutes(self) -> int: ...
    @property
    def total_minutes(self) -> int: ...
    @property
    def paused(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class ClockFace:
    """One clock at one moment. `due` is None when there is no appointment date or a pause is open.

    For a dossier that has ended `now` is the moment of its end and `is_finished` is set: the words then say
    how much earlier or later than promised it was.
    """

    now: datetime
    due: datetime | None = None
    used_minutes: int = 0
    left_minutes: int = 0
    late_minutes: int = 0
    total_minutes: int = 0
    paused: bool = False
    paused_since: datetime | None = None
    paused_minutes: int | None = None
    why_url: str = ""
    is_finished: bool = False

    @classmethod
    def of(
        cls,
        progress: Elapsed,
        *,
        now: datetime,
        due: datetime | None,
        paused_since: datetime | None = None,
        why_url: str = "",
        is_finished: bool = False,
    ) -> "ClockFace":
        """The face of a running, paused, late or stopped clock."""
        return cls(
            now=now,
            due=due,
            used_minutes=progress.used_minutes,
            left_minutes=progress.left_minutes,
            late_minutes=progress.late_minutes,
            total_minutes=progress.total_minutes,
            paused=progress.paused,
            paused_since=paused_since,
            why_url=why_url,
            is_finished=is_finished,
        )

    @property
    def has_limit(self) -> bool:
        """Without a legal limit there is no bar, only words."""
        return self.total_minutes > 0 or self.due is not None

    @property
    def is_late(self) -> bool:
        return self.late_minutes > 0

    @property
    def used_width(self) -> int:
        """Percent of the bar; at least a sliver once time has run, full when late."""
        if self.is_late:
            return 100
        if not self.total_minutes:
            return 0
        share = self.used_minutes * (100 - self.paused_width) // self.total_minutes
        return max(min(share, 100 - self.paused_width), 1 if self.used_minutes else 0)

    @property
    def paused_width(self) -> int:
        """Percent of the bar taken by pauses, hatched."""
        if self.is_late:
            return 0
        if self.paused_minutes is None:
            return PAUSE_SHARE if self.paused else 0
        whole = self.total_minutes + self.paused_minutes
        share = self.paused_minutes * 100 // whole if whole else 0
        return min(MOST_PAUSE, max(share, 4 if self.paused_minutes else 0))

    @property
    def used_words(self) -> str:
        return span_words(self.used_minutes)

    @property
    def left_words(self) -> str:
        return span_words(self.left_minutes)

    @property
    def late_words(self) -> str:
        return span_words(self.late_minutes)

    @property
    def due_words(self) -> str:
        """Thứ Hai 23/11/2026, 10:25."""
        return moment_words(self.due) if self.due else ""

    @property
    def paused_words(self) -> str:
        """đang dừng từ 14:10 thứ Ba 17/11."""
        if self.paused_since is None:
            return _("đang dừng tính thời hạn")
        return _("đang dừng từ %(moment)s") % {"moment": moment_near(self.paused_since, self.now)}

    @property
    def short_words(self) -> str:
        """One line for lists: «còn 5 giờ, 16:00 hôm nay», «trễ 3 giờ», «xong sớm 2 ngày»."""
        if self.is_finished:
            return self.finished_words
        if self.is_late:
            return _("trễ %(span)s") % {"span": span_words(self.late_minutes, units=2)}
        if self.paused:
            return self.paused_words
        if self.due is None:
            return _("không hẹn ngày trả")
        near = moment_near(self.due, self.now)
        if not self.left_minutes:
            return near
        left = span_words(self.left_minutes, units=2)
        return _("còn %(span)s, %(moment)s") % {"span": left, "moment": near}

    @property
    def finished_words(self) -> str:
        """How the end stood to the promise: «xong sớm 5 giờ», «xong đúng hạn», «xong trễ 3 giờ»."""
        if self.is_late:
            return _("xong trễ %(span)s") % {"span": span_words(self.late_minutes, units=2)}
        if self.left_minutes:
            return _("xong sớm %(span)s") % {"span": span_words(self.left_minutes, units=2)}
        return _("xong đúng hạn") if self.total_minutes else _("đã kết thúc")

    @property
    def spoken(self) -> str:
        """What the bar says to someone who cannot see it."""
        if not self.total_minutes:
            return self.short_words
        whole = span_words(self.total_minutes)
        used = _("Đã dùng %(used)s trong %(whole)s") % {"used": self.used_words, "whole": whole}
        return f"{used}; {self.short_words}"
