"""Money at the counter: owed once, paid whole, receipted by number, told by one fact."""

import re

import pytest
from django.db import transaction

from motcua.payments import api as payments
from motcua.payments import refusals
from motcua.platform import ledger
from motcua.platform.access import ANONYMOUS, SYSTEM
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.outbox.models import OutboxFact
from people import Cast

SUBJECT = "dossier:42"


def owe(cast: Cast, amount: int = 8000, subject: str = SUBJECT) -> payments.ObligationRow:
    return payments.oblige(
        SYSTEM, subject=subject, amount=amount, kind="fee", article="Thông tư phí", unit=cast.ward.id
    )


def pay(cast: Cast, owed: payments.ObligationRow, amount: int | None = None) -> payments.ReceiptRow:
    return payments.receive_cash(
        cast.cashier, obligation_id=owed.id, amount=amount or owed.amount, payer="Nguyễn Thị Hoà"
    )


def facts() -> list[tuple[str, str, dict[str, object]]]:
    return [(fact.name, fact.subject, fact.payload) for fact in OutboxFact.objects.order_by("pk")]


def test_cash_settles_what_was_owed_and_a_fact_tells(cast: Cast) -> None:
    owed = owe(cast)
    assert (payments.owed(SUBJECT), payments.settled(SUBJECT)) == (8000, False)

    receipt = pay(cast, owed)

    assert (payments.owed(SUBJECT), payments.settled(SUBJECT)) == (0, True)
    assert (receipt.number, receipt.amount, receipt.cashier_id) == (1, 8000, cast.cashier.account)
    [row] = payments.obligations(SUBJECT)
    assert (row.state, row.receipt) == ("settled", receipt)
    assert facts() == [
        (
            "payments.obligation.settled",
            SUBJECT,
            {"obligation": owed.id, "amount": 8000, "receipt": receipt.id},
        )
    ]
    assert payments.receipt(cast.cashier, receipt.id) == receipt


def test_the_ledger_knows_who_took_it_and_keeps_the_payers_name_aside(cast: Cast) -> None:
    pay(cast, owe(cast))

    [entry] = list(ledger.entries(SUBJECT))
    assert entry.name == "payments.obligation.settled"
    assert "Hoà" not in str(entry.payload)


@pytest.mark.parametrize("amount", [7999, 8001, 80000, -8000])
def test_money_is_taken_whole(cast: Cast, amount: int) -> None:
    owed = owe(cast)
    with pytest.raises(refusals.AmountDiffers, match=re.escape("8.000 đồng")):
        pay(cast, owed, amount)

    assert not payments.settled(SUBJECT)
    assert facts() == []


def test_nothing_is_paid_twice(cast: Cast) -> None:
    owed = owe(cast)
    pay(cast, owed)
    with pytest.raises(refusals.AlreadyClosed, match="Đã nộp"):
        pay(cast, owed)

    assert len(facts()) == 1


def test_receipts_are_numbered_without_gaps_by_unit(cast: Cast) -> None:
    numbers = []
    for subject in ("dossier:1", "dossier:2", "dossier:3"):
        owed = owe(cast, subject=subject)
        with pytest.raises(refusals.AmountDiffers):
            pay(cast, owed, 1)
        numbers.append(pay(cast, owed).number)
    elsewhere = payments.oblige(
        SYSTEM, subject="dossier:4", amount=1, kind="duty", article="", unit=cast.department.id
    )
    cashier = cast.actor("dbntuphap.tiepnhan")
    receipt = payments.receive_cash(cashier, obligation_id=elsewhere.id, amount=1, payer="Lò Văn Inh")

    assert numbers == [1, 2, 3]
    assert receipt.number == 1


def test_only_cashiers_of_the_unit_take_money(cast: Cast) -> None:
    owed = owe(cast)
    for nobody in (cast.examiner, cast.neighbour_receiver, cast.outsider, cast.administrator, ANONYMOUS):
        with pytest.raises(NotFound):
            payments.receive_cash(nobody, obligation_id=owed.id, amount=8000, payer="Ai Đó")
    with pytest.raises(NotFound):
        pay(cast, payments.ObligationRow(**{**_values(owed), "id": 10**12}))


def _values(row: payments.ObligationRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__}


def test_a_receipt_is_read_where_money_may_be_looked_at(cast: Cast) -> None:
    receipt = pay(cast, owe(cast))
    with pytest.raises(NotFound):
        payments.receipt(cast.neighbour_receiver, receipt.id)
    with pytest.raises(NotFound):
        payments.receipt(cast.administrator, receipt.id)
    assert payments.receipt(cast.controller, receipt.id) == receipt


def test_a_withdrawn_matter_owes_nothing_but_keeps_what_was_paid(cast: Cast) -> None:
    paid, still_open = owe(cast), owe(cast, 500)
    pay(cast, paid)

    assert payments.cancel(SYSTEM, subject=SUBJECT, because="Rút hồ sơ") == 1
    assert payments.cancel(SYSTEM, subject=SUBJECT, because="Rút hồ sơ") == 0
    states = {row.id: row.state for row in payments.obligations(SUBJECT)}
    assert states == {paid.id: "settled", still_open.id: "cancelled"}
    assert payments.settled(SUBJECT)


def test_a_leader_may_waive_with_a_ground(cast: Cast) -> None:
    owed = owe(cast)
    with pytest.raises(refusals.ReasonMissing):
        payments.waive(cast.leader, obligation_id=owed.id, because=" ")
    with pytest.raises(NotFound):
        payments.waive(cast.cashier, obligation_id=owed.id, because="Hộ nghèo")

    row = payments.waive(cast.leader, obligation_id=owed.id, because="Hộ nghèo, Điều 6")
    assert (row.state, row.because) == ("waived", "Hộ nghèo, Điều 6")
    with pytest.raises(refusals.AlreadyClosed, match="miễn"):
        pay(cast, owed)
    assert [name for name, _, _ in facts()] == ["payments.obligation.waived"]


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_is_owed_below_one_dong(cast: Cast, amount: int) -> None:
    with pytest.raises(refusals.AmountNotPositive):
        owe(cast, amount)


@pytest.mark.parametrize("payer", ["", "  ", "Nul\0", "\ud800"])
def test_a_receipt_names_who_paid(cast: Cast, payer: str) -> None:
    owed = owe(cast)
    with pytest.raises(Refusal) as refused:
        payments.receive_cash(cast.cashier, obligation_id=owed.id, amount=8000, payer=payer)

    assert refused.value.field == "payer"


def test_an_obligation_is_part_of_an_act(transactional_db: None) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        payments.oblige(SYSTEM, subject=SUBJECT, amount=1, kind="fee", article="", unit=1)


def test_what_is_owed_to_nobody_in_particular_is_nothing(cast: Cast) -> None:
    assert payments.settled("dossier:999")
    assert payments.owed("dossier:999") == 0
