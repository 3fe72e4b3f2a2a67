"""Let somebody off what they owe, on a stated ground."""

from django.db import transaction

from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean
from motcua.payments import online
from motcua.payments.access import locked_obligation
from motcua.payments.events import WAIVED
from motcua.payments.models import ObligationState
from motcua.payments.permissions import Permission
from motcua.payments.refusals import AlreadyClosed, ReasonMissing, UnfitText
from motcua.payments.rows import ObligationRow, obligation_row
from motcua.platform import clock, ledger, outbox
from motcua.platform.access import Actor
from motcua.platform.words import say


def waive(actor: Actor, *, obligation_id: int, because: str) -> ObligationRow:
    """Close an open obligation without money. Raises NotFound, AlreadyClosed, ReasonMissing."""
    ground = _ground(because)
    with transaction.atomic():
        owed = locked_obligation(actor, obligation_id, Permission.WAIVE)
        if owed.state != ObligationState.OPEN:
            raise AlreadyClosed(state=ObligationState(owed.state).label)
        owed.state, owed.because, owed.closed_at = ObligationState.WAIVED, ground, clock.now()
        owed.save(update_fields=["state", "because", "closed_at"])
        online.close_attempts([owed.pk], "waived")
        payload = {"obligation": owed.pk, "amount": owed.amount}
        outbox.announce([outbox.Fact(WAIVED, owed.subject, payload, f"obligation:{owed.pk}")])
        entry = ledger.NewEntry(owed.subject, WAIVED, payload, notes={"because": ground})
        ledger.append(actor, [entry])
    return obligation_row(owed)


def _ground(text: str) -> str:
    try:
        ground = clean(text)[:500]
    except KernelError as error:
        raise UnfitText(field="because", reason=say(error.key, **error.values)) from None
    if not ground:
        raise ReasonMissing(field="because")
    return ground
