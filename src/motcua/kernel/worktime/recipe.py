"""The recipe of a due date: everything it was made from, so that it can be explained and made again.

A recipe is an immutable value (a named tuple: they are made by the million, and a frozen dataclass takes
three times as long to make). Its verbs (`start`, `pause`, `resume`, …) return a new recipe and compute
nothing; `counting.due` computes. Only a rule of the procedure version pauses the clock: whoever calls
`pause` has checked that, and hands over the article.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, Self

from motcua.kernel.errors import KernelError
from motcua.kernel.worktime.calendar import Calendar
from motcua.kernel.worktime.limit import COUNTED, Limit
from motcua.kernel.worktime.moment import local, parse_moment


class StartRule(StrEnum):
    """Whose receipt starts the clock (NĐ 309/2026 art. 8)."""

    RECEIVED = "received"
    """Receipt of the complete dossier, as printed on Form 01."""
    COMPETENT_RECEIVED = "competent_received"
    """Non-territorial intake: receipt by the competent agency."""
    TAKEN_OVER = "taken_over"
    """Another system received it and promised the date; the promise is kept."""


class Pause(NamedTuple):
    """A stretch of time that is not counted; `end` is None while it lasts."""

    begin: datetime
    end: datetime | None
    who: str
    why: str
    article: str

    def to_data(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "begin": self.begin.isoformat(),
            "end": self.end.isoformat() if self.end else None,
            "who": self.who,
            "why": self.why,
            "article": self.article,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """As it was stored."""
        end = parse_moment(data["end"]) if data.get("end") is not None else None
        begin = parse_moment(data["begin"])
        if end is not None and end < begin:
            raise KernelError("worktime.pause.backwards", begin=begin, end=end)
        return cls(begin, end, data["who"], data["why"], data["article"])


class Outage(Pause):
    """A failure of the system, announced by its owner; counts like a pause."""

    __slots__ = ()


class Extension(NamedTuple):
    """More time, granted in writing with an apology."""

    limit: Limit
    granted_at: datetime
    who: str
    why: str
    article: str

    def to_data(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "limit": str(self.limit),
            "granted_at": self.granted_at.isoformat(),
            "who": self.who,
            "why": self.why,
            "article": self.article,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Extension:
        """As it was stored."""
        return cls(
            Limit.parse(data["limit"]),
            parse_moment(data["granted_at"]),
            data["who"],
            data["why"],
            data["article"],
        )


class Recipe(NamedTuple):
    """What a due date is made from. `started_at` is None until the competent agency has the dossier."""

    limit: Limit
    calendar_code: str
    calendar_version: str
    received_at: datetime
    start_rule: StartRule
    started_at: datetime | None
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    outages: tuple[Outage, ...] = ()

    @property
    def is_paused(self) -> bool:
        """Whether a pause is open."""
        return bool(self.pauses) and self.pauses[-1].end is None

    def to_data(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "limit": str(self.limit),
            "calendar": {"code": self.calendar_code, "version": self.calendar_version},
            "received_at": self.received_at.isoformat(),
            "start_rule": str(self.start_rule),
            "started_at": self.started_at.isoformat() if self.started_at else None,
            "pauses": [pause.to_data() for pause in self.pauses],
            "extensions": [extension.to_data() for extension in self.extensions],
            "outages": [outage.to_data() for outage in self.outages],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Recipe:
        """As it was stored; KernelError `worktime.recipe.malformed` names what is missing."""
        try:
            started_at = data.get("started_at")
            return cls(
                limit=Limit.parse(data["limit"]),
                calendar_code=data["calendar"]["code"],
                calendar_version=data["calendar"]["version"],
                received_at=parse_moment(data["received_at"]),
                start_rule=StartRule(data["start_rule"]),
                started_at=parse_moment(started_at) if started_at is not None else None,
                pauses=tuple(Pause.from_data(row) for row in data.get("pauses", ())),
                extensions=tuple(Extension.from_data(row) for row in data.get("extensions", ())),
                outages=tuple(Outage.from_data(row) for row in data.get("outages", ())),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise KernelError("worktime.recipe.malformed", fault=str(fault)) from None


def start(
    calendar: Calendar,
    limit: Limit,
    received_at: datetime,
    start_rule: str = StartRule.RECEIVED,
    started_at: datetime | None = None,
) -> Recipe:
    """A new recipe. The clock starts at `started_at`; under the rule "received" that is `received_at` if
    not given.

    Under "competent_received" the clock stands still until `started_at` is known (see `arrive`).
    KernelError `worktime.recipe.started_early` if the clock would start before receipt.
    """
    received_at = local(received_at)
    rule = start_rule if isinstance(start_rule, StartRule) else StartRule(start_rule)
    if started_at is not None:
        started_at = local(started_at)
        if started_at < received_at:
            raise KernelError("worktime.recipe.started_early", received=received_at, started=started_at)
    elif rule is not StartRule.COMPETENT_RECEIVED:
        started_at = received_at
    return Recipe(limit, calendar.code, calendar.version, received_at, rule, started_at)


def arrive(recipe: Recipe, at: datetime) -> Recipe:
    """The competent agency received the dossier: the clock starts. KernelError if it runs already."""
    at = local(at)
    if recipe.started_at is not None:
        raise KernelError("worktime.recipe.started_twice", started=recipe.started_at)
    if at < recipe.received_at:
        raise KernelError("worktime.recipe.started_early", received=recipe.received_at, started=at)
    return recipe._replace(started_at=at)


def pause(recipe: Recipe, at: datetime, who: str, why: str, article: str) -> Recipe:
    """Stop counting from `at`. KernelError if a pause is open or `at` lies before receipt or an earlier
    pause.
    """
    at = local(at)
    _refuse_early(recipe, at)
    return _with_pauses(recipe, (*recipe.pauses, Pause(at, None, who, why, article)))


def resume(recipe: Recipe, at: datetime) -> Recipe:
    """Count again from `at`. KernelError if no pause is open or `at` lies before its beginning."""
    at = local(at)
    if not recipe.is_paused:
        raise KernelError("worktime.pause.none")
    last = recipe.pauses[-1]
    if at < last.begin:
        raise KernelError("worktime.pause.backwards", begin=last.begin, end=at)
    ended = Pause(last.begin, at, last.who, last.why, last.article)
    return _with_pauses(recipe, (*recipe.pauses[:-1], ended))


def paused(recipe: Recipe, begin: datetime, end: datetime, *, who: str, why: str, article: str) -> Recipe:
    """`pause` and `resume` at once, for a pause that is over when it is written down. Errors as for both."""
    begin, end = local(begin), local(end)
    _refuse_early(recipe, begin)
    if end < begin:
        raise KernelError("worktime.pause.backwards", begin=begin, end=end)
    return _with_pauses(recipe, (*recipe.pauses, Pause(begin, end, who, why, article)))


def _refuse_early(recipe: Recipe, at: datetime) -> None:
    earliest = recipe.pauses[-1].end if recipe.pauses else recipe.received_at
    if earliest is None:
        raise KernelError("worktime.pause.open", begin=recipe.pauses[-1].begin)
    if at < earliest:
        raise KernelError("worktime.pause.early", begin=at, earliest=earliest)


def _with_pauses(recipe: Recipe, pauses: tuple[Pause, ...]) -> Recipe:
    """`_replace` written out, which takes a quarter of its time."""
    limit, code, version, received_at, rule, started_at, _, extensions, outages = recipe
    return Recipe(limit, code, version, received_at, rule, started_at, pauses, extensions, outages)


def extend(recipe: Recipe, limit: Limit, granted_at: datetime, *, who: str, why: str, article: str) -> Recipe:
    """Grant more time, in wd, d or h. How often and how long is for the caller to check."""
    if limit.unit not in COUNTED or recipe.limit.unit == "none":
        raise KernelError("worktime.extension.unit", limit=str(limit))
    extension = Extension(limit, local(granted_at), who, why, article)
    return recipe._replace(extensions=(*recipe.extensions, extension))


def outage(recipe: Recipe, begin: datetime, end: datetime, *, who: str, why: str, article: str) -> Recipe:
    """Leave out the time of an announced failure of the system, known once it is over."""
    begin, end = local(begin), local(end)
    if end < begin:
        raise KernelError("worktime.pause.backwards", begin=begin, end=end)
    return recipe._replace(outages=(*recipe.outages, Outage(begin, end, who, why, article)))
