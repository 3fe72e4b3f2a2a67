"""Who has a delivery in hand keeps it until it is settled or the lease has run out (P6)."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from motcua.platform import outbox
from motcua.platform.outbox.carrying import Claim, carry_claimed, claim, note_death
from motcua.platform.outbox.models import Delivery, OutboxFact
from motcua.platform.outbox.retrying import HARD_TRIES
from motcua.platform.outbox.sweeping import due
from poison.reactions import HAPPENED, TALKED


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reactions note their calls."""
    path = tmp_path / "calls"
    path.touch()
    monkeypatch.setenv("POISON_LOG", str(path))
    return path


def announce(how: str, name: str = HAPPENED) -> int:
    """Announce a fact; returns its delivery."""
    with transaction.atomic():
        outbox.announce([outbox.Fact(name, how, {"how": how})])
    return Delivery.objects.latest("id").id


def in_hand(delivery: int) -> Claim:
    """Take a delivery that is due."""
    held = claim(delivery)
    assert held is not None
    return held


def let_the_lease_run_out(delivery: int) -> None:
    Delivery.objects.filter(id=delivery).update(next_at=Now())


def state(delivery: int) -> tuple[str, int]:
    return Delivery.objects.values_list("state", "tries").get(id=delivery)


@pytest.mark.django_db
def test_a_success_elsewhere_takes_nothing_out_of_anothers_hands(log: Path) -> None:
    first, second = announce("well"), announce("well")
    Delivery.objects.update(waits=1, last_error="RetryLater")
    held = in_hand(second)
    outbox.carry([first])
    Delivery.objects.update(next_at=F("next_at") - timedelta(seconds=11))
    assert due() == []
    assert claim(second) is None
    carry_claimed(held)
    assert state(second) == ("done", 1)


@pytest.mark.django_db
def test_the_death_of_one_who_had_nothing_leaves_the_others_lease_alone(log: Path) -> None:
    delivery = announce("well")
    lost = in_hand(delivery)
    let_the_lease_run_out(delivery)
    held = in_hand(delivery)
    before = Delivery.objects.get()
    note_death(lost)
    after = Delivery.objects.get()
    assert (after.next_at, after.last_error, after.claim) == (before.next_at, "", held.token)


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["well", "fail", "wait"])
def test_who_has_lost_the_lease_settles_nothing(log: Path, how: str) -> None:
    delivery = announce(how)
    lost = in_hand(delivery)
    let_the_lease_run_out(delivery)
    held = in_hand(delivery)
    carry_claimed(lost)
    assert (state(delivery), Delivery.objects.get().claim) == (("waiting", 2), held.token)
    OutboxFact.objects.update(payload={"how": "well"})
    carry_claimed(held)
    carry_claimed(lost)
    assert state(delivery) == ("done", 2)


@pytest.mark.django_db
def test_only_what_was_parked_is_reported_as_parked(log: Path, caplog: pytest.LogCaptureFixture) -> None:
    delivery = announce("fail")
    Delivery.objects.update(tries=HARD_TRIES - 1)
    lost = in_hand(delivery)
    Delivery.objects.update(claim=None)
    carry_claimed(lost)
    assert "outbox.parked" not in caplog.text
    Delivery.objects.update(tries=HARD_TRIES - 1, next_at=Now())
    carry_claimed(in_hand(delivery))
    assert "outbox.parked" in caplog.text


@pytest.mark.django_db
def test_a_death_in_hand_is_a_hard_failure(log: Path) -> None:
    delivery = announce("well")
    note_death(in_hand(delivery))
    assert Delivery.objects.values_list("tries", "last_error", "claim").get() == (1, "ProcessDied", None)


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_one_speaks_with_a_partner(log: Path) -> None:
    outbox.carry([announce("well", TALKED), announce("fail", TALKED)])
    assert log.read_text().split() == ["said:free", "settled:open", "said:free"]
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["done", "waiting"]


@pytest.mark.django_db
def test_the_time_limit_counts_from_the_claim() -> None:
    """However long a process takes to start, the carrier is gone before the lease is."""
    held = in_hand(announce("well"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM next_at - clock_timestamp()) FROM outbox_delivery")
        lease = float(cursor.fetchone()[0])
    assert settings.REACTION_SECONDS < lease <= 45 - 15, "the sweep comes within 15 s, of 45"
    assert held.tries == 1
