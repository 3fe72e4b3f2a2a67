"""Which acts may be done on many dossiers at once, and the command each line stands for.

Returning for a supplement and rejecting are not among them: each needs words or a look of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import api as catalogue
from motcua.dossiers import rules
from motcua.dossiers.actions.decide import Approve, SendBack, SignAsOrdered
from motcua.dossiers.actions.ending import Extend
from motcua.dossiers.actions.examine import Assign, CompleteStep, Release, Take
from motcua.dossiers.bulk import folder
from motcua.dossiers.models import BulkLine, BulkOrder
from motcua.dossiers.perform import Order
from motcua.dossiers.refusals import HeldByAnother
from motcua.dossiers.rules import RULES
from motcua.dossiers.state import DossierState, OpenStep
from motcua.kernel import process
from motcua.kernel.process import StepKind as K
from motcua.parties import api as parties
from motcua.platform.access import Actor, scope
from motcua.platform.errors import Refusal

ACTS = ("take", "release", "assign", "complete_step", "approve")
"""In the order of the buttons."""

_LABELS: dict[str, str | Promise] = {folder.DECIDE: _("duyệt, ký")}
"""Of acts that are another one on each line."""


def label_of(act: str) -> str:
    return str(_LABELS.get(act) or RULES[act].label)


@dataclass(frozen=True, slots=True)
class BulkAct:
    act: str
    label: str


def bulk_acts(actor: Actor) -> tuple[BulkAct, ...]:
    """The acts this person may do somewhere; whether on a dossier is asked line by line."""
    return tuple(
        BulkAct(act, str(RULES[act].label)) for act in ACTS if not scope(actor, RULES[act].permission).nothing
    )


def command(order: BulkOrder, line: BulkLine) -> Any:
    """What is done with the dossier of a line, as it was seen in the preview."""
    return COMMANDS[order.act](order, line)


def _decision(order: BulkOrder, line: BulkLine) -> SignAsOrdered | Approve:
    if line.outcome == "sign":
        return SignAsOrdered(line.fingerprint, order.pk, line.token)
    return Approve(line.fingerprint, token=line.token)


COMMANDS: dict[str, Callable[[BulkOrder, BulkLine], Any]] = {
    "take": lambda _order, line: Take(line.token),
    "release": lambda order, line: Release(line.token, note=order.note),
    "assign": lambda order, line: Assign(order.to_id or 0, line.token, note=order.note),
    "complete_step": lambda order, line: CompleteStep(line.outcome, line.token, note=order.note),
    "approve": lambda order, line: Approve(line.fingerprint, note=order.note, token=line.token),
    folder.DECIDE: _decision,
    folder.SEND_BACK: lambda order, line: SendBack(order.note, token=line.token),
    folder.APOLOGISE: lambda order, line: Extend(line.outcome, order.note, order.apology, order.article),
}


def orders_of(actor: Actor, order: BulkOrder, lines: Sequence[BulkLine]) -> list[Order]:
    """The lines as orders of the batch door; their dossiers are loaded."""
    return [
        Order(actor, line.dossier.public_id, command(order, line), expected=line.version) for line in lines
    ]


def note_what_is_seen(
    line: BulkLine, actor: Actor, order: BulkOrder, state: DossierState, now: datetime
) -> None:
    """Bind a line to what the person is shown: this version, this step, this draft, this new date."""
    act = _act_on(actor, order.act, state)
    step = rules.first_step(actor, state, act)
    line.version = state.version
    line.token = step.token if step else None
    line.outcome = _outcome(state, step) if step and act == "complete_step" else ""
    if order.act == folder.DECIDE:
        line.outcome = act
    elif order.act == folder.APOLOGISE:
        line.outcome = folder.more_time(state, order.days or folder.USUAL_DAYS, now)
    shows_draft = order.act in {"approve", folder.DECIDE, folder.SEND_BACK}
    line.fingerprint = state.result.fingerprint if shows_draft and state.result else ""


def _act_on(actor: Actor, act: str, state: DossierState) -> str:
    """What is done on this line: a draft is signed or approved, as the step that is open there asks."""
    if act != folder.DECIDE:
        return act
    kinds = {step.kind for step in state.steps}
    open_here = [each for each in folder.DECIDING if rules.first_step(actor, state, each)]
    return next(iter(open_here), "sign" if K.SIGN in kinds else "approve")


def _outcome(state: DossierState, step: OpenStep) -> str:
    """The outcome of a step that has only one; where there is a choice, «done», if the process knows it."""
    spec = catalogue.variants.version_of(state.procedure_version_id, state.variant_id).spec
    found = process.choices(spec, step.key) if spec is not None else ()
    return found[0].key if len(found) == 1 else "done"


def why_not(refusals: Sequence[Refusal]) -> list[str]:
    """The sentences of many refusals; the names of those who hold a step are asked for all at once."""
    held = [each for each in refusals if isinstance(each, HeldByAnother)]
    names = parties.account_names({each.account for each in held})
    for each in held:
        each.name(names)
    return [str(each) for each in refusals]
