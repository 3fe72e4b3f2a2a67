"""What may be done to an instance (acts), and what follows from it (effects)."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.kernel.process.spec import DONE


@dataclass(frozen=True, slots=True)
class Complete:
    """Somebody finished an open step with one of its outcomes."""

    token: int
    outcome: str = DONE


@dataclass(frozen=True, slots=True)
class SendBack:
    """Somebody sends the work back: to the step it came from, or to an earlier one named in `to`."""

    token: int
    to: str | None = None


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Completing the step before was a mistake: it is open again, whether a move offers that or not."""

    token: int


@dataclass(frozen=True, slots=True)
class TimerFired:
    """The hours of a timed move on this open step or stage are over."""

    token: int
    move: str


@dataclass(frozen=True, slots=True)
class FactArrived:
    """A fact from outside became known. When no step waits for it, nothing changes."""

    name: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """The whole instance ends here: rejected, withdrawn or stopped by a decision."""

    outcome: str


Act = Complete | SendBack | TakeBack | TimerFired | FactArrived | Cancel


@dataclass(frozen=True, slots=True)
class StepOpened:
    """`again` is the token of an earlier visit to the same step, whose holder should have it back."""

    token: int
    step: str
    came_from: int | None = None
    again: int | None = None


@dataclass(frozen=True, slots=True)
class StepClosed:
    token: int
    step: str
    outcome: str


@dataclass(frozen=True, slots=True)
class TimerSet:
    """`hours` are working hours from now; None when the spec leaves the moment to the caller."""

    token: int
    move: str
    hours: int | float | None


@dataclass(frozen=True, slots=True)
class Reminded:
    """A reminder came due: somebody is to be told that the step is still open."""

    token: int
    move: str


@dataclass(frozen=True, slots=True)
class ClockPaused:
    """The legal clock stands still from now; `article` is the rule that allows it."""

    article: str
    why: str


@dataclass(frozen=True, slots=True)
class ClockResumed:
    pass


@dataclass(frozen=True, slots=True)
class Called:
    """A linked procedure is to be started; the step stays open until it is completed."""

    token: int
    procedure: str


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing is left to do; `end` is the end that was reached, or the outcome of a cancellation."""

    end: str


Effect = StepOpened | StepClosed | TimerSet | Reminded | ClockPaused | ClockResumed | Called | Finished
EXPIRED = "expired"
TAKEN_BACK = "taken_back"
CANCELLED = "cancelled"
