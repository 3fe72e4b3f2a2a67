"""P11: clocks may be wrong. The database's clock is the only one.

Web servers and workers run ten minutes early and late, and in another country's time zone through its
changes of summer time; codes, days and due dates come out the same. Midnight in Hà Nội is 17:00 in UTC.
"""

import asyncio
import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now

from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier, Timer
from motcua.platform import clock, jobs, ledger
from motcua.platform.access import SYSTEM
from proving.figures import record
from proving.office import Office, sent
from proving.senders import post_until_answered
from proving.sizes import patience
from proving.town import Town, wait

ZONES = ("UTC", "America/New_York", "Asia/Ho_Chi_Minh")
# Hours around New York's changes of summer time, around midnight in Hà Nội, and around the end of a year.
MOMENTS = [
    datetime(2026, 3, 8, 6, 59, 59, tzinfo=UTC),
    datetime(2026, 3, 8, 7, 0, 1, tzinfo=UTC),
    datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
    datetime(2026, 11, 1, 6, 30, tzinfo=UTC),
    datetime(2026, 9, 9, 16, 59, 59, tzinfo=UTC),
    datetime(2026, 9, 9, 17, 0, 1, tzinfo=UTC),
    datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC),
    datetime(2026, 12, 31, 17, 0, 1, tzinfo=UTC),
]
CLOSE_ENOUGH = timedelta(seconds=60)
LIBRARIES = [
    *Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"),
    *Path("/usr/lib/faketime").glob("libfaketimeMT.so.1"),
]
needs_faketime = pytest.mark.skipif(not LIBRARIES, reason="cần gói faketime của hệ điều hành")


@pytest.fixture
def _zone_of_this_process() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()


def taken_in_at(office: Office, moment: datetime) -> tuple[str, str]:
    """Code and due date of a dossier accepted then; nothing is kept, so that numbers start anew."""
    with transaction.atomic():
        with clock.at(moment):
            (done,) = dossiers.submit_within([(office.person("receiver"), office.intake())])
        state = dossiers.dossier_view(office.person("leader"), done.public_id).state
        transaction.set_rollback(True)
    assert state.due_at is not None
    return state.code, state.due_at.astimezone(clock.ZONE).isoformat()


@pytest.mark.usefixtures("_zone_of_this_process")
def test_the_servers_time_zone_changes_neither_codes_nor_due_dates(office: Office) -> None:
    found = {}
    for zone in ZONES:
        os.environ["TZ"] = zone
        time.tzset()
        found[zone] = [taken_in_at(office, moment) for moment in MOMENTS]
    assert found["America/New_York"] == found["UTC"] == found["Asia/Ho_Chi_Minh"]
    record("P11", f"{len(MOMENTS)} moments in {len(ZONES)} time zones of the server", equal=len(MOMENTS))


def test_a_day_begins_at_midnight_in_ha_noi(office: Office) -> None:
    before, after = (taken_in_at(office, moment)[0] for moment in MOMENTS[4:6])
    assert "-260909-" in before
    assert "-260910-" in after
    assert before.rpartition("-")[2] == after.rpartition("-")[2], "the numbers begin anew"


@needs_faketime
@pytest.mark.timeout(patience(200, 600))
@pytest.mark.parametrize(
    ("wrong", "zone"), [("-10m", "UTC"), ("+10m", "America/New_York"), ("-2m", "Asia/Ho_Chi_Minh")]
)
@pytest.mark.usefixtures("committed_office")
def test_a_web_server_with_a_wrong_clock_writes_the_right_time(
    processes: Town, wrong: str, zone: str
) -> None:
    processes.start_web(**faked(wrong), TZ=zone)
    draft = uuid.uuid4()
    answer = asyncio.run(post_until_answered(processes.port, "/proof/submit", sent(draft)))
    assert answer.status == 201
    dossier = Dossier.objects.get(intent_key=draft)
    with transaction.atomic():
        now = clock.now()
    off = abs(now - dossier.submitted_at)
    record("P11", f"a web server {wrong} off, TZ={zone}", off_seconds=round(off.total_seconds()))
    assert off < CLOSE_ENOUGH
    assert f"-{dossier.submitted_at.astimezone(clock.ZONE):%y%m%d}-" in dossier.code


@needs_faketime
@pytest.mark.timeout(patience(200, 600))
@pytest.mark.parametrize("wrong", ["-10m", "+10m"])
def test_a_worker_with_a_wrong_clock_is_neither_early_nor_late(
    committed_office: Office, processes: Town, wrong: str
) -> None:
    """What a dead worker left is done at once; timed moves come due, and seals are dated, by the database."""
    done = committed_office.taken_in()
    late, early = (timer_in(done.public_id, minutes) for minutes in (-5, +5))
    ledger.append(SYSTEM, [ledger.NewEntry(f"thing:{n}", "test.thing.done", {}) for n in range(1_000)])
    jobs.defer("outbox.carry", ids=[])
    leave_to_a_dead_worker()
    for task in ("jobs.sweep", "ledger.seal", "dossiers.fire_timers"):
        jobs.defer(task, timestamp=0)
    processes.start_worker(**faked(wrong))
    wait(lambda: not waiting_jobs("outbox.carry", "ledger.seal", "dossiers.fire_timers"), 30)
    wait(lambda: answer("SELECT count(*) FROM procrastinate_periodic_defers"), 30)
    assert Timer.objects.get(pk=late).fired_at is not None
    assert Timer.objects.get(pk=early).fired_at is None
    off = {
        "seal": answer("SELECT extract(epoch FROM clock_timestamp() - max(sealed_at)) FROM ledger_seal"),
        "timers": answer(
            "SELECT extract(epoch FROM clock_timestamp()) - max(defer_timestamp)"
            " FROM procrastinate_periodic_defers WHERE task_name = 'outbox.sweep'"
        ),
    }
    record("P11", f"a worker {wrong} off", **{f"{name}_off_seconds": round(s) for name, s in off.items()})
    assert max(map(abs, off.values())) < CLOSE_ENOUGH.total_seconds()


def timer_in(dossier: uuid.UUID, minutes: int) -> int:
    moment = Now() + timedelta(minutes=minutes)
    found = Dossier.objects.get(public_id=dossier)
    return Timer.objects.create(dossier=found, token=900 + minutes, move="nhac", fires_at=moment).pk


def leave_to_a_dead_worker() -> None:
    """As a worker leaves its job that was killed a minute ago."""
    worker = answer(
        "INSERT INTO procrastinate_workers (last_heartbeat)"
        " VALUES (now() - interval '60 seconds') RETURNING id"
    )
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])


def waiting_jobs(*tasks: str) -> int:
    return int(answer("SELECT count(*) FROM procrastinate_jobs WHERE task_name = ANY(%s)", list(tasks)))


def answer(question: str, *values: object) -> float:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return float(cursor.fetchone()[0])


@needs_faketime
@pytest.mark.usefixtures("committed_office")
def test_a_clock_that_is_off_raises_an_alarm() -> None:
    words = [sys.executable, "-m", "motcua_site.command", "doctor", "--json"]
    done = subprocess.run(words, env=os.environ | faked("+10m"), capture_output=True, text=True, check=False)
    (finding,) = [one for one in json.loads(done.stdout) if one["thing"] == "Đồng hồ cơ sở dữ liệu"]
    assert not finding["is_good"]


def faked(offset: str) -> dict[str, str]:
    """The environment of a process whose wall clock is off; timers inside it still run."""
    return {"LD_PRELOAD": str(LIBRARIES[0]), "FAKETIME": offset, "DONT_FAKE_MONOTONIC": "1"}
