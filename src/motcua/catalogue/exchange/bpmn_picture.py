"""The picture of an exported process: BPMN diagram interchange, so that other programs can show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from motcua.catalogue.exchange.bpmn_layout import Shape, arrange, bends
from motcua.catalogue.exchange.bpmn_names import Names

__all__ = ["Arrow", "draw"]

# Names of XML vocabularies, not addresses.
_NAMESPACES = {
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}


@dataclass(frozen=True, slots=True)
class Arrow:
    """A sequence flow between two elements."""

    id: str
    source: str
    target: str


def draw(
    root: ET.Element, process: str, shapes: Sequence[Shape], arrows: Sequence[Arrow], names: Names
) -> None:
    """Add the picture below the definitions."""
    for prefix, space in _NAMESPACES.items():
        root.set(f"xmlns:{prefix}", space)
    pairs = [(arrow.source, arrow.target) for arrow in arrows]
    everything = list(_with_inner(shapes))
    for shape in everything:
        shape.arrows = pairs
    boxes = arrange(shapes, pairs)
    diagram = ET.SubElement(root, "bpmndi:BPMNDiagram", {"id": names.new("diagram")})
    plane = ET.SubElement(diagram, "bpmndi:BPMNPlane", {"id": names.new("plane"), "bpmnElement": process})
    for shape in everything:
        box = boxes[shape.id]
        attributes = {"id": names.new(f"{shape.id}_di"), "bpmnElement": shape.id}
        if shape.inside:
            attributes["isExpanded"] = "true"
        drawn = ET.SubElement(plane, "bpmndi:BPMNShape", attributes)
        place = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
        ET.SubElement(drawn, "dc:Bounds", {name: f"{value:g}" for name, value in place.items()})
    for arrow in arrows:
        attributes = {"id": names.new(f"{arrow.id}_di"), "bpmnElement": arrow.id}
        drawn = ET.SubElement(plane, "bpmndi:BPMNEdge", attributes)
        for x, y in bends(boxes[arrow.source], boxes[arrow.target]):
            ET.SubElement(drawn, "di:waypoint", {"x": f"{x:g}", "y": f"{y:g}"})


def _with_inner(shapes: Sequence[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        yield from _with_inner(shape.inside)
