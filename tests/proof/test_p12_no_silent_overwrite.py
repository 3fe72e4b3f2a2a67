"""P12: no silent overwrite. Two officers, and a bulk act against a single one, in any order.

Each names the version they saw. Whoever saw the newest version wins; the other writes nothing and is told
by whom, when and what was changed since.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, Order
from motcua.dossiers.refusals import ChangedMeanwhile
from motcua.platform import ledger
from motcua.platform.access import Actor
from proving.figures import record
from proving.office import Office
from proving.races import race
from proving.sizes import patience, size

INTERLEAVINGS = size(200, 10_000)
ON_ONE_DOSSIER = 25
LONGEST_THOUGHT = 0.004


@dataclass
class Person:
    """Somebody who looks, thinks for a moment and acts; `wins` are (seen, written) versions."""

    actor: Actor
    name: str
    acts: list[object]
    beside: Done | None = None
    wins: list[tuple[int, int]] = field(default_factory=list)
    told: list[tuple[int, str]] = field(default_factory=list)

    def work(self, dossier: Done, rounds: int, rng: random.Random) -> Callable[[Callable[[], object]], None]:
        def run(ready: Callable[[], object]) -> None:
            for _ in range(rounds):
                ready()
                time.sleep(rng.uniform(0, LONGEST_THOUGHT))
                seen = dossiers.dossier_view(self.actor, dossier.public_id).state.version
                time.sleep(rng.uniform(0, LONGEST_THOUGHT))
                self.act(dossier, seen, rng.choice(self.acts))

        return run

    def act(self, dossier: Done, seen: int, command: object) -> None:
        orders = [Order(self.actor, dossier.public_id, command, seen)]
        if self.beside is not None:
            orders.append(Order(self.actor, self.beside.public_id, command))
        try:
            written = dossiers.perform_all(orders)[0]
        except ChangedMeanwhile as refusal:
            self.told.append((seen, str(refusal)))
        else:
            self.wins.append((seen, written.version))


def at_work(office: Office) -> Done:
    """A dossier whose examination is open, so that taking and assigning can go on for ever."""
    done = office.taken_in()
    return office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))


@pytest.mark.timeout(patience(120, 3_600))
def test_whoever_saw_an_older_version_writes_nothing_and_is_told(committed_office: Office) -> None:
    office, rng = committed_office, random.Random(12)
    examiner, head = office.person("examiner"), office.person("section_head")
    won = lost = 0
    for start in range(0, INTERLEAVINGS, ON_ONE_DOSSIER):
        rounds = min(ON_ONE_DOSSIER, INTERLEAVINGS - start)
        dossier = at_work(office)
        bulk = at_work(office) if rng.random() < 0.4 else None
        first = Person(examiner, examiner.name, [dossiers.Take()])
        second = Person(head, head.name, [dossiers.Assign(examiner.account or 0)], bulk)
        race([first.work(dossier, rounds, random.Random(start)), second.work(dossier, rounds, rng)])
        _nothing_is_lost(head, dossier, first, second)
        if bulk is not None:
            now = dossiers.dossier_view(head, bulk.public_id).state.version
            assert now == bulk.version + len(second.wins), "half of a bulk act was written"
        won += len(first.wins) + len(second.wins)
        lost += len(first.told) + len(second.told)
    record("P12", f"{INTERLEAVINGS} interleavings of two officers, single and bulk", won=won, told=lost)
    assert lost > 0, "they never met"


def _nothing_is_lost(reader: Actor, dossier: Done, first: Person, second: Person) -> None:
    state = dossiers.dossier_view(reader, dossier.public_id).state
    wins = sorted(first.wins + second.wins, key=lambda win: win[1])
    assert [written for _, written in wins] == list(range(dossier.version + 1, state.version + 1))
    assert all(written == seen + 1 for seen, written in wins), "somebody wrote over what they had not seen"
    recorded = [entry.payload["version"] for entry in ledger.entries(state.subject)]
    assert recorded == list(range(1, state.version + 1))
    for loser, winner in ((first, second), (second, first)):
        for seen, sentence in loser.told:
            assert seen < state.version
            assert winner.name in sentence
