"""Reactions that die, hang, fail or ask for patience, as the fact's payload says."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from motcua.platform.outbox import FactRow, RetryLater, conversation, reaction

HAPPENED = "poison.thing.happened"
TALKED = "poison.thing.talked"


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


def say(word: str) -> None:
    """Leave a word, and whether a transaction is open."""
    with Path(os.environ["POISON_LOG"]).open("a") as log:
        log.write(f"{word}:{'open' if connection.in_atomic_block else 'free'}\n")


@conversation(TALKED, key="poison.talk")
def talk(fact: FactRow) -> Callable[[], None]:
    say("said")
    if fact.payload["how"] == "fail":
        raise ValueError
    return lambda: say("settled")
