"""Why a dossier is late or waits: what its page says in one line. The clock stops by rule alone."""

from enum import StrEnum

from motcua.dossiers.state import DossierState
from motcua.dossiers.status import WAITING
from motcua.kernel.worktime import Progress


class Why(StrEnum):
    PAUSED = "paused"
    """A rule of the procedure version stopped the clock; its recipe says which article."""
    RUNS_ON = "runs-on"
    """The dossier waits, but no rule of its procedure stops the clock for that."""
    LATE = "late"


def why_of(state: DossierState, clock: Progress | None) -> Why | None:
    """What there is to explain at a moment; None while nothing is out of the ordinary."""
    if clock is None or state.finished_at is not None:
        return None
    if clock.paused:
        return Why.PAUSED
    if state.status in WAITING:
        return Why.RUNS_ON
    return Why.LATE if clock.late_minutes else None
