"""Two people at the same moment, with real commits: one wins, nothing is doubled, nothing is skipped."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection, transaction

from databases import TestDatabases
from motcua.parties import api as parties
from motcua.payments import api as payments
from motcua.platform.access import SYSTEM
from motcua.platform.errors import Refusal
from people import gather


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run acts in threads that start together; a refusal is a result like another."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait(10)
            return act()
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_cashiers_settle_one_obligation_once(fresh_database: TestDatabases) -> None:
    cast = gather()
    cashier = cast.cashier
    with transaction.atomic():
        owed = payments.oblige(
            SYSTEM, subject="dossier:1", amount=8000, kind="fee", article="", unit=cast.ward.id
        )

    def pay() -> int:
        receipt = payments.receive_cash(cashier, obligation_id=owed.id, amount=8000, payer="Lò Thị Ban")
        return receipt.number

    assert sorted(map(str, at_once(pay, pay, pay))) == ["1", "obligation-closed", "obligation-closed"]


def test_receipts_written_at_once_have_numbers_in_a_row(fresh_database: TestDatabases) -> None:
    cast = gather()
    cashier = cast.cashier
    with transaction.atomic():
        owed = [
            payments.oblige(
                SYSTEM, subject=f"dossier:{n}", amount=500, kind="fee", article="", unit=cast.ward.id
            )
            for n in range(8)
        ]

    def payer(obligation: int) -> Callable[[], int]:
        def pay() -> int:
            return payments.receive_cash(
                cashier, obligation_id=obligation, amount=500, payer="Lò Thị Ban"
            ).number

        return pay

    assert sorted(at_once(*(payer(row.id) for row in owed))) == list(range(1, 9))


def test_one_number_given_at_two_counters_makes_one_person(fresh_database: TestDatabases) -> None:
    def register() -> int:
        return parties.register_person(name="Giàng A Páo", personal_id="011090005678").id

    assert len(set(at_once(*[register] * 6))) == 1
