"""The picture of a process as boxes and arrows, for whoever draws it; the table of steps says the same."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.catalogue.exchange.bpmn_picture import Box, Shape, arrange, bends
from motcua.kernel.process import Gate, GateKind, Spec, Step

STEP_WIDTH, STEP_HEIGHT, GATE, LETTERS = 150.0, 84.0, 44.0, 19


@dataclass(frozen=True, slots=True)
class Drawn:
    """One step or gate: its place, and its name in lines that fit. `kind` is that of the spec."""

    key: str
    kind: str
    is_step: bool
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow by its bends; `goes_back` where it leads to something drawn before it."""

    points: tuple[tuple[float, float], ...]
    goes_back: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything drawn, in points; ways back to whence work came are told in the table only."""

    width: float
    height: float
    parts: tuple[Drawn, ...]
    lines: tuple[Line, ...]


def picture_of(spec: Spec) -> Picture:
    """Columns by distance from the start; stages around what they hold."""
    parts = {part.key: part for part in spec.parts}
    pairs = [
        (move.source, move.target) for move in spec.moves if move.target in parts and move.source in parts
    ]
    arrows = [(source, str(target)) for source, target in pairs]
    boxes = arrange(list(_shapes(spec, None, spec.start, arrows)), arrows)
    lines = [_line(boxes[source], boxes[target]) for source, target in dict.fromkeys(arrows)]
    corners = [point for line in lines for point in line.points]
    right = max([box.x + box.width for box in boxes.values()] + [x for x, _y in corners], default=0)
    bottom = max([box.y + box.height for box in boxes.values()] + [y for _x, y in corners], default=0)
    drawn = tuple(_drawn(part, boxes[key]) for key, part in parts.items() if key in boxes)
    return Picture(right + 20, bottom + 20, drawn, tuple(lines))


def _shapes(
    spec: Spec, stage: str | None, start: str | None, arrows: list[tuple[str, str]]
) -> Iterator[Shape]:
    """What lies in a stage, its beginning first; stages with what they hold."""
    inside = [part for part in spec.parts if part.stage == stage]
    for part in sorted(inside, key=lambda part: part.key != start):
        if isinstance(part, Gate) and part.kind is GateKind.STAGE:
            held = tuple(_shapes(spec, part.key, part.start, arrows))
            yield Shape(part.key, STEP_WIDTH, STEP_HEIGHT, inside=held, arrows=arrows)
        elif isinstance(part, Gate):
            yield Shape(part.key, GATE, GATE)
        else:
            yield Shape(part.key, STEP_WIDTH, STEP_HEIGHT)


def _line(source: Box, target: Box) -> Line:
    points = tuple(bends(source, target))
    return Line(points, goes_back=source.x + source.width > target.x)


def _drawn(part: Step | Gate, box: Box) -> Drawn:
    lines = tuple(textwrap.wrap(part.name, LETTERS, max_lines=4, placeholder=" …"))
    kind = str(part.kind)
    return Drawn(part.key, kind, isinstance(part, Step), box.x, box.y, box.width, box.height, lines)
