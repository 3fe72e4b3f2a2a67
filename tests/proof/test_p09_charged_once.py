"""P9: a fee is charged once and money is always matched.

A person, a cashier, a leader, a bank and a platform that hardly answers do what they like in any order: pay
on pages begun long ago, transfer by QR code twice or with another amount, pay in cash meanwhile, withdraw;
notices come late, twice, forged or never. Nobody is ever sent to pay what may be paid already; in the end our
books and the platform's file name the same money, and what paid for nothing has gone back.
"""

import json
from collections import Counter
from datetime import date, timedelta
from typing import Any, ClassVar

import httpx
import pytest
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from motcua.connectors.national_payment.gateway import NationalPayment, Partner
from motcua.payments import api as payments
from motcua.payments import ports
from motcua.payments.api import online
from motcua.payments.models import Attempt, Incoming, Receipt
from motcua.payments.ports import PAID, Purpose, Word
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.errors import Refusal
from motcua.platform.outbox.models import OutboxFact
from motcua_sandbox.payment_book import PAID as TAKEN
from motcua_sandbox.payment_book import PENDING, Money, Platform, RefusedError
from people import Cast
from platform_stand_in import PARTNER, PAYEE, SECRET, carry
from proving.figures import record
from proving.sizes import IS_FULL, patience, size

HISTORIES = size(12, 10_000)
STEPS = 20
OWED = 15_000
BACK = "http://testserver/thanh-toan/"
BANK = "970436"
PAYS = {"which": 0, "is_cancelled": False}


class Book(Platform):
    """The stand-in, whose notices wait until somebody brings them."""

    def __init__(self) -> None:
        super().__init__(PARTNER, SECRET, notify="later", address="http://platform.example")
        self.waiting: list[dict[str, str]] = []

    def _send(self, money: Money) -> None:
        self.waiting.append(self._told(money, "CONFIRM", TAKEN))


class Wire(NationalPayment):
    """Our connector with the platform at the other end of a very short wire."""

    def __init__(self, book: Book) -> None:
        super().__init__(Partner(book.address, PARTNER, SECRET, book.algorithm), PAYEE)
        self.book = book

    def _send(self, method: str, path: str, words: Any, most: int) -> httpx.Response:
        handlers = {"/init": self.book.init, "/query": self.book.query, "/refund": self.book.refund}
        if self.book.behaviour["down"]:
            raise ports.OutOfReachError
        try:
            reply = handlers[path](json.loads(json.dumps(words)))
        except RefusedError:
            return httpx.Response(400)
        if self.book.behaviour["silent"]:
            raise ports.OutOfReachError
        return httpx.Response(200, json=reply)


class Life(RuleBasedStateMachine):
    """One fee and everything that happens to it."""

    cast: ClassVar[Cast]
    seen: ClassVar[Counter[str]] = Counter()
    number: ClassVar[int] = 0

    @initialize(is_failing=st.booleans())
    def owe(self, is_failing: bool) -> None:
        type(self).number += 1
        self.book, self.forged, self.days = Book(), 0, 0
        ports.plug(Wire(self.book))
        self.first = Incoming.objects.order_by("-id").values_list("id", flat=True).first() or 0
        self.subject = f"dossier:{10**9 + self.number}"
        self.owed = payments.oblige(
            SYSTEM, subject=self.subject, amount=OWED, kind="fee", article="", unit=self.cast.ward.id
        )
        self.pages: list[str] = []
        self.book.behaviour["down"] = float(is_failing)

    def _references(self) -> set[str]:
        return {each.reference for each in online.attempts_of(self.owed.id)}

    @rule()
    def press_pay(self) -> None:
        try:
            url = online.start(
                self.owed.public_id, account=None, purpose=Purpose("Lệ phí", "H1"), return_url=BACK
            ).url
        except Refusal as refusal:
            self.seen[refusal.code] += 1
            return
        if not url:
            self.seen["no second charge"] += 1
            return
        ours = self._references()
        known = [bill.state for bill in self.book.bills.values() if bill.reference in ours]
        assert not {TAKEN, PENDING} & set(known), "sent to pay what is or may be paid already"
        assert not [
            each for each in self.book.money.values() if each.reference in ours and each.amount == OWED
        ]
        self.pages.append(url.rpartition("/")[2])
        self.seen["sent to pay"] += 1

    @rule(which=st.integers(0, 9), is_cancelled=st.sampled_from([False, False, False, True]))
    def act_on_a_page(self, which: int, is_cancelled: bool) -> None:
        if self.pages:
            self.book.pay(self.pages[which % len(self.pages)], BANK, is_cancelled=is_cancelled)

    @rule(amount=st.sampled_from([OWED, OWED, OWED - 1_000, 1]), is_named=st.booleans())
    def transfer(self, amount: int, is_named: bool) -> None:
        try:
            online.transfer(self.owed.public_id, account=None)
        except Refusal:
            return
        made = Attempt.objects.filter(obligation_id=self.owed.id, way="transfer").order_by("-id").first()
        if made is not None:
            self.book.take(made.reference if is_named else "", amount, BANK)
            self.seen["transferred"] += 1

    @rule(is_pending=st.booleans())
    def bank_hesitates(self, is_pending: bool) -> None:
        self.book.behaviour["pending"] = is_pending

    @rule(is_paid=st.booleans())
    def bank_decides(self, is_paid: bool) -> None:
        for bill in list(self.book.bills.values()):
            self.book.settle_pending(bill.reference, is_paid=is_paid)

    @rule(trouble=st.sampled_from(["", "down", "down", "silent"]))
    def platform_fails(self, trouble: str) -> None:
        self.book.behaviour |= {"down": float(trouble == "down"), "silent": float(trouble == "silent")}

    @rule(which=st.integers(0, 9), times=st.integers(1, 3), is_lost=st.booleans())
    def notice_comes(self, which: int, times: int, is_lost: bool) -> None:
        if not self.book.waiting:
            return
        message = self.book.waiting.pop(which % len(self.book.waiting))
        for _ in range(0 if is_lost else times):
            assert self._tell(message) == 200

    @rule()
    def somebody_forges(self) -> None:
        for reference in sorted(self._references() | {"MCAAAAAAAAAAAAAAAAAAAA"}):
            self.forged += 1
            money = Money(f"F{self.number}-{self.forged}", reference, OWED, BANK, clock.now())
            message = self.book._told(money, "CONFIRM", TAKEN) | {"MaXacThuc": "0" * 64}
            assert self._tell(message) == 403

    def _tell(self, message: dict[str, str]) -> int:
        client = Client(REMOTE_ADDR=f"2001:db8:{self.number % 65_536:x}:{self.forged:x}::1")
        return client.post(
            "/thanh-toan/bao/", json.dumps(message), content_type="application/json"
        ).status_code

    @rule(days=st.sampled_from([0, 0, 1, 4]))
    def we_ask(self, days: int) -> None:
        self.days += days
        with clock.at(clock.now() + timedelta(days=self.days, hours=1)):
            online.ask_due()

    @rule()
    def cash(self) -> None:
        try:
            payments.receive_cash(self.cast.cashier, obligation_id=self.owed.id, amount=OWED, payer="Hoà")
            self.seen["cash"] += 1
        except Refusal:
            return

    @rule()
    def withdraw(self) -> None:
        self.seen["withdrawn"] += payments.cancel(SYSTEM, subject=self.subject, because="Rút hồ sơ")

    @rule()
    def refund(self) -> None:
        for row in online.online_state(self.owed.public_id).incoming:
            if row.state == "paid":
                asked = online.ask_refund(self.cast.cashier, row.public_id, "Rút hồ sơ")
                online.approve_refund(self.cast.leader, asked.public_id)
                self.seen["refund by two"] += 1

    @rule()
    def outbox(self) -> None:
        carry()

    def teardown(self) -> None:
        """The platform answers again, its file is read, the outbox is emptied: now all must agree."""
        if not hasattr(self, "owed"):
            return
        self.book.behaviour |= {"down": 0.0, "silent": 0.0, "pending": False}
        self.bank_decides(is_paid=True)
        self.book.waiting.clear()  # nothing more is told; the file must do
        for day in (date.today() + timedelta(days=n) for n in (-1, 0, 1)):  # noqa: DTZ011  the platform's day
            for line in ports.gateway().read_day(self.book.file(f"{day:%Y%m%d}")):
                if line.kind == "pay":
                    word = Word(line.reference, PAID, line.amount, line.transaction, BANK, line.at)
                    online.hear("national", "file", word)
        carry()
        self._books_agree()

    def _books_agree(self) -> None:
        theirs = {each.transaction: (each.amount, bool(each.refund)) for each in self.book.money.values()}
        rows = list(Incoming.objects.filter(id__gt=self.first))
        ours = {each.transaction: (each.amount, each.state == "refunded") for each in rows}
        assert ours == theirs, "the platform's file and our books differ"
        obligation = online.obligation_by_public_id(self.owed.public_id)
        paying = [each for each in rows if each.pays]
        cash = Receipt.objects.filter(obligation_id=self.owed.id).count()
        settled = OutboxFact.objects.filter(subject=self.subject, name="payments.obligation.settled").count()
        assert len(paying) + cash == (1 if obligation.state == "settled" else 0) == settled
        for each in rows:
            rightly = each.pays or each.reason in {"another-amount", "unknown"}
            assert rightly or each.state == "refunded", f"kept without a ground: {each.reason}"
            assert each.amount == OWED or not each.pays
        still_open = {each.state for each in online.attempts_of(self.owed.id)} & {"started", "pending"}
        assert obligation.state == "open" or not still_open
        self.seen["settled online"] += len(paying)
        self.seen["given back"] += sum(1 for each in rows if each.state == "refunded")
        self.seen["for a person"] += sum(1 for each in rows if each.state == "unmatched")


KNOWN: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "pressed again before anybody told us": [("press_pay", {}), ("act_on_a_page", PAYS), ("press_pay", {})],
    "the bank does not know yet": [
        ("bank_hesitates", {"is_pending": True}),
        ("press_pay", {}),
        ("act_on_a_page", PAYS),
        ("press_pay", {}),
    ],
    "on an old page, after we gave it up": [
        ("we_ask", {"days": 4}),
        ("press_pay", {}),
        ("bank_hesitates", {"is_pending": True}),
        ("we_ask", {"days": 0}),
        ("act_on_a_page", PAYS),
        ("press_pay", {}),
    ],
    "told by a forger": [("press_pay", {}), ("somebody_forges", {})],
    "paid in cash meanwhile": [("press_pay", {}), ("cash", {}), ("act_on_a_page", PAYS)],
    "withdrawn meanwhile": [("press_pay", {}), ("withdraw", {}), ("act_on_a_page", PAYS)],
    "another amount": [("transfer", {"amount": OWED - 1_000, "is_named": True})],
    "transferred twice": [("transfer", {"amount": OWED, "is_named": True})] * 2,
    "after four days of silence": [
        ("press_pay", {}),
        ("act_on_a_page", PAYS),
        ("platform_fails", {"trouble": "down"}),
        ("we_ask", {"days": 4}),
        ("platform_fails", {"trouble": ""}),
        ("press_pay", {}),
    ],
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_history_charges_once(cast: Cast, name: str) -> None:
    Life.cast = cast
    life = Life()
    try:
        life.owe(is_failing=False)
        for act, words in KNOWN[name]:
            getattr(life, act)(**words)
        life.teardown()
    finally:
        ports.plug(None)


@pytest.mark.timeout(patience(200, 10_000))
def test_ten_thousand_histories_charge_once_and_match_to_the_dong(cast: Cast) -> None:
    Life.cast, Life.number = cast, 0
    Life.seen.clear()
    shape = settings(
        max_examples=HISTORIES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    try:
        run_state_machine_as_test(Life, settings=shape)
    finally:
        ports.plug(None)
    record("P9", f"{HISTORIES} random histories of a fee, {STEPS} acts each", **Life.seen)
    wanted = ("sent to pay", "no second charge", "settled online", "given back", "for a person", "cash")
    happened = {each for each in wanted if Life.seen[each]}
    assert happened == set(wanted) or not IS_FULL, f"only {dict(Life.seen)} happened"
    assert happened
