"""`motcua outbox`: what was parked is listed and sent on its way again (P8)."""

import argparse

import pytest
from django.db import transaction

from motcua.platform import outbox
from motcua.platform.outbox.models import Delivery
from motcua_site import command
from poison.reactions import HAPPENED


@pytest.fixture
def parked(db: None) -> int:
    """A delivery that failed as often as it may."""
    with transaction.atomic():
        outbox.announce([outbox.Fact(HAPPENED, "well:0", {"how": "well"})])
    Delivery.objects.update(state="parked", tries=9, last_error="hết hạn")
    return Delivery.objects.get().pk


def run(*words: str) -> int:
    """As the launcher does, but on the test's own connection."""
    parser = argparse.ArgumentParser()
    command.load("outbox").add_arguments(parser)
    return command.load("outbox").run(parser.parse_args(words)) or 0


def test_parked_work_is_listed_and_replayed_by_number(
    parked: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("parked") == 0
    assert capsys.readouterr().out.split("\t")[0::4] == [str(parked), "hết hạn\n"]
    assert run("replay", str(parked)) == 0
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.tries) == ("waiting", 0)
    assert run("parked") == 0
    assert "Không có việc nào đang dừng." in capsys.readouterr().out


def test_a_number_that_is_not_parked_is_told(parked: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("replay", str(parked), str(parked + 1)) == 1
    assert "1 trên 2" in capsys.readouterr().out


def test_ten_thousand_numbers_of_any_size_are_answered(
    parked: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """P43: a bulk act with ten thousand ids, some beyond what any table can hold."""
    numbers = [str(parked + n) for n in range(9_998)] + ["9" * 4_000, str(2**63)]
    assert run("replay", *numbers) == 1
    assert "1 trên 10000" in capsys.readouterr().out
    assert Delivery.objects.get().state == "waiting"
