"""Which acts may be done on many dossiers at once, and the command each line stands for.

Returning for a supplement, rejecting and signing are not among them: each needs words or a look of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from motcua.catalogue import api as catalogue
from motcua.dossiers import rules
from motcua.dossiers.actions.decide import Approve
from motcua.dossiers.actions.examine import Assign, CompleteStep, Release, Take
from motcua.dossiers.models import BulkLine, BulkOrder
from motcua.dossiers.perform import Order
from motcua.dossiers.refusals import HeldByAnother
from motcua.dossiers.rules import RULES
from motcua.dossiers.state import DossierState, OpenStep
from motcua.kernel import process
from motcua.parties import api as parties
from motcua.platform.access import Actor, scope
from motcua.platform.errors import Refusal

ACTS = ("take", "release", "assign", "complete_step", "approve")
"""In the order of the buttons."""


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
    match order.act:
        case "take":
            return Take(line.token)
        case "release":
            return Release(line.token, note=order.note)
        case "assign":
            return Assign(order.to_id or 0, line.token, note=order.note)
        case "complete_step":
            return CompleteStep(line.outcome, line.token, note=order.note)
        case "approve":
            return Approve(line.fingerprint, note=order.note, token=line.token)
    raise LookupError(order.act)


def orders_of(actor: Actor, order: BulkOrder, lines: Sequence[BulkLine]) -> list[Order]:
    """The lines as orders of the batch door; their dossiers are loaded."""
    return [
        Order(actor, line.dossier.public_id, command(order, line), expected=line.version) for line in lines
    ]


def note_what_is_seen(line: BulkLine, actor: Actor, act: str, state: DossierState) -> None:
    """Bind a line to what the person is shown: this version, this step, this draft."""
    step = rules.first_step(actor, state, act)
    line.version = state.version
    line.token = step.token if step else None
    line.outcome = _outcome(state, step) if step and act == "complete_step" else ""
    line.fingerprint = state.result.fingerprint if act == "approve" and state.result else ""


def _outcome(state: DossierState, step: OpenStep) -> str:
    """The outcome of a step that has only one; where there is a choice, «done», if the process knows it."""
    spec = catalogue.version(state.procedure_version_id).spec
    found = process.choices(spec, step.key) if spec is not None else ()
    return found[0].key if len(found) == 1 else "done"


def why_not(refusals: Sequence[Refusal]) -> list[str]:
    """The sentences of many refusals; the names of those who hold a step are asked for all at once."""
    held = [each for each in refusals if isinstance(each, HeldByAnother)]
    names = parties.account_names({int(str(each.values["account"])) for each in held})
    for each in held:
        each.values = {**each.values, "holder": names.get(int(str(each.values["account"])), "")}
    return [str(each) for each in refusals]
