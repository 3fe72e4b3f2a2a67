"""BPMN 2.0 drawings read into a spec.

Sub-processes become stages, boundary timers timed moves, intermediate timers and messages waits.
Whatever our model does not have is listed by element and line and then no spec is made; what a
drawing leaves open (owners, hours, conditions) is listed too, and the spec runs all the same: a
choice without conditions asks the fact named after its gateway for the name of the way to take.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from django.utils.translation import gettext as _

from motcua.catalogue.exchange.bpmn_flows import FlowReader
from motcua.catalogue.exchange.bpmn_nodes import (
    ASIDE,
    GATEWAYS,
    HUMAN,
    LOOPS,
    ROLE_OUTCOMES,
    WAITING,
    event_definitions,
    gate_of,
    key_of,
    name_of,
    step_of,
)
from motcua.catalogue.exchange.bpmn_timers import timer_of
from motcua.catalogue.exchange.bpmn_xml import MODEL, Element, read_xml
from motcua.catalogue.exchange.reading import Drawing, FileUnreadable, Remark, ordered
from motcua.kernel.process import Gate, GateKind, Move, Spec, Step, StepKind, TimedKind, TimedMove

__all__ = ["read_bpmn"]

Part = TypeVar("Part", Step, Gate)
_TIMER = "timerEventDefinition"
_PLAIN_START = frozenset({"messageEventDefinition", "signalEventDefinition", "conditionalEventDefinition"})
# Events that only mark a place on the route; a message sent at the end is words, not route.
_MARKS = {
    "endEvent": frozenset({"messageEventDefinition", "signalEventDefinition"}),
    "intermediateThrowEvent": frozenset[str](),
}
_PICTURE = frozenset({"incoming", "outgoing", "conditionExpression", "sequenceFlow", *LOOPS})


def read_bpmn(content: bytes, file: str) -> Drawing:
    """The spec and the lists; a file that is no BPMN process at all is refused."""
    root = read_xml(content, file)
    processes = [element for element in root.named("process") if any(_nodes(element))]
    if root.space != MODEL or root.name != "definitions" or not processes:
        raise FileUnreadable(file=file, what=_("Tệp không chứa quy trình BPMN 2.0 nào."))
    main = next((p for p in processes if p.get("isExecutable") == "true"), processes[0])
    reader = _ProcessReader(main, file)
    for other in processes:
        if other is not main:
            reader.reject(other, _("Mỗi tệp chỉ nhận một quy trình; hãy xuất riêng quy trình này."))
    for child in root.named(*ASIDE):
        reader.put_aside(child)
    return reader.drawing_of(main)


def _nodes(scope: Element) -> Iterator[Element]:
    return (child for child in scope.children if child.name.endswith(("Task", "task", "Event")))


@dataclass(slots=True)
class _Scope:
    """A process or sub-process: `stage` is the key of the latter."""

    element: Element
    stage: str | None
    starts: list[Element] = field(default_factory=list)


class _ProcessReader:
    def __init__(self, process: Element, file: str) -> None:
        self.drawing = Drawing()
        self.steps: list[tuple[Element, Step]] = []
        self.gates: list[tuple[Element, Gate]] = []
        self.timed: list[TimedMove] = []
        self.moves: list[Move] = []
        self.scopes: list[_Scope] = []
        self.boundaries: list[Element] = []
        self.flows = FlowReader(process, file, self.drawing)

    # --- lists ------------------------------------------------------------------------------

    def reject(self, element: Element, what: str) -> None:
        """Note an element that lies outside our model."""
        self.drawing.unsupported.append(Remark(element.id or element.name, element.line, what))

    def put_aside(self, element: Element) -> None:
        """Note an element that has no bearing on the route."""
        what = _("“{name}” không ảnh hưởng đường đi nên không đưa vào.").format(name=element.name)
        self.drawing.aside.append(Remark(element.id or element.name, element.line, what))

    # --- elements ---------------------------------------------------------------------------

    def drawing_of(self, process: Element) -> Drawing:
        """Everything found in the process."""
        self._read_scope(_Scope(process, None))
        if self.drawing.unsupported:
            return self.drawing
        start = self._connect()
        if self.drawing.unsupported:
            return self.drawing
        version = process.ours("version") or ""
        spec = Spec(
            key=key_of(process) or "process",
            version=int(version) if version.isdecimal() else 1,
            name=process.get("name") or "" if process.ours("version") else name_of(process),
            start=start,
            steps=_in_given_order(self.steps),
            gates=_in_given_order(self.gates),
            moves=(*self.moves, *self.flows.added),
            timed=tuple(self.timed),
        )
        self.drawing.lines = {step.key: element.line for element, step in self.steps}
        self.drawing.lines |= {gate.key: element.line for element, gate in self.gates if element.line}
        self.drawing.spec = ordered(spec)
        return self.drawing

    def _read_scope(self, scope: _Scope) -> None:
        self.scopes.append(scope)
        for element in scope.element.children:
            if element.space == MODEL:
                self._read_element(element, scope)
            else:
                self.put_aside(element)

    def _read_element(self, element: Element, scope: _Scope) -> None:
        if element.name in _PICTURE:
            return
        if element.name in ASIDE:
            self.put_aside(element)
            return
        self._read_inside(element)
        if element.name == "subProcess":
            self._read_stage(element, scope)
        elif element.name in HUMAN or element.name == "callActivity":
            self.steps.append((element, step_of(element, scope.stage)))
        elif element.name in WAITING:
            self._read_wait(element, scope)
        elif element.name in GATEWAYS:
            self._read_gateway(element, scope)
        else:
            self._read_event(element, scope)

    def _read_inside(self, element: Element) -> None:
        """What an element carries besides its place on the route."""
        for child in element.children:
            if child.name in LOOPS:
                self.reject(element, _("Việc lặp lại nhiều lần trong một bước không có trong mô hình."))
            elif element.name != "subProcess" and (child.space != MODEL or child.name in ASIDE):
                self.put_aside(child)
        foreign = sorted({name for space, name in element.attributes if "camunda" in space})
        if foreign:
            what = _("Thuộc tính riêng của phần mềm vẽ không đưa vào: {names}.").format(
                names=", ".join(foreign)
            )
            self.drawing.aside.append(Remark(element.id, element.line, what))

    def _read_stage(self, element: Element, scope: _Scope) -> None:
        if element.get("triggeredByEvent") == "true":
            self.reject(element, _("Quy trình con khởi động bằng sự kiện không có trong mô hình."))
            return
        key = key_of(element)
        self.gates.append((element, Gate(key, GateKind.STAGE, name_of(element), scope.stage)))
        self._read_scope(_Scope(element, key))

    def _read_wait(self, element: Element, scope: _Scope) -> None:
        kinds = event_definitions(element)
        if any(kind not in {_TIMER, "messageEventDefinition", "signalEventDefinition"} for kind in kinds):
            self.reject(element, _("Loại sự kiện chờ này không có trong mô hình."))
            return
        self.steps.append((element, step_of(element, scope.stage)))

    def _read_gateway(self, element: Element, scope: _Scope) -> None:
        if element.ours("role") == ROLE_OUTCOMES:
            self.flows.outcome_gateways.add(element.id)
            return
        incoming = self.flows.incoming(element.id)
        if element.name == "inclusiveGateway" and incoming > 1 and element.ours("kind") is None:
            self.reject(
                element, _("Điểm gộp kiểu “hoặc” (inclusive) không có trong mô hình; hãy dùng gộp song song.")
            )
            return
        self.gates.append((element, gate_of(element, scope.stage, incoming)))

    def _read_event(self, element: Element, scope: _Scope) -> None:
        kinds = set(event_definitions(element))
        if element.name == "startEvent" and kinds <= {_TIMER, *_PLAIN_START}:
            scope.starts.append(element)
        elif element.name == "boundaryEvent" and kinds == {_TIMER}:
            self.boundaries.append(element)
        elif element.name in _MARKS and kinds <= _MARKS[element.name]:
            for child in element.children:
                if child.name in kinds:
                    self.put_aside(child)
            self.gates.append((element, gate_of(element, scope.stage, 1)))
        else:
            named = ", ".join((element.name, *sorted(kinds)))
            self.reject(element, _("“{name}” không có trong mô hình.").format(name=named))

    # --- ways -------------------------------------------------------------------------------

    def _connect(self) -> str:
        """Moves and timed moves from the flows; returns where the process starts."""
        keys = {element.id: step.key for element, step in self.steps}
        keys |= {element.id: gate.key for element, gate in self.gates}
        self.flows.settle(keys, {*keys.values(), *(key_of(boundary) for boundary in self.boundaries)})
        for boundary in self.boundaries:
            self._connect_boundary(boundary)
        for element, step in tuple(self.steps):
            if step.kind is StepKind.WAIT and _TIMER in event_definitions(element):
                self._connect_wait(element, step)
            else:
                self._add(self.flows.leaving_step(element, step.key, step.stage))
        for element, gate in tuple(self.gates):
            if gate.kind is GateKind.STAGE:
                self._add(self.flows.leaving_step(element, gate.key, gate.stage))
            elif gate.kind is not GateKind.END:
                self._add(self.flows.leaving_gate(element, gate))
        starts = {scope.stage: self._start_of(scope) for scope in self.scopes}
        self.gates += [(Element(MODEL, "gate", 0, {}), gate) for gate in self.flows.inserted]
        self.gates = [
            (element, _with_start(gate, starts[gate.key]) if gate.kind is GateKind.STAGE else gate)
            for element, gate in self.gates
        ]
        return starts[None]

    def _add(self, moves: Iterator[Move]) -> None:
        self.moves.extend(moves)

    def _start_of(self, scope: _Scope) -> str:
        if len(scope.starts) > 1:
            for extra in scope.starts[1:]:
                self.reject(extra, _("Chỉ nhận một điểm bắt đầu; điểm này là điểm thứ hai."))
        if not scope.starts:
            return self.flows.implied_start(scope.element, scope.stage)
        start = scope.starts[0]
        if _TIMER in event_definitions(start):
            step = Step(key_of(start), name_of(start), None, None, None, StepKind.WAIT, scope.stage)
            self.steps.insert(0, (start, step))
            self._connect_wait(start, step)
            return step.key
        target = self.flows.single_target(start, scope.stage)
        joins = {gate.key for _element, gate in self.gates if gate.kind is GateKind.JOIN}
        return self.flows.lead_into(target, scope.stage) if target in joins else target

    def _connect_wait(self, element: Element, step: Step) -> None:
        """A wait for time: it expires into what follows."""
        target = self.flows.single_target(element, step.stage)
        self.timed.append(timer_of(element, step.key, target, TimedKind.EXPIRE, self.drawing))

    def _connect_boundary(self, boundary: Element) -> None:
        host = boundary.get("attachedToRef") or ""
        source = self.flows.key_at(host, boundary)
        stages = {step.key: step.stage for _element, step in self.steps}
        stage = ({gate.key: gate.stage for _element, gate in self.gates} | stages)[source]
        kind = TimedKind.ESCALATE if boundary.get("cancelActivity") == "false" else TimedKind.EXPIRE
        target: str | None = None
        if kind is TimedKind.EXPIRE or self.flows.outgoing(boundary.id):
            target = self.flows.single_target(boundary, stage)
        else:
            kind = TimedKind.REMIND
        self.timed.append(timer_of(boundary, source, target, kind, self.drawing))


def _with_start(gate: Gate, start: str) -> Gate:
    return Gate(gate.key, gate.kind, gate.name, gate.stage, start)


def _in_given_order(parts: list[tuple[Element, Part]]) -> tuple[Part, ...]:
    """Our export numbers its elements; others stay in the order of the file."""

    def number(part: tuple[Element, Part]) -> int:
        given = part[0].ours("at") or ""
        return int(given) if given.isdecimal() else len(parts)

    return tuple(part for _element, part in sorted(parts, key=number))
