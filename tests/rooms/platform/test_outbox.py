"""Facts reach their reactions once the change is committed, and no bad one stops another (P6, P8)."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from motcua.platform import outbox
from motcua.platform.outbox.models import Delivery, OutboxFact
from motcua.platform.outbox.retrying import pause_after_failure, pause_when_asked
from motcua.platform.outbox.sweeping import due, park_the_dead
from poison.reactions import HAPPENED

MOVED = "poison.thing.moved"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reactions note their calls."""
    path = tmp_path / "calls"
    path.touch()
    monkeypatch.setenv("POISON_LOG", str(path))
    return path


def calls(log: Path) -> list[str]:
    return [line.split()[0] for line in log.read_text().splitlines()]


def announce(*manners: str, name: str = HAPPENED, subject: str = "") -> list[int]:
    """Announce a fact for each manner; returns the deliveries."""
    facts = [
        outbox.Fact(name, subject or f"{how}:{place}", {"how": how}) for place, how in enumerate(manners)
    ]
    with transaction.atomic():
        outbox.announce(facts)
    return list(Delivery.objects.order_by("id").values_list("id", flat=True))


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return int(cursor.fetchone()[0])


def make_due() -> None:
    Delivery.objects.filter(state="waiting").update(next_at=Now())


@pytest.mark.django_db
def test_a_fact_is_carried_once(log: Path) -> None:
    ids = announce("well", "well")
    outbox.carry(ids)
    outbox.carry(ids)
    assert calls(log) == ["well:0", "well:1"]
    assert set(Delivery.objects.values_list("state", "tries")) == {("done", 1)}


@pytest.mark.django_db
def test_a_reaction_gets_a_key_for_its_effect(log: Path) -> None:
    (delivery,) = announce("well")
    fact = OutboxFact.objects.get()
    assert Delivery.objects.get(id=delivery).key == f"poison.misbehave:{fact.id}"


@pytest.mark.django_db
def test_a_fact_nobody_hears_is_kept_and_makes_no_job() -> None:
    announce("well", name="poison.thing.ignored")
    assert OutboxFact.objects.count() == 1
    assert jobs() == 0


@pytest.mark.django_db
def test_a_fact_with_a_key_is_announced_once(log: Path) -> None:
    fact = outbox.Fact(HAPPENED, "well:0", {"how": "well"}, key="intent-1")
    assert outbox.announce([fact]) == 1
    assert outbox.announce([fact]) == 0
    assert Delivery.objects.count() == 1


@pytest.mark.django_db
def test_one_job_carries_a_hundred_deliveries() -> None:
    announce(*["well"] * 250)
    assert jobs() == 3


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_never_announced() -> None:
    with transaction.atomic():
        outbox.announce([outbox.Fact(HAPPENED, "well:0", {"how": "well"})])
        transaction.set_rollback(True)
    assert (OutboxFact.objects.count(), Delivery.objects.count(), jobs()) == (0, 0, 0)


@pytest.mark.django_db
def test_a_failing_reaction_is_parked_after_five_tries_and_stops_nobody(log: Path) -> None:
    ids = announce("well", "fail", "well")
    for _ in range(8):
        outbox.carry(ids)
        make_due()
    assert calls(log).count("fail:1") == 5
    assert [call for call in calls(log) if call.startswith("well")] == ["well:0", "well:2"]
    (parked,) = outbox.parked()
    assert (parked.fact, parked.subject, parked.reaction) == (HAPPENED, "fail:1", "poison.misbehave")
    assert parked.error.startswith("ValueError (poison.reactions:")
    assert "079123456789" not in parked.error


@pytest.mark.django_db
def test_a_parked_delivery_is_replayed_by_command(log: Path) -> None:
    (delivery,) = announce("fail")
    Delivery.objects.update(state="parked", tries=5)
    before = jobs()
    assert outbox.replay([delivery, delivery + 1]) == 1
    assert jobs() == before + 1
    OutboxFact.objects.update(payload={"how": "well"})
    outbox.carry([delivery])
    assert outbox.parked() == ()


@pytest.mark.django_db
def test_a_partner_out_of_reach_is_asked_25_times_over_seven_days(log: Path) -> None:
    (delivery,) = announce("wait")
    for _ in range(30):
        outbox.carry([delivery])
        make_due()
    assert len(calls(log)) == 25
    assert len(outbox.parked()) == 1
    pauses = [pause_when_asked(waits) for waits in range(1, 25)]
    days = sum(pause.total_seconds() for pause in pauses if pause) / 86_400
    assert 5.5 < days < 8
    assert pause_when_asked(25) is None
    assert pause_after_failure(5) is None


@pytest.mark.django_db
def test_the_first_success_calls_all_that_waited_for_the_same_partner(log: Path) -> None:
    first, second = announce("wait", "wait")
    outbox.carry([first, second])
    assert due() == []
    OutboxFact.objects.update(payload={"how": "well"})
    Delivery.objects.filter(id=first).update(next_at=Now())
    Delivery.objects.filter(id=second).update(waits=12, next_at=Now() + timedelta(hours=12))
    outbox.carry([first])
    assert due() == [], "a request of the last try may still be on its way: ten seconds of silence"
    Delivery.objects.filter(id=second).update(next_at=F("next_at") - timedelta(seconds=10))
    assert due() == [second]


@pytest.mark.django_db
def test_a_reaction_that_wants_order_waits_for_the_fact_before(log: Path) -> None:
    first = announce("fail", name=MOVED, subject="a")
    ids = announce("well", name=MOVED, subject="a") + announce("well", name=MOVED, subject="b")
    outbox.carry(sorted(set(ids)))
    assert calls(log) == ["a", "b"], "the second of subject a is held back, b goes on"
    OutboxFact.objects.filter(id=Delivery.objects.get(id=first[0]).fact).update(payload={})
    make_due()
    outbox.carry(sorted(set(ids)))
    assert calls(log) == ["a", "b", "a", "a"]
    assert not Delivery.objects.exclude(state="done").exists()


@pytest.mark.django_db
def test_a_reaction_that_no_longer_exists_is_a_failure_like_any_other() -> None:
    ids = announce("well")
    Delivery.objects.update(reaction="gone.reaction")
    outbox.carry(ids)
    assert "ReactionMissingError" in Delivery.objects.get().last_error


@pytest.mark.django_db
def test_the_sweep_finds_what_was_left_lying() -> None:
    ids = announce("well", "well", "well")
    assert due() == [], "fresh deliveries have a job of their own"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE outbox_delivery SET next_at = now() - interval '11 seconds'")
    assert due() == ids
    Delivery.objects.filter(id=ids[0]).update(tries=5)
    park_the_dead()
    assert due() == ids[1:]
    assert outbox.parked()[0].error == "ProcessDied"


WORKER = """
import django
if __name__ == "__main__":
    django.setup()
    from motcua.platform.jobs import run_worker
    run_worker(wait=False)
"""
SWEEPS = """
import django
if __name__ == "__main__":
    django.setup()
    from datetime import timedelta
    from django.db.models.functions import Now
    from motcua.platform.outbox.models import Delivery
    from motcua.platform.outbox.sweeping import sweep
    for _ in range(6):
        Delivery.objects.filter(state="waiting").update(next_at=Now() - timedelta(seconds=11))
        sweep()
"""


def run(tmp_path: Path, program: str) -> float:
    """Run a worker of the product that has the misbehaving app installed; returns seconds."""
    script = tmp_path / "program.py"
    script.write_text(program)
    tests = Path(__file__).resolve().parents[2]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "poison.settings", "PYTHONPATH": str(tests)}
    begun = time.monotonic()
    subprocess.run([sys.executable, str(script)], env=environment, check=True, timeout=90)
    return time.monotonic() - begun


@pytest.mark.usefixtures("fresh_database")
def test_a_worker_survives_reactions_that_die_or_hang(log: Path, tmp_path: Path) -> None:
    announce("well", "die", "well", "hang", "well", "fail", "well", "wait", "well")
    run(tmp_path, WORKER)
    states = dict(Delivery.objects.order_by("id").values_list("id", "state"))
    assert list(states.values()) == ["done", "waiting"] * 4 + ["done"]
    errors = [
        text.split()[0]
        for text in Delivery.objects.order_by("id").values_list("last_error", flat=True)
        if text
    ]
    assert errors == ["ProcessDied", "ProcessDied", "ValueError", "RetryLater"]
    moments = [float(line.split()[1]) for line in log.read_text().splitlines()]
    assert max(moments) - min(moments) < 2, "neighbours did not wait for the one that hangs"


@pytest.mark.usefixtures("fresh_database")
def test_a_reaction_that_kills_its_process_is_parked_after_five(log: Path, tmp_path: Path) -> None:
    announce("die", "well")
    run(tmp_path, SWEEPS)
    assert calls(log).count("die:0") == 5
    assert calls(log).count("well:1") == 1
    assert [parked.subject for parked in outbox.parked()] == ["die:0"]
