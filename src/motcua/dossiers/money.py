"""Money of a dossier: what the fee rules ask, kept as an obligation in the room `payments`."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.dossiers import access
from motcua.dossiers.impartiality import insist_impartial
from motcua.dossiers.refusals import FeeUncounted
from motcua.dossiers.state import Change
from motcua.dossiers.status import Money
from motcua.kernel import fees
from motcua.payments import api as payments
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


def oblige_fee(change: Change) -> None:
    """The fee of the procedure, if any, becomes an obligation of this dossier."""
    state = change.state
    facts = fees.FeeFacts(
        channel=state.channel,
        case=state.case_code,
        quantities=_counted(change) | state.fee_facts.get("quantities", {}),
        claims=frozenset(state.fee_facts.get("claims", ())),
    )
    charge = fees.evaluate(change.case.version.fee_rules, facts)
    if charge.missing:
        raise FeeUncounted(field="quantities", units=", ".join(charge.missing))
    if charge.amount:
        oblige(change, charge.amount, "fee", "")


def _counted(change: Change) -> dict[str, int]:
    """Units the form itself counts: number questions named as a rule's unit."""
    units = {unit for rule in change.case.version.fee_rules for unit in (rule.unit, rule.times)}
    answers = change.state.guard_facts.items()
    return {key: value for key, value in answers if key in units and type(value) is int}


def oblige(change: Change, amount: int, kind: str, article: str) -> None:
    """Owe an amount in đồng; the dossier is told by a fact when it is settled."""
    payments.oblige(
        change.case.actor,
        subject=change.state.subject,
        amount=amount,
        kind=kind,
        article=article,
        unit=change.state.receiving_id,
    )
    change.state = change.state.but(money=Money.OWED)


def forget(change: Change, because: str) -> None:
    """The dossier has ended: what is still owed is owed no more; money received is another matter."""
    if change.state.money == Money.OWED:
        payments.cancel(change.case.actor, subject=change.state.subject, because=because)
        change.state = change.state.but(money=Money.NONE)


def receive_cash(actor: Actor, public_id: UUID, obligation: int) -> None:
    """The cashier takes the whole amount of an obligation of this dossier. Raises NotFound, OwnMatter."""
    state, _now = access.dossier(actor, public_id)
    owed = next((row for row in payments.obligations(state.subject) if row.id == obligation), None)
    if owed is None:
        raise NotFound
    insist_impartial(actor, state, _("thu tiền"))
    payments.receive_cash(actor, obligation_id=owed.id, amount=owed.amount, payer=state.owner_name)
