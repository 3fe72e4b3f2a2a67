"""Which BPMN element becomes which step or gate, and which lie outside our model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from motcua.catalogue.exchange.bpmn_xml import Element
from motcua.kernel.process import Gate, GateKind, Step, StepKind

__all__ = [
    "ASIDE",
    "EVENTS",
    "GATEWAYS",
    "HUMAN",
    "LOOPS",
    "ROLE_OUTCOMES",
    "WAITING",
    "event_definitions",
    "gate_of",
    "key_of",
    "name_of",
    "number_of",
    "step_of",
]

HUMAN: Final = frozenset({"userTask", "manualTask", "task"})
GATEWAYS: Final = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway"})
EVENTS: Final = frozenset(
    {"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"}
)
WAITING: Final = frozenset({"receiveTask", "intermediateCatchEvent"})
LOOPS: Final = ("multiInstanceLoopCharacteristics", "standardLoopCharacteristics")
ROLE_OUTCOMES: Final = "outcomes"
# Words, data and pictures: they do not decide where work goes next.
ASIDE: Final = frozenset(
    {
        "association",
        "category",
        "collaboration",
        "correlationSubscription",
        "dataInputAssociation",
        "dataObject",
        "dataObjectReference",
        "dataOutputAssociation",
        "dataStore",
        "dataStoreReference",
        "documentation",
        "error",
        "escalation",
        "extension",
        "extensionElements",
        "group",
        "humanPerformer",
        "import",
        "interface",
        "ioSpecification",
        "itemDefinition",
        "laneSet",
        "message",
        "performer",
        "potentialOwner",
        "property",
        "relationship",
        "rendering",
        "resource",
        "resourceRole",
        "signal",
        "textAnnotation",
    }
)


def key_of(element: Element) -> str:
    """Our key where our export wrote one, else the id."""
    return element.ours("key") or element.id


def name_of(element: Element) -> str:
    """Our own name even when empty; for foreign files an empty name gives way to the id."""
    name = element.get("name") or ""
    if element.ours("kind") is not None:
        return name
    return " ".join(name.split()) or element.id


def number_of(text: str | None) -> int | float | None:
    """A number written by our export."""
    try:
        return None if not text else int(text) if text.isdecimal() else float(text)
    except ValueError:
        return None


def event_definitions(element: Element) -> tuple[str, ...]:
    """What kinds of event an event element waits for or throws."""
    return tuple(child.name for child in element.children if child.name.endswith("EventDefinition"))


_KINDS: Mapping[str, StepKind] = {"callActivity": StepKind.CALL, **dict.fromkeys(WAITING, StepKind.WAIT)}


def step_of(element: Element, stage: str | None) -> Step:
    """The step for a task, a wait or a call."""
    kind = _KINDS.get(element.name, StepKind.EXAMINE)
    ours = element.ours("kind")
    if ours in set(StepKind):
        kind = StepKind(ours)
    return Step(
        key=key_of(element),
        name=name_of(element),
        function=element.ours("function"),
        unit_rule=element.ours("unit"),
        hours=number_of(element.ours("hours")),
        kind=kind,
        stage=stage,
        fact=_fact_of(element) if kind is StepKind.WAIT else None,
        calls=(element.ours("calls") or element.get("calledElement")) if kind is StepKind.CALL else None,
    )


def _fact_of(element: Element) -> str | None:
    if "timerEventDefinition" in event_definitions(element):
        return None
    if element.ours("kind") is not None:
        return element.ours("fact")
    for child in element.children:
        if child.name in {"messageEventDefinition", "signalEventDefinition"}:
            return child.get("messageRef") or child.get("signalRef") or element.id
    return element.get("messageRef") or element.id


def gate_of(element: Element, stage: str | None, incoming: int) -> Gate:
    """The gate for a gateway or an event that only marks a place."""
    ours = element.ours("kind")
    kind = GateKind.CHOICE
    if ours in set(GateKind):
        kind = GateKind(ours)
    elif element.name == "endEvent":
        kind = GateKind.END
    elif element.name in {"parallelGateway", "inclusiveGateway"}:
        kind = GateKind.JOIN if incoming > 1 else GateKind.FORK
    return Gate(key_of(element), kind, element.get("name") or "", stage)
