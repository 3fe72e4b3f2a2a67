"""Calendars as JSON: reading with inheritance, writing, and the refusal of what is malformed.

A calendar that `inherits` another takes over its days, closures, covered time, cut-off, Saturday policy and
— if it has no patterns of its own — its weekly hours. For one day the nearest word wins: own `days`, then
own `closures`, then what is inherited. The version of the whole is "own+parent's", so that a change
anywhere is a new version.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

from motcua.kernel.errors import KernelError
from motcua.kernel.worktime.axis import Span, Spans
from motcua.kernel.worktime.calendar import WEEKDAYS, Calendar, DayKind, DayRule, Pattern
from motcua.kernel.worktime.moment import parse_day

_KEYS = {
    "$schema", "code", "version", "name", "inherits", "covers", "cutoff", "saturday_intake_policy",
    "patterns", "days", "closures",
}  # fmt: skip
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_POLICIES = {"not_counted": False, "counted": True}
_DEFAULT_CUTOFF = 15 * 60
"""15:00, in use since Hanoi's decisions 1811 and 663; a calendar may say otherwise."""
_LONGEST_CLOSURE = 366

T = TypeVar("T")


def read_calendar(raw: Mapping[str, Any], parents: Mapping[str, Mapping[str, Any]] | None = None) -> Calendar:
    """The calendar a JSON object describes; `parents` holds, by code, the raw calendars it may inherit.

    KernelError `worktime.calendar.malformed` names the place of a fault; `.no_parent` and `.circle` a
    broken `inherits`; `.no_hours` a calendar on which nobody ever works. See `data/schema/calendar.json`.
    """
    calendar = _read(raw, parents or {})
    if calendar.axis.is_empty:
        raise KernelError("worktime.calendar.no_hours", calendar=calendar.code)
    return calendar


def _read(
    raw: Mapping[str, Any], parents: Mapping[str, Mapping[str, Any]], heirs: tuple[str, ...] = ()
) -> Calendar:
    """The calendar with everything inherited put in."""
    reader = _Reader(raw)
    code = reader.required("code", str)
    parent = _parent(raw, parents, (*heirs, code))
    unknown = sorted(set(raw) - _KEYS)
    if unknown:
        raise reader.fault(unknown[0], raw[unknown[0]])
    patterns = reader.each("patterns", _pattern)
    _refuse_overlap(reader, patterns)
    rules = {rule.day: rule for rule in parent.days} if parent else {}
    for closure in reader.each("closures", _closure):
        rules.update((rule.day, rule) for rule in closure)
    own = reader.each("days", _day)
    for number, rule in enumerate(own):
        if rule.day in {earlier.day for earlier in own[:number]}:
            raise reader.fault(f"days[{number}].day", rule.day.isoformat())
        rules[rule.day] = rule
    known_from, known_to = _covered(reader, parent)
    version = reader.required("version", str)
    return Calendar(
        code=code,
        version=f"{version}+{parent.version}" if parent else version,
        name=reader.required("name", str),
        known_from=known_from,
        known_to=known_to,
        cutoff=reader.parsed("cutoff", _minute, parent.cutoff if parent else _DEFAULT_CUTOFF),
        saturday_intake_counts=reader.parsed(
            "saturday_intake_policy",
            _POLICIES.__getitem__,
            parent.saturday_intake_counts if parent else False,
        ),
        patterns=patterns or (parent.patterns if parent else ()),
        days=tuple(sorted(rules.values(), key=lambda rule: rule.day)),
    )


def write_calendar(calendar: Calendar) -> dict[str, Any]:
    """Plain JSON with everything inherited, from which `read_calendar` makes an equal calendar alone."""
    return {
        "code": calendar.code,
        "version": calendar.version,
        "name": calendar.name,
        "inherits": None,
        "covers": {"from": calendar.known_from.isoformat(), "to": calendar.known_to.isoformat()},
        "cutoff": "{:02d}:{:02d}".format(*divmod(calendar.cutoff, 60)),
        "saturday_intake_policy": "counted" if calendar.saturday_intake_counts else "not_counted",
        "patterns": [_pattern_data(pattern) for pattern in calendar.patterns],
        "days": [_day_data(rule) for rule in calendar.days],
    }


class _Reader:
    """One raw calendar, read with the place of each fault at hand."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw

    def fault(self, place: str, value: object) -> KernelError:
        return KernelError(
            "worktime.calendar.malformed", calendar=self.raw.get("code", "?"), place=place, value=value
        )

    def required(self, key: str, kind: type[T]) -> T:
        value = self.raw.get(key)
        if not isinstance(value, kind) or not value:
            raise self.fault(key, value)
        return value

    def parsed(self, key: str, parse: Callable[[Any], T], otherwise: T) -> T:
        value = self.raw.get(key)
        if value is None:
            return otherwise
        try:
            return parse(value)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise self.fault(key, value) from None

    def each(self, key: str, parse: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
        rows = self.raw.get(key) or []
        if not isinstance(rows, list):
            raise self.fault(key, rows)
        found = []
        for number, row in enumerate(rows):
            try:
                found.append(parse(row))
            except (ValueError, KeyError, TypeError, AttributeError) as fault:
                raise self.fault(f"{key}[{number}]", str(fault)) from None
        return tuple(found)


def _parent(
    raw: Mapping[str, Any], parents: Mapping[str, Mapping[str, Any]], heirs: tuple[str, ...]
) -> Calendar | None:
    code = raw.get("inherits")
    if code is None:
        return None
    if code in heirs:
        raise KernelError("worktime.calendar.circle", calendar=heirs[-1], parent=code)
    if code not in parents:
        raise KernelError("worktime.calendar.no_parent", calendar=heirs[-1], parent=code)
    return _read(parents[code], parents, heirs)


def _covered(reader: _Reader, parent: Calendar | None) -> tuple[date, date]:
    if parent is None:
        covers = reader.required("covers", dict)
    else:
        covers = reader.raw.get("covers") or {
            "from": parent.known_from.isoformat(),
            "to": parent.known_to.isoformat(),
        }
    try:
        known_from, known_to = parse_day(covers["from"]), parse_day(covers["to"])
    except (ValueError, KeyError, TypeError):
        raise reader.fault("covers", covers) from None
    if not known_from <= known_to <= known_from + timedelta(days=366 * 100):
        raise reader.fault("covers", covers)
    return known_from, known_to


def _refuse_overlap(reader: _Reader, patterns: tuple[Pattern, ...]) -> None:
    for number, pattern in enumerate(patterns):
        for earlier in patterns[:number]:
            if earlier.covers(pattern.begin) or pattern.covers(earlier.begin):
                raise reader.fault(f"patterns[{number}].from", pattern.begin.isoformat())


def _minute(text: str) -> int:
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return int(found[1]) * 60 + int(found[2])


def _spans(texts: list[str]) -> Spans:
    """Office hours such as ["07:30-11:30", "13:00-17:00"]: in order, apart, none of them empty."""
    spans: list[Span] = []
    for text in texts:
        found = _SPAN.fullmatch(text)
        if found is None:
            raise ValueError(text)
        hours = [int(part) for part in found.groups()]
        span = Span(hours[0] * 60 + hours[1], hours[2] * 60 + hours[3])
        if span.begin >= span.end or (spans and spans[-1].end >= span.begin):
            raise ValueError(text)
        spans.append(span)
    return tuple(spans)


def _pattern(row: Mapping[str, Any]) -> Pattern:
    hours = row["hours"]
    unknown = set(hours) - set(WEEKDAYS)
    if unknown:
        raise ValueError(min(unknown))
    begin = parse_day(row["from"])
    end = parse_day(row["to"]) if row.get("to") is not None else None
    if end is not None and end < begin:
        raise ValueError(row["to"])
    return Pattern(
        begin=begin,
        end=end,
        hours=tuple(_spans(hours.get(weekday, [])) for weekday in WEEKDAYS),
        saturday_intake=_spans(row.get("saturday_intake", [])),
        name=row.get("name", ""),
    )


def _day(row: Mapping[str, Any]) -> DayRule:
    kind = DayKind(row["kind"])
    spans = _spans(row.get("hours", []))
    in_place_of = parse_day(row["in_place_of"]) if row.get("in_place_of") is not None else None
    has_hours = bool(spans) or (kind is DayKind.WORKED and in_place_of is not None)
    if has_hours != (kind in {DayKind.WORKED, DayKind.HOURS}):
        raise ValueError(kind)
    return DayRule(
        day=parse_day(row["day"]),
        kind=kind,
        name=row["name"],
        source=row.get("source", ""),
        confirmed=bool(row.get("confirmed", True)),
        spans=spans,
        in_place_of=in_place_of if kind is DayKind.WORKED else None,
    )


def _closure(row: Mapping[str, Any]) -> tuple[DayRule, ...]:
    begin, end = parse_day(row["from"]), parse_day(row["to"])
    if not begin <= end < begin + timedelta(days=_LONGEST_CLOSURE):
        raise ValueError(row["to"])
    return tuple(
        DayRule(
            day=date.fromordinal(ordinal),
            kind=DayKind.CLOSED,
            name=row["name"],
            source=row.get("source", ""),
            confirmed=bool(row.get("confirmed", True)),
            spans=(),
        )
        for ordinal in range(begin.toordinal(), end.toordinal() + 1)
    )


def _pattern_data(pattern: Pattern) -> dict[str, Any]:
    return {
        "from": pattern.begin.isoformat(),
        "to": pattern.end.isoformat() if pattern.end else None,
        "name": pattern.name,
        "hours": {
            weekday: [str(span) for span in spans]
            for weekday, spans in zip(WEEKDAYS, pattern.hours, strict=True)
            if spans
        },
        "saturday_intake": [str(span) for span in pattern.saturday_intake],
    }


def _day_data(rule: DayRule) -> dict[str, Any]:
    return {
        "day": rule.day.isoformat(),
        "kind": str(rule.kind),
        "name": rule.name,
        "source": rule.source,
        "confirmed": rule.confirmed,
        "hours": [str(span) for span in rule.spans],
        "in_place_of": rule.in_place_of.isoformat() if rule.in_place_of else None,
    }
