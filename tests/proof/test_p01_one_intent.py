"""P1: one intent, one dossier, however often it is sent.

Drafts are sent five times at once to two web processes; later one of them is killed each second. Senders
go away in the middle. Every call ends acknowledged, refused or unknown; afterwards each intent has exactly
one dossier, and every acknowledgement named that one.
"""

import asyncio
import random
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import pytest

from motcua.dossiers.models import Dossier
from motcua.platform import ledger
from proving.figures import percentile, record
from proving.office import sent
from proving.senders import Answer, post, post_until_answered
from proving.sizes import IS_FULL, patience, size
from proving.town import Town, kill, serving

DRAFTS, SENDS = size(60, 20_000), 5
AT_ONCE = 4
KILL_SECONDS = 1.0 if IS_FULL else 0.2
LEAVE = ["", "", "", "half", "sent"]
BETWEEN_KILLS = 10
PATH = "/proof/submit"


@dataclass
class Rush:
    """What happened to every call."""

    outcomes: Counter[str] = field(default_factory=Counter)
    named: dict[uuid.UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    kills: int = 0
    since_kill: int = 0
    some_served: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, draft: uuid.UUID, answer: Answer) -> None:
        if answer.is_acknowledged:
            self.named[draft].add(answer.data["public_id"])
            self.since_kill += 1
            if self.since_kill >= BETWEEN_KILLS:
                self.some_served.set()
        kind = "unknown" if answer.status is None else "ok" if answer.is_acknowledged else "refused"
        self.outcomes[kind] += 1


@pytest.mark.timeout(patience(240, 7_200))
@pytest.mark.usefixtures("committed_office")
def test_one_intent_makes_one_dossier_while_servers_are_killed(processes: Town) -> None:
    web = processes.start_web()
    drafts = [uuid.uuid4() for _ in range(DRAFTS)]
    rush = Rush()

    async def send(body: bytes, leave: str) -> Answer:
        """Whoever does not leave presses again while the servers are down."""
        if leave:
            return await post(processes.port, PATH, body, leave=leave)
        return await post_until_answered(processes.port, PATH, body)

    async def send_all_ways(draft: uuid.UUID, gate: asyncio.Semaphore) -> None:
        async with gate:
            calls = (send(sent(draft), random.choice(LEAVE)) for _ in range(SENDS))
            for answer in await asyncio.gather(*calls):
                rush.note(draft, answer)

    async def kill_again_and_again() -> None:
        """Only once some were served since the last: however fast or slow the machine, calls meet a kill."""
        while True:
            await rush.some_served.wait()
            rush.since_kill = 0
            rush.some_served.clear()
            alive = serving(web)
            rush.kills += bool(alive) and kill(alive[0])
            await asyncio.sleep(KILL_SECONDS)

    async def run() -> list[float]:
        gate = asyncio.Semaphore(AT_ONCE)
        calm = len(drafts) // 2  # both processes alive, so that the same intent meets itself
        await asyncio.gather(*(send_all_ways(draft, gate) for draft in drafts[:calm]))
        killer = asyncio.create_task(kill_again_and_again())
        await asyncio.gather(*(send_all_ways(draft, gate) for draft in drafts[calm:]))
        killer.cancel()
        for draft in drafts:
            rush.note(draft, await post_until_answered(processes.port, PATH, sent(draft)))
        again = [await post_until_answered(processes.port, PATH, sent(d)) for d in drafts[:200]]
        for draft, answer in zip(drafts, again, strict=False):
            rush.note(draft, answer)
        return [answer.seconds for answer in again]

    repeats = asyncio.run(run())

    made = Counter(Dossier.objects.filter(intent_key__in=drafts).values_list("intent_key", flat=True))
    kept = {str(public) for public in Dossier.objects.values_list("public_id", flat=True)}
    answers = [set(named) for named in rush.named.values()]
    record(
        "P1",
        f"{DRAFTS} drafts × {SENDS} at once, 2 web processes, some leave, kill -9 each {KILL_SECONDS:g} s",
        calls=sum(rush.outcomes.values()),
        **rush.outcomes,
        kills=rush.kills,
        doubles=sum(count - 1 for count in made.values()),
        lost=len(set(drafts) - set(made)),
        repeat_p95_ms=round(percentile(repeats, 95) * 1000, 1),
    )
    assert rush.outcomes["refused"] == 0
    assert {draft: count for draft, count in made.items() if count != 1} == {}, "one intent, two dossiers"
    assert set(made) == set(drafts), "an intent was lost"
    assert all(len(named) == 1 for named in answers), "two answers named two dossiers"
    assert set().union(*answers) <= kept, "an acknowledged dossier is gone"
    assert rush.kills > 0
    assert ledger.verify().sound
