"""Money of a dossier: what the fee rules ask, kept as an obligation in the room `payments`."""

from collections.abc import Collection
from uuid import UUID

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.models import Dossier
from motcua.dossiers.refusals import FeeUncounted
from motcua.dossiers.state import Change, DossierState
from motcua.dossiers.status import Money
from motcua.kernel import fees
from motcua.kernel.fees import Collected
from motcua.kernel.messages import Message
from motcua.payments import api as payments
from motcua.platform.errors import NotFound


def oblige_at_filing(change: Change) -> None:
    """What is paid with the filing; units nobody can have counted yet wait for the reception."""
    if not _charge(change.state, change.case.version, {Collected.FILING}).missing:
        _oblige(change, {Collected.FILING})


def oblige_at_reception(change: Change) -> None:
    """The fee of the procedure, if any; with it what was not asked for at filing.

    Raises FeeUncounted when units of any fee, also of one that falls due later, are not counted.
    """
    whole = _charge(change.state, change.case.version)
    if whole.missing:
        raise FeeUncounted(field="quantities", units=", ".join(whole.missing))
    asked = change.state.money != Money.NONE
    _oblige(change, {Collected.RECEPTION} if asked else {Collected.RECEPTION, Collected.FILING})


def oblige_at_return(change: Change) -> None:
    """What is paid when the result is there."""
    _oblige(change, {Collected.RETURN})


def _oblige(change: Change, moments: Collection[Collected]) -> None:
    charge = _charge(change.state, change.case.version, moments)
    if charge.amount:
        oblige(change, charge.amount, "fee", "")


def _charge(
    state: DossierState, version: ProcedureVersion, moments: Collection[Collected] = tuple(Collected)
) -> fees.Charge:
    facts = fees.FeeFacts(
        channel=state.channel,
        case=state.case_code,
        quantities=fees.counted_in(state.guard_facts, version.fee_rules)
        | state.fee_facts.get("quantities", {}),
        claims=frozenset(state.fee_facts.get("claims", ())),
    )
    return fees.evaluate([rule for rule in version.fee_rules if rule.collected in moments], facts)


def explain_fee(state: DossierState, amount: int) -> tuple[Message, ...]:
    """Why a fee of a dossier is `amount`: the rules that apply, what was counted, what was let off.

    Rules fall due together at one moment; those that make this amount are told, all of them where none do.
    """
    version = catalogue.variants.version_of(state.procedure_version_id, state.variant_id)
    at_once = {Collected.FILING, Collected.RECEPTION}
    groups = [{Collected.RECEPTION}, {Collected.FILING}, {Collected.RETURN}]
    if state.channel != "online":
        groups.insert(0, at_once)
    made = [charge for moments in groups if (charge := _charge(state, version, moments)).amount == amount]
    return (made[0] if made else _charge(state, version)).lines


def dossier_of(subject: str) -> UUID:
    """The dossier money was asked for, for a surface that then checks who looks. Raises NotFound."""
    kind, _sep, number = subject.partition(":")
    known = Dossier.objects.filter(pk=int(number), is_training=False) if kind == "dossier" else None
    found = known.values_list("public_id", flat=True).first() if known is not None else None
    if found is None:
        raise NotFound
    return found


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
