"""The demo goes on after what passes, and says at once what does not."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.demo.patience import patiently
from motcua.platform import clock

Act = Callable[[], int]


@pytest.fixture
def tries() -> list[str]:
    return []


def failing_once(tries: list[str], statement: str) -> Act:
    """A transaction whose first try the database refuses."""

    def act() -> int:
        with transaction.atomic(), clock.at(clock.now()), connection.cursor() as cursor:
            tries.append("")
            if len(tries) == 1:
                cursor.execute(statement)
        return len(tries)

    return act


def refusal(state: str) -> str:
    return f"DO $$ BEGIN RAISE EXCEPTION 'lần đầu' USING ERRCODE = '{state}'; END $$"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement", [refusal("40P01"), refusal("40001"), "SELECT pg_terminate_backend(pg_backend_pid())"]
)
def test_what_passes_is_tried_again(tries: list[str], statement: str) -> None:
    assert patiently(failing_once(tries, statement)) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("state", ["53100", "57014", "23505"])
def test_what_stays_is_said_at_once(tries: list[str], state: str) -> None:
    with pytest.raises(DatabaseError, match="lần đầu"):
        patiently(failing_once(tries, refusal(state)))
    assert len(tries) == 1


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_tried_again(tries: list[str]) -> None:
    with pytest.raises(DatabaseError, match="lần đầu"), transaction.atomic():
        patiently(failing_once(tries, refusal("40P01")))
    assert len(tries) == 1
