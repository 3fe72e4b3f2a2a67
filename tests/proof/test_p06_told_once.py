"""P6: each event tells each person once per channel.

Dossiers are taken in for people with a phone and an e-mail while workers and their carrying processes are
killed, and while a stand-in provider counts. It answers late, takes messages and hangs up without a word, or
hangs up without taking them; at last it even forgets to tell one key from another, so that only asking
before sending can help.
"""

import asyncio
import json
import random
import re
import socket
import time
import urllib.request
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app

import motcua_sandbox
from motcua.notifications.models import Message, MessageState
from motcua.platform.database.processes import is_alive
from motcua.platform.ops import Child, free_port
from proving.figures import record
from proving.office import Office, sent
from proving.senders import post_until_answered
from proving.sizes import patience, size
from proving.town import Town, kill, processes_under, wait

DOSSIERS = size(15, 500)
CHANNELS = 2
FEW = DOSSIERS * CHANNELS // 3
KILLS = size(5, 60)
LONGEST_PAUSE = 1.5
TROUBLE = {"late": 0.4, "drop": 0.25, "die": 0.2}
SETTLED_WITHIN = size(150, 1_200)

# What asked to be called later comes at once: the pauses themselves are tested with the outbox. What somebody
# has in hand stays in their hands.
HASTEN = """
UPDATE outbox_delivery SET next_at = clock_timestamp()
 WHERE state = 'waiting' AND last_error <> '' AND claim IS NULL AND next_at > clock_timestamp()
RETURNING id
"""


class Provider:
    """The stand-in, a program of its own."""

    def __init__(self, town: Town) -> None:
        self.address = f"http://127.0.0.1:{free_port()}"
        port = self.address.rpartition(":")[2]
        town.start("provider", "-m", "motcua_sandbox.messages", "--port", port)
        wait(self._answers, 30)

    def counts(self) -> dict[str, int]:
        return self._call("/counts")

    def behave(self, **behaviour: Any) -> None:
        self._call("/behaviour", json.dumps(behaviour).encode())

    def _answers(self) -> bool:
        try:
            return self.counts() == {}
        except OSError:
            return False

    def _call(self, path: str, body: bytes | None = None) -> Any:
        with urllib.request.urlopen(self.address + path, data=body, timeout=10) as answer:
            return json.load(answer)


@pytest.fixture
def provider(processes: Town) -> Provider:
    built = Provider(processes)
    processes.environment["MOTCUA_MESSAGES_URL"] = built.address
    return built


def test_the_stand_in_knows_nothing_of_us() -> None:
    sources = list(Path(motcua_sandbox.__file__).parent.rglob("*.py"))
    ours = re.compile(r"^\s*(import|from) motcua(\.|\s)", re.MULTILINE)
    assert sources
    assert not [path for path in sources if ours.search(path.read_text())]


def test_whoever_asks_the_stand_in_is_told_of_all_that_was_sent_before(provider: Provider) -> None:
    """A request may be read long after its sender was killed; the question that follows must wait for it."""
    port = int(provider.address.rpartition(":")[2])
    words = json.dumps({"key": "k1", "channel": "sms", "to": "0912345678"}).encode()
    with (
        socket.create_connection(("127.0.0.1", port)) as killed,
        socket.create_connection(("127.0.0.1", port)) as asking,
    ):
        killed.sendall(b"POST /messages HTTP/1.0\r\nContent-Length: %d\r\n\r\n" % len(words))
        asking.sendall(b"GET /messages/k1 HTTP/1.0\r\n\r\n")
        time.sleep(0.3)
        killed.sendall(words)
        killed.close()
        assert b" 200 " in asking.makefile("rb").readline()
    assert provider.counts() == {"k1": 1}


@pytest.mark.parametrize("name", ["outbox.sweep", "jobs.sweep", "ledger.seal"])
def test_what_was_left_behind_is_looked_for_every_15_seconds(name: str) -> None:
    (found,) = [t for t in app.periodic_registry.periodic_tasks.values() if t.task.name == name]
    times = found.croniter
    first = times.get_next(float, start_time=1_800_000_061)
    assert times.get_next(float) - first == 15


@pytest.mark.waits
@pytest.mark.timeout(patience(290, 7_200))
def test_nobody_is_told_twice_and_nobody_is_forgotten(
    committed_office: Office, processes: Town, provider: Provider
) -> None:
    processes.start_web()
    worker = processes.start_worker()
    kills, began = 0, time.monotonic()
    for is_keyed in (True, False):
        provider.behave(keyed=is_keyed, **TROUBLE)
        asyncio.run(_send_in(processes.port))
        kills += _kill_carriers(worker)
        wait(lambda: _try_again_now(worker) and _on_their_way() <= FEW, SETTLED_WITHIN, _told)
    provider.behave(late=0, drop=0, die=0)
    wait(lambda: _try_again_now(worker) and not _on_their_way(), SETTLED_WITHIN, _told)
    counts = Counter(provider.counts().values())
    record(
        "P6",
        f"{2 * DOSSIERS} acceptances on {CHANNELS} channels, provider late, silent, dying, without keys",
        messages=Message.objects.count(),
        doubles=sum(times - 1 for times in provider.counts().values()),
        kills=kills,
        seconds=round(time.monotonic() - began),
    )
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}
    assert counts == {1: 2 * DOSSIERS * CHANNELS}, "told twice, or not at all"
    assert {str(key) for key in Message.objects.values_list("public_id", flat=True)} == set(provider.counts())
    assert kills > 0


async def _send_in(port: int) -> None:
    for number in range(DOSSIERS):
        owner = {
            "name": "Trần Thị Mỹ Hoà",
            "phone": f"09{random.randrange(10**8):08}",
            "email": f"n{number}@example.vn",
        }
        draft = uuid.uuid4()
        answer = await post_until_answered(port, "/proof/submit", sent(draft, owner=owner))
        assert answer.status == 201, answer


def _kill_carriers(worker: Child) -> int:
    """The processes that carry die again and again, at last the worker with them. Then time is sped up."""
    kills = 0
    for _ in range(KILLS):
        time.sleep(random.uniform(0, LONGEST_PAUSE))
        carrying = _carriers(worker)
        if carrying:
            kills += kill(random.choice(carrying))
        _try_again_now(worker)
    assert worker.process is not None
    # Those who start carriers live as long as the last of them, also of one just born.
    starters = processes_under(worker.process.pid)
    kills += sum(kill(pid) for pid in (worker.process.pid, *_carriers(worker)))
    # Only when nobody carries any more may a lease be taken away; that it runs out by itself is proved apart.
    wait(lambda: worker.ended() is not None and not any(map(is_alive, starters)), 30)
    _call_now("UPDATE outbox_delivery SET next_at = clock_timestamp() WHERE state = 'waiting' RETURNING id")
    return kills


def _carriers(worker: Child) -> list[int]:
    main = worker.process.pid if worker.process else 0
    return [child for pid in processes_under(main) for child in processes_under(pid)]


def _try_again_now(worker: Child) -> bool:
    """Start a killed worker again, and let what asked to be called later be called now."""
    worker.tend()
    _call_now(HASTEN)
    time.sleep(0.5)
    return True


def _call_now(due: str) -> None:
    """Make deliveries due by a statement that returns them, and ask the worker to carry them."""
    with connection.cursor() as cursor:
        cursor.execute(due)
        ids = [row[0] for row in cursor.fetchall()]
        for start in range(0, len(ids), 100):
            words = json.dumps({"ids": ids[start : start + 100]})
            cursor.execute("SELECT jobs_defer('outbox.carry', %s::jsonb)", [words])


def _on_their_way() -> int:
    return Message.objects.exclude(state__in=[MessageState.SENT, MessageState.FAILED]).count()


def _told() -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reaction, state, tries, waits, last_error, count(*) FROM outbox_delivery"
            " GROUP BY 1, 2, 3, 4, 5"
        )
        return str(cursor.fetchall())
