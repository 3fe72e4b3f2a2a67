"""Timers of a drawing as timed moves, their durations (ISO 8601) as working hours.

A day is read as 8 working hours, a week as 5 days. What cannot be counted in hours is listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.catalogue.exchange.bpmn_nodes import key_of, number_of
from motcua.catalogue.exchange.bpmn_xml import Element
from motcua.catalogue.exchange.reading import Drawing, Remark
from motcua.kernel.process import TimedKind, TimedMove

__all__ = ["duration_of", "timer_of"]
HOURS_OF_A_DAY = 8
_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)
_CYCLE = re.compile(r"R(?P<times>\d*)/(?P<duration>P.+)")
_DAYS_OF_A_WEEK = 5


@dataclass(frozen=True, slots=True)
class Cycle:
    """`hours` None: not to be counted in hours; `times` None: without end."""

    hours: int | float | None
    times: int | None


def read_duration(text: str) -> int | float | None:
    """Working hours, or None when the text is no duration we can count in hours."""
    match = _DURATION.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        return None
    parts = {name: int(value or 0) for name, value in match.groupdict().items()}
    days = parts["weeks"] * _DAYS_OF_A_WEEK + parts["days"]
    seconds = (days * HOURS_OF_A_DAY + parts["hours"]) * 3600 + parts["minutes"] * 60 + parts["seconds"]
    return seconds // 3600 if seconds % 3600 == 0 else seconds / 3600


def read_cycle(text: str) -> Cycle | None:
    """A repeated duration, `R3/PT4H`; None for anything else."""
    match = _CYCLE.fullmatch(text.strip())
    hours = None if match is None else read_duration(match["duration"])
    if match is None or hours is None:
        return None
    return Cycle(hours, int(match["times"]) if match["times"] else None)


def duration_of(hours: int | float) -> str:
    """The duration to the nearest second."""
    seconds = round(hours * 3600)
    text = "PT" + "".join(
        f"{amount}{letter}"
        for amount, letter in ((seconds // 3600, "H"), (seconds % 3600 // 60, "M"), (seconds % 60, "S"))
        if amount
    )
    return text if text != "PT" else "PT0S"


def timer_of(
    element: Element, source: str, target: str | None, kind: TimedKind, drawing: Drawing
) -> TimedMove:
    """The timed move of a boundary event, or of an event that waits for time."""
    key = key_of(element) if element.name == "boundaryEvent" else element.ours("timer")
    ours = element.ours("kind")
    if element.name == "boundaryEvent" and ours in set(TimedKind):
        kind = TimedKind(ours)
    found = _read(element, drawing)
    is_ours = element.ours("times") is not None
    times = 1 if kind is TimedKind.EXPIRE and not is_ours else found.times
    return TimedMove(
        key=key or f"{key_of(element)}_timer",
        source=source,
        hours=found.hours,
        kind=kind,
        target=target,
        times=times,
        label=_label(element),
        article=element.ours("article") or "",
    )


def _label(element: Element) -> str:
    if element.name == "boundaryEvent":
        return element.get("name") or ""
    return element.ours("label") or ""


def _read(element: Element, drawing: Drawing) -> Cycle:
    definition = next((child for child in element.children if child.name == "timerEventDefinition"), None)
    if definition is None:
        return Cycle(None, 1)
    ours = element.ours("times")
    if ours is not None:
        times = int(ours) if ours.isdecimal() else None
        return Cycle(number_of(element.ours("after")), times)
    for child in definition.children:
        text = child.text.strip()
        if child.name == "timeDuration":
            hours = read_duration(text)
            if hours is not None:
                _tell_days(element, text, hours, drawing)
                return Cycle(hours, 1)
        elif child.name == "timeCycle":
            cycle = read_cycle(text)
            if cycle is not None:
                return cycle
        if text:
            what = _("Thời điểm “{text}” không tính được ra giờ; hãy ghi số giờ làm việc.").format(text=text)
            drawing.missing.append(Remark(element.id, child.line, what))
            return Cycle(None, 1)
    drawing.missing.append(Remark(element.id, element.line, _("Mốc thời gian chưa có thời lượng.")))
    return Cycle(None, 1)


def _tell_days(element: Element, text: str, hours: int | float, drawing: Drawing) -> None:
    if "D" in text.partition("T")[0]:
        what = _("Thời lượng “{text}” được hiểu là {hours} giờ làm việc (mỗi ngày 8 giờ).")
        drawing.aside.append(Remark(element.id, element.line, what.format(text=text, hours=hours)))
