"""A timed move of the process comes due: remind, escalate or expire, as the spec says."""

from dataclasses import dataclass

from motcua.dossiers import progress
from motcua.dossiers.acting import done
from motcua.dossiers.refusals import UnknownStep
from motcua.dossiers.state import Case, Change
from motcua.dossiers.status import ENDED, Status


@dataclass(frozen=True, slots=True)
class FireTimer:
    """Asked by the clock job only; it has no rule in the table of acts, since no person may do it."""

    token: int
    move: str


def fire_timer(case: Case, command: FireTimer) -> Change:
    change = Change(case, case.state)
    if case.state.status in ENDED | {Status.COMPLETED}:
        raise UnknownStep(token=command.token)
    progress.fire(change, command.token, command.move)
    return done(change, "timer_fired", token=command.token, move=command.move)
