"""A running instance: which steps are open, and the little that must be remembered behind them.

Frozen and small, because it is stored on the dossier's row and read at each act. Tokens are numbers
given out once each. Behind each open step lies the way it came, as a linked list of closed steps: only
what work may still be sent back to is kept, and what is shared is kept once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import KernelError


@dataclass(frozen=True, slots=True)
class Passed:
    """A closed step, or (`parts`) a point where work was divided, on the way back from an open step."""

    token: int
    node: str
    behind: Passed | None = None
    inside: int | None = None
    parts: bool = False


@dataclass(frozen=True, slots=True)
class OpenStep:
    """`behind` is what was passed before it; `inside` the stage it lies in; `fired` its timers."""

    token: int
    step: str
    behind: Passed | None = None
    inside: int | None = None
    fired: tuple[str, ...] = ()

    @property
    def came_from(self) -> int | None:
        """The token of the step, or point of division, before it."""
        return None if self.behind is None else self.behind.token


@dataclass(frozen=True, slots=True)
class OpenStage:
    """A stage that has been entered and holds open work."""

    token: int
    stage: str
    behind: Passed | None = None
    inside: int | None = None
    fired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """Work that reached a join by one way and waits there for the others."""

    join: str
    way: str
    behind: Passed | None = None
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """Where one dossier stands. `pauses` counts the reasons for which the legal clock stands still."""

    open: tuple[OpenStep, ...] = ()
    stages: tuple[OpenStage, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
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
            data["open"] = [[o.token, o.step, _token(o.behind), o.inside, list(o.fired)] for o in self.open]
        if self.stages:
            data["stages"] = [
                [s.token, s.stage, _token(s.behind), s.inside, list(s.fired)] for s in self.stages
            ]
        if self.arrivals:
            data["arrivals"] = [[a.join, a.way, _token(a.behind), a.inside] for a in self.arrivals]
        trail = {passed.token: passed for behind in self._ways_back() for passed in chain(behind)}
        if trail:
            data["trail"] = [[p.token, p.node, _token(p.behind), p.inside, p.parts] for p in trail.values()]
        if self.pauses:
            data["pauses"] = self.pauses
        if self.finished:
            data["finished"] = True
        return data

    def _ways_back(self) -> Iterator[Passed | None]:
        yield from (step.behind for step in self.open)
        yield from (stage.behind for stage in self.stages)
        yield from (arrival.behind for arrival in self.arrivals)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Instance:
        """The instance as it was stored; KernelError when it is no instance."""
        try:
            trail = _linked({row[0]: row for row in data.get("trail", ())})
            return cls(
                open=tuple(OpenStep(t, k, trail[b], i, tuple(f)) for t, k, b, i, f in data.get("open", ())),
                stages=tuple(
                    OpenStage(t, k, trail[b], i, tuple(f)) for t, k, b, i, f in data.get("stages", ())
                ),
                arrivals=tuple(Arrival(j, w, trail[b], i) for j, w, b, i in data.get("arrivals", ())),
                next_token=data["next"],
                pauses=data.get("pauses", 0),
                finished=data.get("finished", False),
            )
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as fault:
            raise KernelError("process.instance.malformed", why=str(fault)) from fault


def chain(behind: Passed | None) -> Iterator[Passed]:
    """What was passed on the way here, nearest first."""
    while behind is not None:
        yield behind
        behind = behind.behind


def common(ways: Iterable[Passed | None]) -> Passed | None:
    """The nearest point that all of these ways have passed."""
    first, *others = ways
    shared = [{passed.token for passed in chain(other)} for other in others]
    for passed in chain(first):
        if all(passed.token in tokens for tokens in shared):
            return passed
    return None


def _token(behind: Passed | None) -> int | None:
    return None if behind is None else behind.token


def _linked(rows: Mapping[int, list[Any]]) -> dict[int | None, Passed | None]:
    """The linked list from its rows; a row that names itself on its own way back is refused."""
    built: dict[int | None, Passed | None] = {None: None}
    for token in rows:
        open_rows: list[int | None] = [token]
        while open_rows[-1] not in built:
            if len(open_rows) > len(rows):
                raise ValueError(f"trail {token}")
            open_rows.append(rows[open_rows[-1] or 0][2])
        for key in reversed(open_rows[:-1]):
            number, node, behind, inside, parts = rows[key or 0]
            built[key] = Passed(number, node, built[behind], inside, parts)
    return built
