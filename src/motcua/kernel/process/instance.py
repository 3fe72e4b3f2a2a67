"""A running instance: which steps are open, and the little that must be remembered beside them.

Frozen and small, because it is stored on the dossier's row and read at each act. Tokens are numbers
given out once each; the trail keeps only those closed steps an open one may still be sent back to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import KernelError


@dataclass(frozen=True, slots=True)
class OpenStep:
    """`came_from` is the token of the step before it; `inside` the stage it lies in; `fired` its timers."""

    token: int
    step: str
    came_from: int | None = None
    inside: int | None = None
    fired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenStage:
    """A stage that has been entered and holds open work."""

    token: int
    stage: str
    came_from: int | None = None
    inside: int | None = None
    fired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """Work that reached a join by one way and waits there for the others."""

    join: str
    way: str
    came_from: int | None = None
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A closed step, or (`parts`) a point where work was divided, on the way back from an open step."""

    token: int
    node: str
    came_from: int | None = None
    inside: int | None = None
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Instance:
    """Where one dossier stands. `pauses` counts the reasons for which the legal clock stands still."""

    open: tuple[OpenStep, ...] = ()
    stages: tuple[OpenStage, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    trail: tuple[Passed, ...] = ()
    next_token: int = 1
    pauses: int = 0
    finished: bool = False

    @property
    def is_stuck(self) -> bool:
        """Nothing is open and yet it has not ended: a join waits for work that cannot come."""
        return not self.open and not self.finished

    def step_of(self, token: int) -> OpenStep:
        """The open step with this token; KernelError when it is closed or never was."""
        for step in self.open:
            if step.token == token:
                return step
        raise KernelError("process.token.not_open", token=token)

    def to_data(self) -> dict[str, Any]:
        """Plain JSON; parts that are empty are left out."""
        data: dict[str, Any] = {"next": self.next_token}
        if self.open:
            data["open"] = [[o.token, o.step, o.came_from, o.inside, list(o.fired)] for o in self.open]
        if self.stages:
            data["stages"] = [[s.token, s.stage, s.came_from, s.inside, list(s.fired)] for s in self.stages]
        if self.arrivals:
            data["arrivals"] = [[a.join, a.way, a.came_from, a.inside] for a in self.arrivals]
        if self.trail:
            data["trail"] = [[p.token, p.node, p.came_from, p.inside, p.parts] for p in self.trail]
        if self.pauses:
            data["pauses"] = self.pauses
        if self.finished:
            data["finished"] = True
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Instance:
        """The instance as it was stored; KernelError when it is no instance."""
        try:
            return cls(
                open=tuple(OpenStep(t, k, c, i, tuple(f)) for t, k, c, i, f in data.get("open", ())),
                stages=tuple(OpenStage(t, k, c, i, tuple(f)) for t, k, c, i, f in data.get("stages", ())),
                arrivals=tuple(Arrival(*arrival) for arrival in data.get("arrivals", ())),
                trail=tuple(Passed(*passed) for passed in data.get("trail", ())),
                next_token=data["next"],
                pauses=data.get("pauses", 0),
                finished=data.get("finished", False),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise KernelError("process.instance.malformed", why=str(fault)) from fault
