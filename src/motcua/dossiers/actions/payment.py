"""A financial obligation found in examination (status 6); the way back is the payment itself."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.dossiers import access, money, timing
from motcua.dossiers.acting import begin_at_step, done, fit, reason, to_status
from motcua.dossiers.impartiality import insist_impartial
from motcua.dossiers.refusals import StillOwed
from motcua.dossiers.state import Case, Change
from motcua.dossiers.status import Money, Status
from motcua.payments import api as payments
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid, NotFound


@dataclass(frozen=True, slots=True)
class RequirePayment:
    """`amount` in đồng, with the article it is owed under."""

    amount: int
    reason: str
    article: str = ""
    token: int | None = None


@dataclass(frozen=True, slots=True)
class PaymentSettled:
    """Told by the room `payments`: nothing is owed any more."""


def require_payment(case: Case, command: RequirePayment) -> Change:
    change, step = begin_at_step(case, "require_payment", command.token)
    if not 0 < command.amount < 10**12:
        raise Invalid(field="amount")
    why = reason(command.reason)
    to_status(change, Status.PAYMENT_REQUIRED)
    paused = timing.pause(change, "require_payment", "payment")
    money.oblige(change, command.amount, "duty", fit(command.article, field="article"))
    return done(
        change, "payment_required", step=step, notes={"reason": why}, amount=command.amount, paused=paused
    )


def payment_settled(case: Case, _command: PaymentSettled) -> Change:
    if case.state.money == Money.SETTLED or payments.owed(case.state.subject):
        raise StillOwed
    change = Change(case, case.state.but(money=Money.SETTLED))
    if case.state.status is Status.PAYMENT_REQUIRED:
        to_status(change, Status.PROCESSING)
        timing.resume(change)
    return done(change, "payment_settled")


def receive_cash(actor: Actor, public_id: UUID, obligation: int) -> None:
    """The cashier takes the whole amount of an obligation of this dossier. Raises NotFound, OwnMatter."""
    state, _now = access.dossier(actor, public_id)
    owed = next((row for row in payments.obligations(state.subject) if row.id == obligation), None)
    if owed is None:
        raise NotFound
    insist_impartial(actor, state, _("thu tiền"))
    payments.receive_cash(actor, obligation_id=owed.id, amount=owed.amount, payer=state.owner_name)
