"""Take a light act back: the holder is again who it was before, and the ledger has both facts.

What the act did besides stays done: a dossier somebody began to work on is «Đang xử lý», since the graph of
statuses knows no way back from it and the person may have read it.
"""

from dataclasses import dataclass, replace

from motcua.dossiers import progress, rules
from motcua.dossiers.acting import done
from motcua.dossiers.actions.examine import hold
from motcua.dossiers.changes import last_change_since
from motcua.dossiers.impartiality import insist_impartial
from motcua.dossiers.models import Step
from motcua.dossiers.refusals import NotPermitted
from motcua.dossiers.state import Case, Change, OpenStep
from motcua.dossiers.undoing.light import ACTS, LIGHT, Light, insist_in_time
from motcua.dossiers.undoing.refusals import ActedSince
from motcua.platform import ledger
from motcua.platform.access import allowed
from motcua.platform.errors import NotFound
from motcua.platform.ledger import EntryRow


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the act that made this version of the dossier."""

    version: int


def may_be_undone(change: Change) -> bool:
    """Whether the act is offered to be taken back: light, and it moved nothing but the work of one person."""
    facts = {entry.name for entry in change.entries}
    if facts.isdisjoint(LIGHT) or change.case.actor.account is None:
        return False
    is_one_for_one = len(change.closed) == len(change.opened) <= 1
    return is_one_for_one and change.state.due_at == change.case.state.due_at


def undo(case: Case, command: Undo) -> Change:
    entry = _own_act(case, command)
    if case.state.version != command.version:
        raise ActedSince(**last_change_since(case.state, command.version))
    light = LIGHT[entry.name]
    insist_in_time(entry, case.now)
    step = _step(case, entry)
    _insist_still_theirs(case, light, step)
    change = Change(case, case.state)
    held = _reopened(change, step, entry) if entry.payload.get("closed") else step
    account, post = _before(entry)
    hold(change, held, account, post)
    undone = entry.name.removeprefix(ACTS)
    return done(change, "undone", step=step, undone=undone, of=command.version, to=account, given=held.token)


def _own_act(case: Case, command: Undo) -> EntryRow:
    """The fact to take back, if it is this person's and light; else it is as if there were none."""
    if not rules.may_see(case.actor, case.state):
        raise NotFound
    mine = (case.actor.account, case.actor.on_behalf, command.version)
    for entry in ledger.entries(case.state.subject):
        whose = (entry.account, entry.on_behalf, entry.payload.get("version"))
        if entry.name in LIGHT and whose == mine:
            return entry
    raise NotFound


def _insist_still_theirs(case: Case, light: Light, step: OpenStep) -> None:
    """They may do such acts now as they might then; letting go of a step is open also in one's own matter."""
    rule = rules.RULES[light.act]
    if not allowed(case.actor, rule.permission, step.unit, case.state.field_code, case.state.procedure_code):
        raise NotPermitted(act=rule.label)
    if light.act != "take":
        insist_impartial(case.actor, case.state, rule.label)


def _step(case: Case, entry: EntryRow) -> OpenStep:
    """The step whose holder the act changed; of the same version it is still open."""
    token = entry.payload.get("given", entry.payload.get("token"))
    return next(step for step in case.state.steps if step.token == token)


def _before(entry: EntryRow) -> tuple[int | None, int | None]:
    """Who had the step before, with the post; nobody where the fact names nobody."""
    was = entry.payload.get("was")
    return (was[0], was[1]) if isinstance(was, list) else (None, None)


def _reopened(change: Change, step: OpenStep, entry: EntryRow) -> OpenStep:
    """The assigning was a step itself: it is open again, until the hour it was to be done by."""
    before = change.state
    progress.take_back(change, step)
    change.state = change.state.but(holders=before.holders)
    ended = Step.objects.get(dossier_id=before.id, token=int(str(entry.payload["token"])))
    return replace(change.opened[-1], due_at=ended.due_at)
