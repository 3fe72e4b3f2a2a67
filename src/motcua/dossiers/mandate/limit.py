"""Up to which amount somebody decides: a deputy's delegation may name one (ADR 0028).

What is compared is the sum of the fees of the dossier, paid or owed; what was cancelled or waived does not
count.
"""

from django.utils.functional import Promise

from motcua.dossiers.permissions import Permission
from motcua.dossiers.refusals import BeyondLimit
from motcua.dossiers.state import DossierState, OpenStep
from motcua.payments import api as payments
from motcua.platform.access import Actor, up_to
from motcua.platform.ui.figures import grouped


def insist_within_limit(
    actor: Actor, state: DossierState, step: OpenStep, permission: Permission, act: str | Promise
) -> None:
    """Raises BeyondLimit, which names both amounts; only whoever has a limit is asked for the sum."""
    most = up_to(actor, permission, step.unit, state.field_code, state.procedure_code)
    if most is None:
        return
    amount = payments.charged(state.subject)
    if amount > most:
        raise BeyondLimit(act=act, amount=grouped(amount), most=grouped(most))
