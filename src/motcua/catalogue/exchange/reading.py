"""What comes of reading a process file: the spec with lists of remarks, or a refusal that names the line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _

from motcua.kernel.process import Finding, Spec
from motcua.platform.errors import Invalid
from motcua.platform.words import say

__all__ = ["Drawing", "FileUnreadable", "Remark", "SpecFileFault", "ordered", "say_finding"]


class SpecFileFault(Invalid):
    """A process file that cannot be understood at one line."""

    code = "process-file"
    sentence = _("{file}, dòng {line}: {what}")


class FileUnreadable(Invalid):
    """A process file that cannot be read at all."""

    code = "process-file-unreadable"
    sentence = _("{file}: {what}")


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
    before publication. `aside` has no bearing on the route and was not taken over. `lines` says where
    each step and gate stands in the file."""

    spec: Spec | None = None
    unsupported: list[Remark] = field(default_factory=list)
    missing: list[Remark] = field(default_factory=list)
    aside: list[Remark] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def ordered(spec: Spec) -> Spec:
    """The same spec with its moves by what they leave, so that two forms of one spec compare as equal."""
    return replace(
        spec,
        moves=tuple(move for part in spec.parts for move in spec.moves_from(part.key)),
        timed=tuple(timed for part in spec.parts for timed in spec.timed_on(part.key)),
    )


def say_finding(spec: Spec, finding: Finding) -> str:
    """The sentence of a finding, with the name of the step beside its key."""
    names = {part.key: part.name for part in spec.parts}
    name = names.get(finding.element, "")
    element = f"{name} ({finding.element})" if name not in {"", finding.element} else finding.element
    return say(finding.key, element=element, **finding.values)
