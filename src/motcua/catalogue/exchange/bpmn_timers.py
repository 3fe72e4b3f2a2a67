"""Timers of a drawing as timed moves. What cannot be counted in hours is listed, and set by hand."""

from __future__ import annotations

from django.utils.translation import gettext as _

from motcua.catalogue.exchange.bpmn_nodes import key_of, number_of
from motcua.catalogue.exchange.bpmn_xml import Element
from motcua.catalogue.exchange.drawing import Drawing, Remark
from motcua.catalogue.exchange.durations import Cycle, read_cycle, read_duration
from motcua.kernel.process import TimedKind, TimedMove

__all__ = ["timer_of"]


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
