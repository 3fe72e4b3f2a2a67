"""What Zalo's messages mean. How things are called in them is data (`data/zalo.json`, unverified)."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from motcua.notifications.api import Told
from motcua.notifications.ports import Answer, NotTakenError, Outgoing, OutOfReachError
from motcua.platform import clock
from motcua.platform.console import data_folder

FINE = 0
OLDEST = timedelta(minutes=5)


@dataclass(frozen=True)
class Names:
    """How things are called, as `data/zalo.json` says."""

    path: str
    token: str
    phone: str
    template: str
    values: str
    key: str
    error: str
    data: str
    number: str
    try_again: frozenset[int]
    signature: str
    stamp: str
    event: str
    message: str
    events: Mapping[str, Told]


@cache
def names() -> Names:
    """Read once in each process. Raises OSError, ValueError, KeyError for a file that is not sound."""
    data = json.loads((data_folder() / "zalo.json").read_text(encoding="utf-8"))
    events = {word: Told(meaning) for word, meaning in data["events"].items()}
    given = {each.name: data[each.name] for each in fields(Names)}
    return Names(**given | {"try_again": frozenset(data["try_again"]), "events": events})


class ForgedError(Exception):
    """Not signed by whom we share a secret with, or too long ago."""


class MalformedError(Exception):
    """Signed, but not a word about a message of ours."""


def request_of(message: Outgoing) -> dict[str, Any]:
    """A message as Zalo takes it: the phone with the country before it."""
    called = names()
    return {
        called.phone: f"84{message.address[1:]}" if message.address.startswith("0") else message.address,
        called.template: message.form["template"],
        called.values: dict(message.form["parameters"]),
        called.key: str(message.key),
    }


def answer_of(data: Any) -> Answer:
    """Taken, refused for good (no such number, no such template), or to be tried again."""
    called = names()
    try:
        error, inner = int(data[called.error]), data.get(called.data) or {}
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise OutOfReachError from wrong
    if error in called.try_again:
        raise NotTakenError
    if error != FINE:
        return Answer(is_taken=False, reference=f"zalo {error}")
    return Answer(is_taken=True, reference=str(inner.get(called.number, ""))[:120])


def signature(app: str, secret: str, body: bytes, stamp: str) -> str:
    """As it signs what it tells us: SHA-256 over app, body, stamp and secret, the secret last."""
    return "mac=" + hashlib.sha256(app.encode() + body + stamp.encode() + secret.encode()).hexdigest()


def read(app: str, secret: str, body: bytes, given: str, now: datetime) -> tuple[UUID, Told, datetime] | None:
    """The key, what is told, and its hour; None for an event that is not about delivery.

    Raises ForgedError, MalformedError.
    """
    called = names()
    try:
        data = json.loads(body)
        stamp, event = str(data[called.stamp]), str(data[called.event])
        at = datetime.fromtimestamp(int(stamp) / 1000, clock.ZONE)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError, OSError) as error:
        raise ForgedError from error
    right = signature(app, secret, body, stamp)
    if not hmac.compare_digest(right.encode(), given.encode()) or abs(now - at) > OLDEST:
        raise ForgedError
    if event not in called.events:
        return None
    try:
        return UUID(str(data[called.message][called.key])), called.events[event], at
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedError from error
