"""Sequence flows of a drawing as moves, with the gates BPMN leaves unsaid.

A task with several flows divides the work, one without a flow ends it: for both a gate is inserted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.catalogue.exchange.bpmn_xml import Element
from motcua.catalogue.exchange.conditions import JSON_CONDITION, ConditionError, guard_of
from motcua.catalogue.exchange.reading import Drawing, Remark, SpecFileFault
from motcua.kernel.errors import KernelError
from motcua.kernel.process import DONE, AllOf, FactIs, Gate, GateKind, Guard, Move, OutcomeIs, guard_from_data

__all__ = ["Flow", "FlowReader"]

_CLOCK = {"pause": (True, False), "resume": (False, True), "pause_again": (True, True)}


@dataclass(frozen=True, slots=True)
class Flow:
    """One sequence flow."""

    element: Element
    source: str
    target: str

    @property
    def name(self) -> str:
        """The words on the arrow, else its id, else its line."""
        return self.element.get("name") or self.element.id or f"line-{self.element.line}"


class FlowReader:
    """All flows of a process, asked node by node."""

    def __init__(self, process: Element, file: str, drawing: Drawing) -> None:
        self.file = file
        self.drawing = drawing
        self.outcome_gateways: set[str] = set()
        self.inserted: list[Gate] = []
        self.added: list[Move] = []
        self._flows = [
            Flow(element, element.get("sourceRef") or "", element.get("targetRef") or "")
            for element in _all_flows(process)
        ]
        self._keys: dict[str, str] = {}
        self._taken: set[str] = set()
        self._ends: dict[str | None, str] = {}

    def settle(self, keys: dict[str, str], taken: set[str]) -> None:
        """Make known which element became which step or gate."""
        self._keys = keys
        self._taken = set(taken)

    def incoming(self, element: str) -> int:
        """How many flows lead to the element."""
        return sum(1 for flow in self._flows if flow.target == element)

    def outgoing(self, element: str) -> list[Flow]:
        """Flows that leave the element, in the order of the file."""
        return [flow for flow in self._flows if flow.source == element]

    def key_at(self, reference: str, where: Element) -> str:
        """The step or gate a reference means; refused when it means nothing on the route."""
        key = self._keys.get(reference)
        if key is None:
            what = _("Phần tử “{name}” dẫn tới “{reference}”, không có trong quy trình.").format(
                name=where.id or where.name, reference=reference
            )
            raise SpecFileFault(file=self.file, line=where.line, what=what)
        return key

    # --- leaving ----------------------------------------------------------------------------

    def leaving_step(self, element: Element, key: str, stage: str | None) -> Iterator[Move]:
        """Moves of a step or stage."""
        flows = self.outgoing(element.id)
        if len(flows) == 1 and flows[0].target in self.outcome_gateways:
            for flow in self.outgoing(flows[0].target):
                yield self._outcome(key, flow)
        elif not flows:
            if element.ours("kind") is None:
                yield Move(key, self.end_in(stage))
        elif len(flows) == 1 and _condition(flows[0].element) is None:
            yield self._move(key, flows[0])
        else:
            fork = self._insert(f"{key}_fork", GateKind.FORK, stage)
            yield Move(key, fork)
            yield from self._guarded(element, fork, flows)

    def leaving_gate(self, element: Element, gate: Gate) -> Iterator[Move]:
        """Moves of a gateway."""
        flows = self.outgoing(element.id)
        if not flows and element.ours("kind") is None:
            yield Move(gate.key, self.end_in(gate.stage))
        elif element.name == "parallelGateway" or len(flows) == 1:
            for flow in flows:
                yield self._move(gate.key, flow, guard=self._guard(flow) if len(flows) == 1 else None)
        else:
            yield from self._guarded(element, gate.key, flows)

    def single_target(self, element: Element, stage: str | None) -> str:
        """Where an event leads; several flows are divided by an inserted fork, none is an end."""
        flows = self.outgoing(element.id)
        if not flows:
            return self.end_in(stage)
        if len(flows) == 1:
            return self.key_at(flows[0].target, flows[0].element)
        fork = self._insert(f"{element.ours('key') or element.id}_fork", GateKind.FORK, stage)
        self.added.extend(self._move(fork, flow) for flow in flows)
        return fork

    def implied_start(self, scope: Element, stage: str | None) -> str:
        """Without a start event work begins at everything nothing leads to."""
        first = [
            child
            for child in scope.children
            if child.id in self._keys and not self.incoming(child.id) and child.name != "boundaryEvent"
        ]
        if not first:
            what = _("“{name}” không có điểm bắt đầu. Hãy thêm một sự kiện bắt đầu.").format(name=scope.id)
            raise SpecFileFault(file=self.file, line=scope.line, what=what)
        if len(first) == 1:
            return self._keys[first[0].id]
        fork = self._insert(f"{stage or 'process'}_start", GateKind.FORK, stage)
        self.added.extend(Move(fork, self._keys[child.id]) for child in first)
        return fork

    def end_in(self, stage: str | None) -> str:
        """The end for work that is led nowhere, one for each stage."""
        if stage not in self._ends:
            self._ends[stage] = self._insert(f"{stage}_end" if stage else "end", GateKind.END, stage)
        return self._ends[stage]

    def lead_into(self, target: str, stage: str | None) -> str:
        """A gate in front of a join, so that the start counts as one of its ways."""
        gate = self._insert(f"{target}_start", GateKind.CHOICE, stage)
        self.added.append(Move(gate, target))
        return gate

    # --- one flow ---------------------------------------------------------------------------

    def _move(self, source: str, flow: Flow, *, guard: Guard | None = None, default: bool = False) -> Move:
        """`default` adds to what our export wrote on the flow."""
        element = flow.element
        pauses, resumes = _CLOCK.get(element.ours("clock") or "", (False, False))
        back = element.ours("back") == "true"
        return Move(
            source=source,
            target=None if back else self.key_at(flow.target, element),
            outcome=element.ours("outcome") or DONE,
            label=element.get("name") or "",
            guard=guard,
            default=default or element.ours("default") == "true",
            article=element.ours("article") or "",
            pauses=pauses,
            resumes=resumes,
        )

    def _outcome(self, key: str, flow: Flow) -> Move:
        """A flow behind a gateway our export drew for the outcomes of a step."""
        outcome = flow.element.ours("outcome") or DONE
        guard = self._guard(flow)
        if guard == OutcomeIs(outcome):
            guard = None
        elif isinstance(guard, AllOf) and len(guard.parts) == 2 and guard.parts[0] == OutcomeIs(outcome):
            guard = guard.parts[1]
        return self._move(key, flow, guard=guard)

    def _guarded(self, element: Element, source: str, flows: list[Flow]) -> Iterator[Move]:
        default = element.get("default")
        bare = [flow for flow in flows if not _condition(flow.element) and flow.element.id != default]
        exact = element.ours("kind") is not None
        one_left = default is None and len(bare) == 1 and len(flows) > 1 and _is_exclusive(element)
        for flow in flows:
            is_default = default is not None and flow.element.id == default
            if flow.element.ours("default") == "true":
                yield self._move(source, flow, guard=self._guard(flow))
            elif is_default or (flow in bare and one_left and not exact):
                if not is_default:
                    self._miss(flow, _("Hướng này không có điều kiện; tạm coi là hướng mặc định."))
                yield self._move(source, flow, guard=self._guard(flow), default=True)
            elif flow in bare and not exact and (_is_exclusive(element) or _condition(flow.element) == ""):
                yield self._move(source, flow, guard=self._asked(source, flow, flows))
            else:
                yield self._move(source, flow, guard=self._guard(flow))

    def _asked(self, source: str, flow: Flow, flows: list[Flow]) -> Guard:
        """Stands in for a condition the drawing does not give."""
        names = [other.name for other in flows]
        value = flow.name if names.count(flow.name) == 1 else flow.element.id
        what = _("Hướng “{name}” chưa có điều kiện; khi chạy thử, đặt “{fact}” bằng “{name}”.")
        self._miss(flow, what.format(name=value, fact=source))
        return FactIs(source, "==", value)

    def _miss(self, flow: Flow, what: str) -> None:
        self.drawing.missing.append(Remark(flow.element.id or flow.name, flow.element.line, what))

    def _guard(self, flow: Flow) -> Guard | None:
        condition = flow.element.first("conditionExpression")
        text = "" if condition is None else condition.text.strip()
        if condition is None or text in {"", "true", "${true}"}:
            return None
        try:
            if condition.get("language") == JSON_CONDITION:
                return guard_from_data(json.loads(text))
            return guard_of(text)
        except (ConditionError, KernelError, ValueError):
            what = _("Điều kiện “{text}” không có trong mô hình.").format(text=text)
            self.drawing.unsupported.append(Remark(flow.element.id or flow.name, condition.line, what))
            return None

    def _insert(self, wanted: str, kind: GateKind, stage: str | None) -> str:
        key, number = wanted, 1
        while key in self._taken:
            number += 1
            key = f"{wanted}_{number}"
        self._taken.add(key)
        self.inserted.append(Gate(key, kind, "", stage))
        return key


def _all_flows(scope: Element) -> Iterator[Element]:
    yield from scope.named("sequenceFlow")
    for inner in scope.named("subProcess"):
        yield from _all_flows(inner)


def _condition(element: Element) -> str | None:
    """The text of a condition; None when there is none, empty when it was left open."""
    condition = element.first("conditionExpression")
    return None if condition is None else condition.text.strip()


def _is_exclusive(element: Element) -> bool:
    return element.name == "exclusiveGateway"
