"""Take in what a provider says: stored whatever it is worth, decided once, under the obligation's lock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.payments.events import SETTLED
from motcua.payments.models import (
    NO_ANSWER,
    OPEN_ATTEMPT,
    Attempt,
    AttemptState,
    Incoming,
    IncomingState,
    Notice,
    Obligation,
    ObligationState,
    OnlineBook,
    OnlineReceipt,
)
from motcua.payments.online.closing import close_attempts
from motcua.payments.online.deciding import Known, Verdict, decide
from motcua.payments.online.refunding import give_back
from motcua.payments.ports import FAILED, Word
from motcua.platform import clock, ledger, outbox
from motcua.platform.access import SYSTEM

MONEY_BY_PERSON = "payments.incoming.unmatched"
"""In the ledger: money came that a person must look at."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided of a word, and why."""

    verdict: Verdict
    reason: str


def hear(provider: str, source: str, word: Word) -> Outcome:
    """Store a word and do what follows from it; the same word again does nothing more.

    `source`: webhook, query, file or bank. A word of an unknown transaction told by two at once is taken in
    by one of them; the other finds it told before.
    """
    try:
        with transaction.atomic():
            return _hear(provider, source, word)
    except IntegrityError:
        with transaction.atomic():
            return _hear(provider, source, word)


def _hear(provider: str, source: str, word: Word) -> Outcome:
    now, attempt, owed = clock.now(), *_locked(word.reference)
    known = Known(
        attempt=attempt.state if attempt else "",
        obligation=owed.state if owed else "",
        owed=attempt.amount if attempt else 0,
        is_seen=bool(word.transaction) and _is_seen(provider, word.transaction),
        is_given_up=attempt is not None and _is_given_up(attempt),
    )
    verdict, reason = decide(word, known)
    Notice.objects.create(
        provider=provider,
        source=source,
        reference=word.reference[:60],
        transaction=word.transaction[:60],
        status=word.status,
        amount=word.amount or None,
        is_genuine=word.is_genuine,
        verdict=verdict,
        reason=reason,
        heard_at=now,
    )
    _DO[verdict](_Matter(provider, word, reason, now, attempt, owed))
    return Outcome(verdict, reason)


def _locked(reference: str) -> tuple[Attempt | None, Obligation | None]:
    """The attempt with its obligation locked first, as every act on money does."""
    obligation = Attempt.objects.filter(reference=reference).values_list("obligation_id", flat=True).first()
    if obligation is None:
        return None, None
    owed = Obligation.objects.select_for_update().get(pk=obligation)
    return Attempt.objects.get(reference=reference), owed


def _is_seen(provider: str, number: str) -> bool:
    return Incoming.objects.filter(provider=provider, transaction=number).exists()


def _is_given_up(attempt: Attempt) -> bool:
    if attempt.state != AttemptState.EXPIRED or attempt.because != NO_ANSWER:
        return False
    open_now = Attempt.objects.filter(obligation_id=attempt.obligation_id, state__in=OPEN_ATTEMPT)
    return not open_now.filter(way=attempt.way).exists()


@dataclass(frozen=True, slots=True)
class _Matter:
    """A word with all it concerns."""

    provider: str
    word: Word
    reason: str
    now: datetime
    attempt: Attempt | None
    owed: Obligation | None

    def take_in(self, state: IncomingState, *, pays: bool = False) -> Incoming:
        return Incoming.objects.create(
            provider=self.provider,
            transaction=self.word.transaction,
            reference=self.word.reference[:60],
            attempt=self.attempt,
            obligation=self.owed,
            amount=self.word.amount,
            bank=self.word.bank[:20],
            paid_at=self.word.paid_at or self.now,
            heard_at=self.now,
            pays=pays,
            state=state,
            reason=self.reason,
        )

    def ours(self) -> tuple[Attempt, Obligation]:
        """What verdicts about an attempt of ours concern; `decide` gives them of nothing else."""
        if self.attempt is None or self.owed is None:
            raise LookupError(self.reason)
        return self.attempt, self.owed

    def end(self, state: AttemptState) -> None:
        attempt, _owed = self.ours()
        attempt.state, attempt.because = state, self.reason
        attempt.ask_at, attempt.ended_at = None, self.now
        attempt.save(update_fields=["state", "because", "ask_at", "ended_at"])


def _ignore(matter: _Matter) -> None:
    """It is written down; of an attempt closed already that will never be paid nobody asks any more."""
    is_final = matter.word.is_genuine and matter.word.status == FAILED
    if is_final and matter.attempt is not None and matter.attempt.ask_at is not None:
        matter.attempt.ask_at = None
        matter.attempt.save(update_fields=["ask_at"])


def _wait(matter: _Matter) -> None:
    attempt, _owed = matter.ours()
    attempt.state, attempt.because, attempt.ended_at = AttemptState.PENDING, matter.reason, None
    attempt.ask_at = attempt.ask_at or matter.now
    attempt.save(update_fields=["state", "because", "ended_at", "ask_at"])


def _fail(matter: _Matter) -> None:
    matter.end(AttemptState.FAILED)


def _settle(matter: _Matter) -> None:
    attempt, owed = matter.ours()
    settle(owed, matter.take_in(IncomingState.PAID, pays=True), matter.now)
    matter.end(AttemptState.PAID)
    close_attempts([owed.pk], "paid-otherwise", but=attempt.pk)


def settle(owed: Obligation, incoming: Incoming, now: datetime) -> OnlineReceipt:
    """Money settles a locked, open obligation: receipt, state, fact and record, in one transaction."""
    receipt = _receipt(owed, incoming, now)
    owed.state, owed.closed_at = ObligationState.SETTLED, now
    owed.save(update_fields=["state", "closed_at"])
    payload = {"obligation": owed.pk, "amount": owed.amount, "incoming": incoming.pk}
    outbox.announce([outbox.Fact(SETTLED, owed.subject, payload, f"obligation:{owed.pk}")])
    ledger.append(SYSTEM, [ledger.NewEntry(owed.subject, SETTLED, payload)])
    return receipt


def _receipt(owed: Obligation, incoming: Incoming, now: datetime) -> OnlineReceipt:
    """Numbered without gaps in the unit's book of electronic receipts of the local year."""
    OnlineBook.objects.bulk_create([OnlineBook(unit_id=owed.unit_id, year=now.year)], ignore_conflicts=True)
    book = OnlineBook.objects.select_for_update().get(unit_id=owed.unit_id, year=now.year)
    book.last += 1
    book.save(update_fields=["last"])
    return OnlineReceipt.objects.create(
        obligation=owed,
        incoming=incoming,
        unit_id=owed.unit_id,
        year=book.year,
        number=book.last,
        amount=owed.amount,
        received_at=now,
    )


def _give_back(matter: _Matter) -> None:
    incoming = matter.take_in(IncomingState.REFUND_ASKED)
    give_back(incoming, matter.reason)
    if matter.attempt is not None and matter.attempt.state in {"started", "pending"}:
        matter.end(AttemptState.EXPIRED)


def _ask(matter: _Matter) -> None:
    incoming = matter.take_in(IncomingState.UNMATCHED)
    subject = matter.owed.subject if matter.owed else f"incoming:{incoming.pk}"
    payload = {"incoming": incoming.pk, "amount": incoming.amount, "reason": matter.reason}
    ledger.append(SYSTEM, [ledger.NewEntry(subject, MONEY_BY_PERSON, payload)])
    if matter.attempt is not None and matter.attempt.state in {"started", "pending"}:
        matter.end(AttemptState.FAILED)


_DO: dict[Verdict, Callable[[_Matter], None]] = {
    Verdict.IGNORE: _ignore,
    Verdict.WAIT: _wait,
    Verdict.FAIL: _fail,
    Verdict.SETTLE: _settle,
    Verdict.GIVE_BACK: _give_back,
    Verdict.ASK: _ask,
}
