"""Whom the open step can be given to, by the same process as the act itself."""

from motcua.agencies import api as agencies
from motcua.agencies.api import HolderRow
from motcua.dossiers import progress
from motcua.dossiers.queries.detail import DossierView
from motcua.dossiers.state import Case, Change, OpenStep
from motcua.kernel.process import StepKind
from motcua.platform.access import SYSTEM


def may_be_given(view: DossierView) -> tuple[HolderRow, ...]:
    """Those who have the function of the step in the dossier's field; nobody while the act is not open.

    Where the open step is the assigning itself, what is given is the step it opens.
    """
    token = next((option.token for option in view.acts if option.act == "assign"), None)
    step = next((step for step in view.state.steps if step.token == token), None)
    if step is None:
        return ()
    given = _opened_by(view, step) if step.kind == StepKind.ASSIGN else step
    return agencies.holders(given.function, given.unit, view.state.field_code, view.now.date())


def _opened_by(view: DossierView, step: OpenStep) -> OpenStep:
    """The step that follows the assigning: the process is moved on in memory only."""
    calendar = agencies.calendar_of(view.state.competent_id)
    change = Change(Case(view.state, view.version, SYSTEM, view.now, calendar), view.state)
    progress.complete(change, step, "done")
    return change.opened[-1]
