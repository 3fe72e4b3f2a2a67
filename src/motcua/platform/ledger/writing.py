"""Write to the ledger, inside the transaction of the act it records."""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from motcua.platform.access import Actor
from motcua.platform.ledger.canonical import note_digest

_SALT_BYTES = 16
AT_COUNTER = "at_counter"
"""In the payload: the counter at which whoever acted sat that day, where they said so."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A fact to record.

    `payload` holds ids, codes and digests only; names and free text go into `notes`, of which the
    payload gets the salted digests under the key "notes". `occurred_at` defaults to the clock.
    """

    subject: str
    name: str
    payload: Mapping[str, object] = field(default_factory=dict)
    occurred_at: datetime | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


def append(actor: Actor, entries: Iterable[NewEntry]) -> int:
    """Append entries and say how many; the last thing an act does, for it locks the chains' heads."""
    with connection.cursor() as cursor:
        given = json.dumps(rows(actor, entries), ensure_ascii=False)
        cursor.execute("SELECT ledger_append(%s::jsonb)", [given])
        (appended,) = cursor.fetchone()
    return int(appended)


def rows(actor: Actor, entries: Iterable[NewEntry]) -> list[dict[str, object]]:
    """The argument of the SQL function `ledger_append`, for rooms that call it in their own statement."""
    who = {
        "actor": actor.kind if actor.account is None else f"{actor.kind}:{actor.account}",
        "channel": actor.channel,
        "post": actor.post,
        "on_behalf": actor.on_behalf,
    }
    place = {} if actor.counter is None else {AT_COUNTER: actor.counter}
    return [_row(who, entry, {**entry.payload, **place}) for entry in entries]


def _row(who: Mapping[str, object], entry: NewEntry, payload: Mapping[str, object]) -> dict[str, object]:
    row: dict[str, object] = {**who, "subject": entry.subject, "name": entry.name, "payload": payload}
    if entry.occurred_at is not None:
        row["occurred_at"] = entry.occurred_at.isoformat()
    if entry.notes:
        salted = {key: (secrets.token_bytes(_SALT_BYTES), text) for key, text in entry.notes.items()}
        digests = {key: note_digest(salt, text) for key, (salt, text) in salted.items()}
        row["payload"] = {**payload, "notes": digests}
        row["notes"] = [
            {"key": key, "text": text, "salt": salt.hex()} for key, (salt, text) in salted.items()
        ]
    return row
