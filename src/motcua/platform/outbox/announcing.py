"""Announce facts inside the transaction that made them true."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection

from motcua.platform.outbox.reactions import listeners


@dataclass(frozen=True, slots=True)
class Fact:
    """`name` is "room.thing.happened", the payload holds ids and codes only."""

    name: str
    subject: str
    payload: Mapping[str, object] = field(default_factory=dict)
    key: str | None = None


def announce(facts: Iterable[Fact]) -> int:
    """Write facts and their deliveries; returns how many are new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT outbox_announce(%s::jsonb)", [rows_json(facts)])
        (written,) = cursor.fetchone()
    return int(written)


def rows_json(facts: Iterable[Fact]) -> str:
    """The argument of the SQL function `outbox_announce`, for rooms that call it in their own statement."""
    return json.dumps([_row(fact) for fact in facts], ensure_ascii=False)


def _row(fact: Fact) -> dict[str, object]:
    reactions = [{"name": listener.key, "ordered": listener.ordered} for listener in listeners(fact.name)]
    return {
        "name": fact.name,
        "subject": fact.subject,
        "payload": fact.payload,
        "key": fact.key,
        "reactions": reactions,
    }
