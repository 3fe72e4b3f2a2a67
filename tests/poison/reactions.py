"""Reactions that die, hang, fail or ask for patience, as the fact's payload says."""

import os
import time
from pathlib import Path

from motcua.platform.outbox import FactRow, RetryLater, reaction

HAPPENED = "poison.thing.happened"


def note(fact: FactRow) -> None:
    """Leave a line outside the database: what was called, and when."""
    with Path(os.environ["POISON_LOG"]).open("a") as log:
        log.write(f"{fact.subject} {time.time()}\n")


@reaction(HAPPENED, key="poison.misbehave")
def misbehave(fact: FactRow) -> None:
    note(fact)
    match fact.payload["how"]:
        case "die":
            os._exit(9)
        case "hang":
            time.sleep(1_000)
        case "fail":
            raise ValueError("Ngô Đức 079123456789")
        case "wait":
            raise RetryLater


@reaction("poison.thing.moved", key="poison.follow", ordered=True)
def follow(fact: FactRow) -> None:
    note(fact)
    if fact.payload.get("how") == "fail":
        raise ValueError
