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
        given = json.dumps(rows(facts), ensure_ascii=False)
        cursor.execute("SELECT outbox_announce(%s::jsonb)", [given])
        (written,) = cursor.fetchone()
    return int(written)


def rows(facts: Iterable[Fact]) -> list[dict[str, object]]:
    """The argument of the SQL function `outbox_announce`, for rooms that call it in their own statement."""
    return [_row(fact) for fact in facts]


def _row(fact: Fact) -> dict[str, object]:
    reactions = [{"name": listener.key, "ordered": listener.ordered} for listener in listeners(fact.name)]
    return {
        "name": fact.name,
        "subject": fact.subject,
        "payload": fact.payload,
        "key": fact.key,
        "reactions": reactions,
    }
