"""A spec written as BPMN 2.0 with a picture. `read_bpmn` gives an equal spec back.

What BPMN has no words for (function, unit, hours, article, clock) stands in attributes of our own
namespace, which other programs pass over. The outcomes of a step are drawn as a choice behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from motcua.catalogue.exchange.bpmn_nodes import ROLE_OUTCOMES
from motcua.catalogue.exchange.bpmn_picture import Arrow, Shape, draw
from motcua.catalogue.exchange.bpmn_timers import duration_of
from motcua.catalogue.exchange.bpmn_xml import MODEL, OURS, Names
from motcua.catalogue.exchange.conditions import condition_text
from motcua.catalogue.exchange.reading import ordered
from motcua.kernel.process import (
    DONE,
    AllOf,
    Gate,
    GateKind,
    Move,
    OutcomeIs,
    Spec,
    Step,
    StepKind,
    TimedKind,
    TimedMove,
)

__all__ = ["write_bpmn"]

_SIZES: Mapping[str, tuple[float, float]] = {
    **dict.fromkeys(("startEvent", "endEvent", "intermediateCatchEvent", "boundaryEvent"), (36, 36)),
    **dict.fromkeys(("exclusiveGateway", "inclusiveGateway", "parallelGateway"), (50, 50)),
}
_TASK_SIZE = (120, 80)
_CLOCK = {(True, False): "pause", (False, True): "resume", (True, True): "pause_again"}
_CALLS = {StepKind.WAIT: "receiveTask", StepKind.CALL: "callActivity"}


def write_bpmn(spec: Spec) -> str:
    """The file's text, UTF-8 when written."""
    return _Writer(ordered(spec)).text()


class _Writer:
    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        keys = (*(part.key for part in spec.parts), *(timed.key for timed in spec.timed))
        self.names = Names(keys)
        self.numbers = {step.key: number for number, step in enumerate(spec.steps)}
        self.numbers |= {gate.key: number for number, gate in enumerate(spec.gates)}
        self.root = ET.Element("bpmn:definitions", {"xmlns:bpmn": MODEL, "xmlns:motcua": OURS})
        self.arrows: list[Arrow] = []

    def text(self) -> str:
        process_id = self.names.new(self.spec.key)
        self.root.set("id", self.names.new("definitions"))
        self.root.set("targetNamespace", OURS)
        process = ET.SubElement(self.root, "bpmn:process", {"id": process_id, "name": self.spec.name})
        process.set("isExecutable", "true")
        process.set("motcua:version", str(self.spec.version))
        self._note_key(process, process_id, self.spec.key)
        shapes = self._scope(process, None, self.spec.start)
        draw(self.root, process_id, shapes, self.arrows, self.names)
        ET.indent(self.root)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(self.root, encoding="unicode") + "\n"

    # --- elements ---------------------------------------------------------------------------

    def _scope(self, parent: ET.Element, stage: str | None, start: str | None) -> list[Shape]:
        """Everything inside a process or stage, start first."""
        shapes: list[Shape] = []
        parts = [part for part in self.spec.parts if part.stage == stage]
        begin = self.names.new("start" if stage is None else f"{stage}_start")
        shapes.append(self._node(parent, "startEvent", begin)[1])
        inner = [self._part(parent, part) for part in parts]
        shapes += [shape for _part, shape in inner]
        for part in parts:
            shapes += self._timers(parent, part)
        if start is not None:
            self._flow(parent, begin, self.names.of(start))
        for part in parts:
            shapes += self._ways(parent, part)
        return shapes

    def _node(self, parent: ET.Element, kind: str, node_id: str) -> tuple[ET.Element, Shape]:
        element = ET.SubElement(parent, f"bpmn:{kind}", {"id": node_id})
        width, height = _SIZES.get(kind, _TASK_SIZE)
        return element, Shape(node_id, width, height)

    def _part(self, parent: ET.Element, part: Step | Gate) -> tuple[ET.Element, Shape]:
        kind = self._step_element(part) if isinstance(part, Step) else self._gate_element(part)
        node_id = self.names.of(part.key)
        element, shape = self._node(parent, kind, node_id)
        element.set("name", part.name)
        element.set("motcua:kind", str(part.kind))
        element.set("motcua:at", str(self.numbers[part.key]))
        self._note_key(element, node_id, part.key)
        if isinstance(part, Step):
            self._step_attributes(element, part)
        elif part.kind is GateKind.STAGE:
            shape.inside = self._scope(element, part.key, part.start)
        return element, shape

    def _step_element(self, step: Step) -> str:
        if self._waits_for_time(step):
            return "intermediateCatchEvent"
        return _CALLS.get(step.kind, "userTask")

    def _waits_for_time(self, step: Step) -> bool:
        """A wait with nothing but one time to expire can be drawn as a timer event."""
        timed = self.spec.timed_on(step.key)
        is_plain = step.kind is StepKind.WAIT and step.fact is None and not self.spec.moves_from(step.key)
        expires = len(timed) == 1 and timed[0].kind is TimedKind.EXPIRE and timed[0].target is not None
        return is_plain and expires and timed[0].times == 1

    def _gate_element(self, gate: Gate) -> str:
        if gate.kind is GateKind.STAGE:
            return "subProcess"
        if gate.kind is GateKind.END:
            return "endEvent"
        if gate.kind is GateKind.CHOICE:
            return "exclusiveGateway"
        moves = self.spec.moves_from(gate.key)
        is_plain = all(move.guard is None and not move.default for move in moves)
        return "parallelGateway" if is_plain else "inclusiveGateway"

    def _step_attributes(self, element: ET.Element, step: Step) -> None:
        hours = None if step.hours is None else str(step.hours)
        ours = {"function": step.function, "unit": step.unit_rule, "hours": hours, "fact": step.fact}
        for name, value in (ours | {"calls": step.calls}).items():
            if value is not None:
                element.set(f"motcua:{name}", value)
        if step.calls is not None:
            element.set("calledElement", step.calls)
        if self._waits_for_time(step):
            timed = self.spec.timed_on(step.key)[0]
            element.set("motcua:timer", timed.key)
            element.set("motcua:label", timed.label)
            self._timer_definition(element, timed)

    # --- timers -----------------------------------------------------------------------------

    def _timers(self, parent: ET.Element, part: Step | Gate) -> list[Shape]:
        """Boundary events; the timer of a plain wait is part of its element already."""
        if isinstance(part, Step) and self._waits_for_time(part):
            return []
        return [self._boundary(parent, part, timed) for timed in self.spec.timed_on(part.key)]

    def _boundary(self, parent: ET.Element, host: Step | Gate, timed: TimedMove) -> Shape:
        timer_id = self.names.of(timed.key)
        element, shape = self._node(parent, "boundaryEvent", timer_id)
        element.set("name", timed.label)
        element.set("attachedToRef", self.names.of(host.key))
        element.set("cancelActivity", "true" if timed.kind is TimedKind.EXPIRE else "false")
        element.set("motcua:kind", str(timed.kind))
        self._note_key(element, timer_id, timed.key)
        self._timer_definition(element, timed)
        shape.on = self.names.of(host.key)
        return shape

    def _timer_definition(self, element: ET.Element, timed: TimedMove) -> None:
        if timed.article:
            element.set("motcua:article", timed.article)
        element.set("motcua:times", "always" if timed.times is None else str(timed.times))
        element.set("motcua:after", "" if timed.hours is None else str(timed.hours))
        definition = ET.SubElement(element, "bpmn:timerEventDefinition")
        if timed.hours is None:
            return
        text = duration_of(timed.hours)
        if timed.times == 1:
            ET.SubElement(definition, "bpmn:timeDuration").text = text
        else:
            repeats = "" if timed.times is None else str(timed.times)
            ET.SubElement(definition, "bpmn:timeCycle").text = f"R{repeats}/{text}"

    # --- ways -------------------------------------------------------------------------------

    def _ways(self, parent: ET.Element, part: Step | Gate) -> list[Shape]:
        """Flows that leave a part and its timers; returns the choice drawn for outcomes, if any."""
        node_id = self.names.of(part.key)
        for timed in self.spec.timed_on(part.key):
            if timed.target is not None:
                at_step = isinstance(part, Step) and self._waits_for_time(part)
                source = node_id if at_step else self.names.of(timed.key)
                self._flow(parent, source, self.names.of(timed.target))
        moves = self.spec.moves_from(part.key)
        is_gateway = isinstance(part, Gate) and part.kind is not GateKind.STAGE
        if is_gateway or (len(moves) <= 1 and all(_is_plain(move) for move in moves)):
            element = next(found for found in parent if found.get("id") == node_id)
            for move in moves:
                self._way(parent, element, move)
            return []
        choice = self.names.new(f"{node_id}_outcomes")
        element, shape = self._node(parent, "exclusiveGateway", choice)
        element.set("motcua:role", ROLE_OUTCOMES)
        self._flow(parent, node_id, choice)
        for move in moves:
            self._way(parent, element, move, outcome=move.outcome)
        return [shape]

    def _way(self, parent: ET.Element, source: ET.Element, move: Move, outcome: str | None = None) -> None:
        target = self._whence(move.source) if move.target is None else move.target
        flow = self._flow(parent, source.get("id") or "", self.names.of(target))
        if move.label:
            flow.set("name", move.label)
        clock = _CLOCK.get((move.pauses, move.resumes))
        ours = {"article": move.article or None, "clock": clock, "outcome": outcome}
        if move.outcome != DONE:
            ours["outcome"] = move.outcome
        ours["back"] = "true" if move.target is None else None
        ours["default"] = "true" if move.default else None
        for name, value in ours.items():
            if value is not None:
                flow.set(f"motcua:{name}", value)
        if move.default:
            source.set("default", flow.get("id") or "")
        self._condition(flow, move, outcome)

    def _condition(self, flow: ET.Element, move: Move, outcome: str | None) -> None:
        guard = move.guard
        if outcome is not None:
            guard = OutcomeIs(outcome) if guard is None else AllOf((OutcomeIs(outcome), guard))
        if guard is None:
            return
        condition = ET.SubElement(flow, "bpmn:conditionExpression")
        condition.text, language = condition_text(guard)
        if language:
            condition.set("language", language)

    def _flow(self, parent: ET.Element, source: str, target: str) -> ET.Element:
        flow_id = self.names.new(f"flow_{len(self.arrows) + 1}")
        self.arrows.append(Arrow(flow_id, source, target))
        attributes = {"id": flow_id, "sourceRef": source, "targetRef": target}
        return ET.SubElement(parent, "bpmn:sequenceFlow", attributes)

    def _whence(self, key: str) -> str:
        """Where a way back is drawn to: the nearest step before, itself when there is none."""
        seen = {key}
        waiting = [key]
        while waiting:
            here = waiting.pop(0)
            for move in self.spec.all_moves:
                if move.target == here and move.source not in seen:
                    if self.spec.is_step(move.source):
                        return move.source
                    seen.add(move.source)
                    waiting.append(move.source)
        return key

    def _note_key(self, element: ET.Element, given: str, key: str) -> None:
        if given != key:
            element.set("motcua:key", key)


def _is_plain(move: Move) -> bool:
    is_forward = move.target is not None and move.outcome == DONE
    return is_forward and move.guard is None and not move.default
