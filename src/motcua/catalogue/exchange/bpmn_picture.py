"""The picture of an exported process: BPMN diagram interchange, so that other programs can show it.

A simple one: columns by distance from the start, rows below each other, a stage open around what it
holds. Sizes and places are in the points of BPMN diagrams.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from motcua.catalogue.exchange.bpmn_xml import Names

__all__ = ["Arrow", "Shape", "draw"]

# Names of XML vocabularies, not addresses.
_NAMESPACES = {
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}


COLUMN = 170
ROW = 120
MARGIN = 40
_EVENT = 36


@dataclass(frozen=True, slots=True)
class Arrow:
    """A sequence flow between two elements."""

    id: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Box:
    """Left, top, width and height."""

    x: float
    y: float
    width: float
    height: float

    def moved(self, x: float, y: float) -> Box:
        return replace(self, x=self.x + x, y=self.y + y)


@dataclass(slots=True)
class Shape:
    """One element to place; `inside` are the shapes of a stage, with the arrows between them."""

    id: str
    width: float
    height: float
    inside: Sequence[Shape] = ()
    arrows: Sequence[tuple[str, str]] = ()
    on: str | None = None  # the shape a boundary event sits on


def arrange(shapes: Sequence[Shape], arrows: Sequence[tuple[str, str]]) -> dict[str, Box]:
    """Where each shape goes. Boundary events sit on the lower edge of their host."""
    inner = {shape.id: arrange(shape.inside, shape.arrows) for shape in shapes if shape.inside}
    sizes = {shape.id: _size(shape, inner.get(shape.id)) for shape in shapes}
    placed: dict[str, Box] = {}
    x = float(MARGIN)
    for column in _columns([shape for shape in shapes if shape.on is None], _with_hosts(shapes, arrows)):
        y = float(MARGIN)
        for key in column:
            width, height = sizes[key]
            placed[key] = Box(x, y + max(0, (80 - height) / 2), width, height)
            y += max(ROW, height + MARGIN)
        x += max(COLUMN, max(sizes[key][0] for key in column) + 70)
    for key, boxes in inner.items():
        here = placed[key]
        placed |= {name: box.moved(here.x, here.y) for name, box in boxes.items()}
    return placed | _boundaries(shapes, placed)


def _size(shape: Shape, inner: Mapping[str, Box] | None) -> tuple[float, float]:
    if not inner:
        return shape.width, shape.height
    right = max(box.x + box.width for box in inner.values())
    bottom = max(box.y + box.height for box in inner.values())
    return right + MARGIN, bottom + MARGIN


def _with_hosts(shapes: Sequence[Shape], arrows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Arrows from a boundary event count as arrows from its host."""
    hosts = {shape.id: shape.on for shape in shapes if shape.on is not None}
    return [(hosts.get(source, source), target) for source, target in arrows]


def _columns(shapes: Sequence[Shape], arrows: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Breadth first from the first shape; what cannot be reached stands in the last column."""
    depths: dict[str, int] = {}
    waiting = [shapes[0].id] if shapes else []
    depths.update(dict.fromkeys(waiting, 0))
    while waiting:
        key = waiting.pop(0)
        for source, target in arrows:
            if source == key and target not in depths:
                depths[target] = depths[key] + 1
                waiting.append(target)
    last = max(depths.values(), default=0) + 1
    columns: dict[int, list[str]] = {}
    for shape in shapes:
        columns.setdefault(depths.get(shape.id, last), []).append(shape.id)
    return [columns[depth] for depth in sorted(columns)]


def _boundaries(shapes: Sequence[Shape], placed: Mapping[str, Box]) -> dict[str, Box]:
    found: dict[str, Box] = {}
    for shape in shapes:
        if shape.on is not None:
            host = placed[shape.on]
            number = sum(1 for other in shapes if other.on == shape.on and other.id in found)
            x = host.x + 12 + number * (_EVENT + 8)
            found[shape.id] = Box(x, host.y + host.height - _EVENT / 2, _EVENT, _EVENT)
    return found


def bends(source: Box, target: Box) -> list[tuple[float, float]]:
    """The points of an arrow: straight when it goes right, around below when it goes back."""
    middle = (source.y + source.height / 2, target.y + target.height / 2)
    if source.x + source.width <= target.x:
        return [(source.x + source.width, middle[0]), (target.x, middle[1])]
    below = max(source.y + source.height, target.y + target.height) + 24
    begin, end = source.x + source.width / 2, target.x + target.width / 2
    return [
        (begin, source.y + source.height),
        (begin, below),
        (end, below),
        (end, target.y + target.height),
    ]


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
