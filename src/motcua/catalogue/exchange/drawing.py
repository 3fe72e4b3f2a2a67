"""What was found in a drawing: the spec, and lists of what lies outside, is missing, or was left aside."""

from __future__ import annotations

from dataclasses import dataclass, field

from motcua.kernel.process import Spec

__all__ = ["Drawing", "Remark"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One element of the file, by id and line, and what there is to say about it."""

    element: str
    line: int
    what: str

    def to_data(self) -> dict[str, object]:
        """Plain JSON."""
        return {"element": self.element, "line": self.line, "what": self.what}


@dataclass(slots=True)
class Drawing:
    """`unsupported` lies outside our model: then there is no spec. `missing` has to be filled in
    before publication. `aside` has no bearing on the route and was not taken over."""

    spec: Spec | None = None
    unsupported: list[Remark] = field(default_factory=list)
    missing: list[Remark] = field(default_factory=list)
    aside: list[Remark] = field(default_factory=list)
