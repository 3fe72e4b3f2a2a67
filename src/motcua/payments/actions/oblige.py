"""Owe money for something, or cease to: steps of a larger act, which has checked the right and records it."""

from datetime import date

from django.db import transaction

from motcua.payments import online
from motcua.payments.models import Obligation, ObligationKind, ObligationState
from motcua.payments.refusals import AmountNotPositive
from motcua.payments.rows import ObligationRow, obligation_row
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


def oblige(
    actor: Actor,
    *,
    subject: str,
    amount: int,
    kind: str,
    article: str,
    unit: int,
    due_on: date | None = None,
) -> ObligationRow:
    """An obligation of `subject`, to be collected by a unit; `kind` is "fee" or "duty".

    Raises AmountNotPositive. Needs an open transaction: the act that asks for the money stands or falls
    with it. An anonymous caller asks nothing of anybody.
    """
    _insist_on_act(actor)
    if amount <= 0:
        raise AmountNotPositive(field="amount")
    found = Obligation.objects.create(
        subject=subject,
        unit_id=unit,
        kind=ObligationKind(kind),
        amount=amount,
        article=article,
        due_on=due_on,
        created_at=clock.now(),
    )
    return obligation_row(found)


def cancel(actor: Actor, *, subject: str, because: str) -> int:
    """What is still open for `subject` is owed no more (the dossier was withdrawn); says how many.

    Money received stays received: giving it back is an act of its own.
    """
    _insist_on_act(actor)
    still_open = Obligation.objects.filter(subject=subject, state=ObligationState.OPEN)
    # Locked before they are closed, as money that comes meanwhile locks them: one of the two is first.
    owed = list(still_open.select_for_update().order_by("pk").values_list("pk", flat=True))
    if not owed:
        return 0
    online.close_attempts(owed, "owed-no-more")
    closing = Obligation.objects.filter(pk__in=owed)
    return closing.update(state=ObligationState.CANCELLED, because=because[:500], closed_at=clock.now())


def _insist_on_act(actor: Actor) -> None:
    if actor.kind == "anonymous":
        raise NotFound
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an obligation is part of an act")
