"""A due date is counted anew because the office calendar it was counted by has a new version."""

from dataclasses import dataclass
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers import timing
from motcua.dossiers.acting import done
from motcua.dossiers.refusals import DateStays
from motcua.dossiers.state import Case, Change, DossierState
from motcua.kernel import worktime
from motcua.kernel.worktime import Recipe


@dataclass(frozen=True, slots=True)
class Recount:
    """Asked when calendars are saved only, by whoever may save them; it has no rule in the table of acts."""

    version: str
    why: str


def recount(case: Case, command: Recount) -> Change:
    change, before = Change(case, case.state), case.state
    if before.due_at is None or before.recipe is None or later_by(before, command.version) is None:
        raise DateStays
    timing.follow(change, command.version)
    return done(
        change,
        "due_moved",
        notes={"reason": command.why},
        old=before.due_at.isoformat(),
        calendar=[before.recipe["calendar"]["version"], command.version],
    )


def later_by(state: DossierState, version: str) -> datetime | None:
    """The due moment by another version of its calendar, if the dossier still runs and it is later.

    A date once promised is never brought forward: then the version stays under which it was promised.
    """
    if state.recipe is None or state.due_at is None or state.finished_at is not None:
        return None
    recipe = Recipe.from_data(state.recipe)
    calendar = agencies.calendar(recipe.calendar_code, version)
    due_at = worktime.due(calendar, recipe)
    return due_at if due_at is not None and due_at > state.due_at else None
