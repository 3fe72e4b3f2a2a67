"""What people do with their own dossier: answer what was asked, or withdraw it.

The right reaches this one dossier for this one act; everything else is judged as when an officer does it.
"""

from uuid import UUID

from motcua.dossiers.actions.ending import Withdraw
from motcua.dossiers.actions.supplement import AnswerSupplement
from motcua.dossiers.behalf import AuthorityEnded, in_force
from motcua.dossiers.belonging import the_one
from motcua.dossiers.models import Holder
from motcua.dossiers.perform import Done, perform
from motcua.dossiers.permissions import Permission
from motcua.dossiers.rules import RULES
from motcua.dossiers.state import DossierState
from motcua.platform.access import Actor, Grant

_RIGHTS = {AnswerSupplement: Permission.ANSWER_SUPPLEMENT, Withdraw: Permission.WITHDRAW}


def may_act(actor: Actor, dossier: int) -> bool:
    """What was filed for another is done for them as long as that holds; one's own always."""
    held = Holder.objects.filter(account_id=actor.account or 0, dossier_id=dossier, behalf__isnull=False)
    filed_for = held.values_list("behalf_id", flat=True).first()
    return filed_for is None or in_force(actor.account or 0).filter(pk=filed_for).exists()


def insist_still(actor: Actor, dossier: int) -> None:
    """Raises AuthorityEnded."""
    if not may_act(actor, dossier):
        raise AuthorityEnded


def may_withdraw(state: DossierState) -> bool:
    """Whether its person may still take it back."""
    rule = RULES["withdraw"]
    return state.status in rule.statuses and rule.needs(state) is None


def do(
    actor: Actor, public_id: UUID, command: AnswerSupplement | Withdraw, expected: int | None = None
) -> Done:
    """Raises NotFound for another's dossier, AuthorityEnded, and whatever refuses the act."""
    state, _now = the_one(actor, public_id)
    insist_still(actor, state.id)
    units = frozenset({state.receiving_id, state.competent_id})
    entitled = actor.entitled(Grant(_RIGHTS[type(command)], units), Grant(Permission.VIEW, units))
    return perform(entitled, public_id, command, expected=expected, help_kind="self")
