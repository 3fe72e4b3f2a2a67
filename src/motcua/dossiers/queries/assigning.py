"""To whom an open step of a dossier can be given."""

from datetime import datetime

from motcua.agencies import api as agencies
from motcua.agencies.api import HolderRow
from motcua.catalogue import api as catalogue
from motcua.dossiers import progress
from motcua.dossiers.impartiality import others, tied_names
from motcua.dossiers.permissions import Permission
from motcua.dossiers.queries.detail import DossierView
from motcua.dossiers.state import Case, Change, DossierState, OpenStep
from motcua.kernel.process import StepKind
from motcua.platform.access import SYSTEM, Actor, allowed
from motcua.platform.clock import ZONE


def may_be_given(view: DossierView) -> tuple[HolderRow, ...]:
    """Those who can have the step the page offers to assign; nobody while the act is not open."""
    token = next((option.token for option in view.acts if option.act == "assign"), None)
    step = next((step for step in view.state.steps if step.token == token), None)
    return fit_for(view.state, step, view.now) if step is not None else ()


def anyone_fit(view: DossierView) -> tuple[HolderRow, ...]:
    """Whoever holds a function of the process: to name again whom somebody chose before the step was gone."""
    day, state = view.now.date(), view.state
    steps = view.version.spec.steps if view.version.spec else ()
    found = {
        holder.account_id: holder
        for function in dict.fromkeys(step.function for step in steps if step.function)
        for holder in agencies.holders(function, state.competent_id, state.field_code, day)
    }
    return tuple(found.values())


def not_to(actor: Actor, view: DossierView) -> tuple[str, ...]:
    """For whoever assigns: who has a function here and must not have this dossier."""
    state, rights = view.state, (Permission.ASSIGN, Permission.REASSIGN)
    if state.finished_at or not any(
        allowed(actor, p, state.competent_id, state.field_code, state.procedure_code) for p in rights
    ):
        return ()
    return tied_names(state, view.version.spec, view.now.date())


def fit_for(state: DossierState, step: OpenStep, now: datetime) -> tuple[HolderRow, ...]:
    """Those who have the function of the step in the dossier's field.

    Where the open step is the assigning itself, what is given is a step it opens.
    """
    given = _opened_by(state, step, now) if step.kind == StepKind.ASSIGN else [step]
    day = now.astimezone(ZONE).date()
    found: dict[int, HolderRow] = {}
    for each in given:
        for holder in others(agencies.holders(each.function, each.unit, state.field_code, day), state):
            found.setdefault(holder.account_id, holder)
    return tuple(found.values())


def _opened_by(state: DossierState, step: OpenStep, now: datetime) -> list[OpenStep]:
    """The steps that follow the assigning: the process is moved on in memory only."""
    version = catalogue.variants.version_of(state.procedure_version_id, state.variant_id)
    calendar = agencies.calendar_of(state.competent_id)
    change = Change(Case(state, version, SYSTEM, now.astimezone(ZONE), calendar), state)
    progress.complete(change, step, "done")
    return change.opened
