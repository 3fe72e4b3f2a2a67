"""Paid online: one charge whatever happens, money taken in once, nothing kept that paid for nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction

from motcua.payments import api as payments
from motcua.payments import ports, refusals
from motcua.payments.api import online
from motcua.payments.models import Attempt, Incoming, Notice
from motcua.payments.online import Known, Verdict, decide
from motcua.payments.ports import FAILED, PAID, PENDING, WAITING, Purpose, Word
from motcua.platform import clock, ledger
from motcua.platform.access import ANONYMOUS, SYSTEM
from motcua.platform.errors import NotFound
from motcua.platform.outbox.models import OutboxFact
from motcua_sandbox.payment_book import Platform
from people import Cast
from platform_stand_in import carry, stand_in

SUBJECT = "dossier:42"
BACK = "http://testserver/thanh-toan/"
WHAT = Purpose("Lệ phí hồ sơ", "H18.11.002-261123-0001", "1.004873", "Cấp giấy xác nhận")


@pytest.fixture
def platform(db: None) -> Iterator[Platform]:
    with stand_in() as built:
        yield built


def owe(cast: Cast, amount: int = 15_000) -> payments.ObligationRow:
    return payments.oblige(
        SYSTEM, subject=SUBJECT, amount=amount, kind="fee", article="Nghị quyết phí", unit=cast.ward.id
    )


def start(owed: payments.ObligationRow) -> str:
    return online.start(owed.public_id, account=None, purpose=WHAT, return_url=BACK).url


def reference() -> str:
    return Attempt.objects.latest("id").reference


def taken() -> list[tuple[int, str, str]]:
    return list(Incoming.objects.order_by("id").values_list("amount", "state", "reason"))


def state(owed: payments.ObligationRow) -> str:
    return online.obligation_by_public_id(owed.public_id).state


def test_a_payment_settles_what_was_owed_and_a_fact_tells(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    address = start(owed)
    assert address == f"{platform.address}/pay/{reference()}"
    platform.pay(reference(), "970436", is_cancelled=False)

    assert online.ask_now(owed.public_id)
    found = online.online_state(owed.public_id)
    assert (found.obligation.state, payments.settled(SUBJECT)) == ("settled", True)
    assert found.receipt is not None
    assert (found.receipt.number, found.receipt.amount, found.receipt.bank) == (1, 15_000, "970436")
    assert taken() == [(15_000, "paid", "paid")]
    assert [(fact.name, fact.subject) for fact in OutboxFact.objects.all()] == [
        ("payments.obligation.settled", SUBJECT)
    ]
    assert [entry.name for entry in ledger.entries(SUBJECT)] == ["payments.obligation.settled"]


def test_a_reference_is_long_and_fits_into_a_transfer(cast: Cast, platform: Platform) -> None:
    names = set()
    for _ in range(50):
        start(owe(cast))
        names.add(reference())
    assert len(names) == 50
    assert all(len(name) == 22 and name.isalnum() and name.isupper() for name in names)


def test_pressing_again_leads_to_the_same_payment(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    assert len({start(owed) for _ in range(3)}) == 1
    assert Attempt.objects.count() == 1


def test_who_has_paid_is_not_sent_to_pay_again(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    start(owed)
    platform.pay(reference(), "970436", is_cancelled=False)  # and no notice ever came
    assert start(owed) == ""
    assert state(owed) == "settled"
    assert platform.counts() == {reference(): [15_000, 0]}


def test_while_the_bank_does_not_know_there_is_no_second_charge(cast: Cast, platform: Platform) -> None:
    platform.behaviour["pending"] = True
    owed = owe(cast)
    start(owed)
    first = reference()
    platform.pay(first, "970436", is_cancelled=False)
    assert start(owed) == ""
    assert online.transfer(owed.public_id, account=None) is None
    assert online.online_state(owed.public_id).is_checking
    assert Attempt.objects.count() == 1

    platform.settle_pending(first, is_paid=False)
    assert start(owed).startswith(platform.address)
    assert reference() != first


def test_a_cancelled_try_is_followed_by_another(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    start(owed)
    first = reference()
    platform.pay(first, "970436", is_cancelled=True)
    assert start(owed) != ""
    assert reference() != first
    assert [each.state for each in online.attempts_of(owed.id)] == ["failed", "started"]


def test_a_silent_platform_charges_nothing_and_says_so(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    platform.behaviour["down"] = 1.0
    with pytest.raises(refusals.GatewaySilent, match="chưa trừ tiền"):
        start(owed)
    assert not online.ask_now(owed.public_id)
    platform.behaviour |= {"down": 0.0, "silent": 1.0}
    with pytest.raises(refusals.GatewaySilent):
        start(owed)
    platform.behaviour["silent"] = 0.0
    assert start(owed).endswith(reference())
    assert Attempt.objects.count() == 1


def test_without_a_platform_one_pays_at_the_counter(cast: Cast) -> None:
    with pytest.raises(refusals.NotOnline, match="tại quầy"):
        start(owe(cast))


def test_nothing_is_begun_for_what_is_not_there_or_not_owed(cast: Cast, platform: Platform) -> None:
    with pytest.raises(NotFound):
        online.start(UUID(int=7), account=None, purpose=WHAT, return_url=BACK)
    owed = owe(cast)
    payments.cancel(SYSTEM, subject=SUBJECT, because="Rút hồ sơ")
    assert start(owed) == ""
    assert Attempt.objects.count() == 0


def test_cash_closes_the_attempt_and_money_that_comes_later_goes_back(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    start(owed)
    payments.receive_cash(cast.cashier, obligation_id=owed.id, amount=owed.amount, payer="Hoà")
    assert [each.reason for each in online.attempts_of(owed.id)] == ["paid-in-cash"]
    platform.pay(reference(), "970436", is_cancelled=False)
    Attempt.objects.update(ask_at=clock.now())
    assert online.ask_due() == 1

    assert taken() == [(15_000, "refund_asked", "paid-already")]
    carry()
    assert taken() == [(15_000, "refunded", "paid-already")]
    assert platform.counts() == {reference(): [15_000, 15_000]}


def test_after_withdrawal_money_goes_back(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    start(owed)
    payments.cancel(SYSTEM, subject=SUBJECT, because="Rút hồ sơ")
    platform.pay(reference(), "970436", is_cancelled=False)
    online.ask_now(owed.public_id)
    carry()
    assert taken() == [(15_000, "refunded", "owed-no-more")]
    assert state(owed) == "cancelled"


def test_a_refund_is_asked_again_until_the_platform_has_answered(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    start(owed)
    payments.receive_cash(cast.cashier, obligation_id=owed.id, amount=owed.amount, payer="Hoà")
    platform.pay(reference(), "970436", is_cancelled=False)
    online.ask_now(owed.public_id)
    platform.behaviour["silent"] = 1.0  # gives the money back, and hangs up
    carry()
    assert taken()[0][1] == "refund_asked"
    platform.behaviour["silent"] = 0.0
    carry()
    assert taken()[0][1] == "refunded"
    assert platform.counts() == {reference(): [15_000, 15_000]}


def test_another_amount_waits_for_a_person(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    found = online.transfer(owed.public_id, account=None)
    assert found is not None
    platform.take(found.reference, 14_000, "970415")
    online.ask_now(owed.public_id)
    assert taken() == [(14_000, "unmatched", "another-amount")]
    assert state(owed) == "open"


def test_a_transfer_sent_twice_pays_once(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    found = online.transfer(owed.public_id, account=None)
    assert found is not None
    for _ in range(2):
        platform.take(found.reference, 15_000, "970415")
    online.ask_now(owed.public_id)
    carry()
    assert taken() == [(15_000, "paid", "paid"), (15_000, "refunded", "paid-already")]


def test_a_word_told_many_times_is_written_down_and_does_nothing_more(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    start(owed)
    word = Word(reference(), PAID, 15_000, "S1")
    reasons = [online.hear("national", "webhook", word).reason for _ in range(3)]
    assert reasons == ["paid", "told-before", "told-before"]
    assert Notice.objects.count() == 3
    assert OutboxFact.objects.count() == 1
    # The same money cannot pay another thing either.
    other = owe(cast)
    start(other)
    again = replace(word, reference=reference())
    assert online.hear("national", "webhook", again).verdict == Verdict.IGNORE
    assert state(other) == "open"


def test_money_nobody_knows_waits_for_a_person(cast: Cast, platform: Platform) -> None:
    outcome = online.hear("national", "bank", Word("", PAID, 9_000, "S9"))
    assert (outcome.verdict, outcome.reason) == (Verdict.ASK, "unknown")
    assert taken() == [(9_000, "unmatched", "unknown")]


def test_it_is_asked_less_and_less_and_then_no_more(cast: Cast, platform: Platform) -> None:
    owed = owe(cast)
    start(owed)
    begun = clock.now()

    def due(after: timedelta) -> int:
        with transaction.atomic(), clock.at(begun + after):
            return online.ask_due()

    assert [due(timedelta(minutes=minutes)) for minutes in (1, 3, 4, 32, 34)] == [0, 1, 0, 0, 1]
    assert due(timedelta(days=3, minutes=1)) == 1
    (attempt,) = online.attempts_of(owed.id)
    assert (attempt.state, attempt.reason) == ("expired", "no-answer")
    assert due(timedelta(days=4)) == 0
    platform.pay(attempt.reference, "970436", is_cancelled=False)
    online.hear("national", "webhook", Word(attempt.reference, PAID, 15_000, "S1"))
    assert taken() == [(15_000, "paid", "paid-late")]


def paid(cast: Cast, platform: Platform) -> online.IncomingRow:
    owed = owe(cast)
    start(owed)
    platform.pay(reference(), "970436", is_cancelled=False)
    online.ask_now(owed.public_id)
    (incoming,) = online.online_state(owed.public_id).incoming
    return incoming


def test_two_people_give_back_what_was_rightly_paid(cast: Cast, platform: Platform) -> None:
    incoming = paid(cast, platform)
    for nobody in (cast.examiner, cast.neighbour_receiver, cast.administrator, ANONYMOUS):
        with pytest.raises(NotFound):
            online.ask_refund(nobody, incoming.public_id, "Rút hồ sơ")
    with pytest.raises(refusals.ReasonMissing):
        online.ask_refund(cast.cashier, incoming.public_id, " ")
    refund = online.ask_refund(cast.cashier, incoming.public_id, "Rút hồ sơ trước khi giải quyết")
    with pytest.raises(refusals.NothingToGiveBack):
        online.ask_refund(cast.cashier, incoming.public_id, "Lần nữa")
    with pytest.raises(NotFound):
        online.approve_refund(cast.cashier, refund.public_id)
    carry()
    assert platform.counts() == {incoming.reference: [15_000, 0]}, "one person gives nothing back"

    assert [row.public_id for row in online.refunds_waiting(cast.leader)] == [refund.public_id]
    online.approve_refund(cast.leader, refund.public_id)
    with pytest.raises(refusals.RefundDecided):
        online.approve_refund(cast.leader, refund.public_id)
    carry()
    assert taken() == [(15_000, "refunded", "paid")]
    assert payments.settled(SUBJECT), "what was paid and given back is not owed again"


def test_a_refund_not_agreed_to_leaves_the_money_where_it_was(cast: Cast, platform: Platform) -> None:
    incoming = paid(cast, platform)
    refund = online.ask_refund(cast.cashier, incoming.public_id, "Xin lại")
    online.decline_refund(cast.leader, refund.public_id)
    carry()
    assert taken() == [(15_000, "paid", "paid")]
    online.ask_refund(cast.cashier, incoming.public_id, "Xin lại, có căn cứ")


def test_what_the_platform_will_not_give_back_waits_for_a_person(cast: Cast, platform: Platform) -> None:
    incoming = paid(cast, platform)
    platform.behaviour["refuse_refunds"] = True
    refund = online.ask_refund(cast.cashier, incoming.public_id, "Rút hồ sơ")
    online.approve_refund(cast.leader, refund.public_id)
    carry()
    assert taken() == [(15_000, "unmatched", "paid")]


def test_ports_hold_one_gateway_and_know_when_there_is_none() -> None:
    assert ports.gateway() is None


_PAID = Word("MC1", PAID, 100, "S1")


def _given_up(obligation: str) -> Known:
    return Known("expired", obligation, 100, is_given_up=True)


@pytest.mark.parametrize(
    ("word", "known", "verdict", "reason"),
    [
        (_PAID, Known("started", "open", 100), Verdict.SETTLE, "paid"),
        (_PAID, Known("pending", "open", 100), Verdict.SETTLE, "paid"),
        (_PAID, Known("expired", "open", 100), Verdict.SETTLE, "paid-late"),
        (_PAID, Known("failed", "open", 100), Verdict.SETTLE, "paid-late"),
        (_PAID, Known("paid", "settled", 100, is_seen=True), Verdict.IGNORE, "told-before"),
        (_PAID, Known("paid", "settled", 100), Verdict.GIVE_BACK, "paid-already"),
        (_PAID, Known("expired", "settled", 100), Verdict.GIVE_BACK, "paid-already"),
        (_PAID, Known("expired", "cancelled", 100), Verdict.GIVE_BACK, "owed-no-more"),
        (_PAID, Known("started", "waived", 100), Verdict.GIVE_BACK, "waived"),
        (_PAID, Known("started", "open", 99), Verdict.ASK, "another-amount"),
        (_PAID, Known("started", "settled", 101), Verdict.ASK, "another-amount"),
        (_PAID, Known(), Verdict.ASK, "unknown"),
        (replace(_PAID, is_genuine=False), Known("started", "open", 100), Verdict.IGNORE, "forged"),
        (replace(_PAID, transaction=""), Known("started", "open", 100), Verdict.IGNORE, "no-money-in-it"),
        (replace(_PAID, amount=0), Known("started", "open", 0), Verdict.IGNORE, "no-money-in-it"),
        (replace(_PAID, status=PENDING), Known("started", "open", 100), Verdict.WAIT, "bank-pending"),
        (replace(_PAID, status=PENDING), Known("paid", "settled", 100), Verdict.IGNORE, "over"),
        (replace(_PAID, status=PENDING), Known("expired", "open", 100), Verdict.IGNORE, "over"),
        (replace(_PAID, status=PENDING), _given_up("open"), Verdict.WAIT, "bank-pending"),
        (replace(_PAID, status=PENDING), _given_up("cancelled"), Verdict.IGNORE, "over"),
        (replace(_PAID, status=FAILED), _given_up("open"), Verdict.IGNORE, "over"),
        (replace(_PAID, status=FAILED), Known("pending", "open", 100), Verdict.FAIL, "not-paid"),
        (replace(_PAID, status=FAILED), Known("paid", "settled", 100), Verdict.IGNORE, "over"),
        (replace(_PAID, status=FAILED), Known(), Verdict.IGNORE, "unknown"),
        (replace(_PAID, status=WAITING), Known("started", "open", 100), Verdict.IGNORE, "nobody-paid-yet"),
    ],
)
def test_what_becomes_of_a_word(word: Word, known: Known, verdict: Verdict, reason: str) -> None:
    assert decide(word, known) == (verdict, reason)
    assert online.reason_words(reason) != reason, "each reason has its sentence"
