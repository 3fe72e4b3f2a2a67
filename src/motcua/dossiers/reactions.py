"""What this room does on facts of rooms below."""

from contextlib import suppress
from datetime import timedelta

from motcua.dossiers import events, telling
from motcua.dossiers.actions import watch
from motcua.dossiers.actions.examine import Release
from motcua.dossiers.actions.payment import PaymentSettled
from motcua.dossiers.models import Dossier, Participant, Step
from motcua.dossiers.perform import Order, perform_within
from motcua.dossiers.refusals import StillOwed, WrongStatus
from motcua.dossiers.status import Money
from motcua.parties import api as parties
from motcua.payments import api as payments
from motcua.payments import events as payment_events
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.outbox import FactRow, reaction
from motcua.platform.ui.figures import grouped

NEWS = timedelta(days=2)
"""Money of longer ago is told to nobody: what was taken over or played anew is no news (K)."""


def _no_longer_owed(fact: FactRow) -> None:
    kind, _, number = fact.subject.partition(":")
    if kind != "dossier" or payments.owed(fact.subject):
        return
    dossier = Dossier.objects.filter(pk=int(number), money=Money.OWED).first()
    if dossier is not None:
        with suppress(StillOwed, WrongStatus):  # something new is owed, or it is settled already
            perform_within([Order(SYSTEM, dossier.public_id, PaymentSettled(), help_kind="self")])


@reaction(payment_events.SETTLED, key="dossiers.money-settled")
def on_settled(fact: FactRow) -> None:
    """Nothing is owed any more: the dossier goes on."""
    _no_longer_owed(fact)


@reaction(payment_events.WAIVED, key="dossiers.money-waived")
def on_waived(fact: FactRow) -> None:
    """As good as paid."""
    _no_longer_owed(fact)


@reaction(payment_events.SETTLED, key="dossiers.tell-of-payment")
def on_paid(fact: FactRow) -> None:
    """The person is told that their money is here; of nought there is nothing to tell."""
    _tell_of_money("paid", fact, f"obligation-{fact.payload['obligation']}")


@reaction(payment_events.REFUNDED, key="dossiers.tell-of-refund")
def on_refunded(fact: FactRow) -> None:
    """And that it went back."""
    _tell_of_money("refunded", fact, f"refund-{fact.payload['refund']}")


def _tell_of_money(event: str, fact: FactRow, key: str) -> None:
    kind, _, number = fact.subject.partition(":")
    amount = int(str(fact.payload["amount"]))
    is_news = clock.now() - fact.occurred_at <= NEWS
    if kind == "dossier" and amount and is_news:
        telling.tell_of_money(event, int(number), key, f"{grouped(amount)} đ")


@reaction(parties.KIN_DECLARED, key="dossiers.step-aside")
def on_kin_declared(fact: FactRow) -> None:
    """Whoever holds steps of a dossier in which a relative is a party holds them no longer."""
    account = int(fact.subject.partition(":")[2])
    numbers = parties.ties_of({account}).get(account, frozenset())
    theirs = Participant.objects.filter(personal_id__in=numbers).values("dossier_id")
    held = Step.objects.filter(holder_id=account, closed_at__isnull=True, dossier_id__in=theirs)
    for dossier, token in list(held.values_list("dossier__public_id", "token")):
        perform_within([Order(SYSTEM, dossier, Release(token))])


@reaction(events.TIMER_FAILED, key="dossiers.fire-timer-again")
def on_timer_failed(fact: FactRow) -> None:
    """What stood in the way of a timed move may be mended by now."""
    watch.fire_again(int(str(fact.payload["timer"])))
