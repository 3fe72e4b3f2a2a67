"""The names of things in Zalo's messages (unverified), and what its answers mean."""

import hashlib
import hmac
import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from motcua.notifications.api import Told
from motcua.notifications.ports import Answer, NotTakenError, Outgoing, OutOfReachError
from motcua.platform import clock

PATH = "/message/template"
TOKEN = "access_token"  # noqa: S105 (the name of a header)
PHONE, TEMPLATE, VALUES, KEY = "phone", "template_id", "template_data", "tracking_id"
ERROR, DATA, NUMBER = "error", "data", "msg_id"
FINE = 0
TRY_AGAIN = frozenset({-100, -124, -132})
"""Trouble of theirs, a token run out, too many at once: nothing was taken."""
EVENT, EVENTS = "event_name", {"user_received_message": Told.DELIVERED, "message_failed": Told.FAILED}
STAMP, SIGNATURE = "timestamp", "X-ZEvent-Signature"
OLDEST = timedelta(minutes=5)


class ForgedError(Exception):
    """Not signed by whom we share a secret with, or too long ago."""


class MalformedError(Exception):
    """Signed, but not a word about a message of ours."""


def request_of(message: Outgoing) -> dict[str, Any]:
    """A message as Zalo takes it: the phone with the country before it."""
    return {
        PHONE: f"84{message.address[1:]}" if message.address.startswith("0") else message.address,
        TEMPLATE: message.form["template"],
        VALUES: dict(message.form["parameters"]),
        KEY: str(message.key),
    }


def answer_of(data: Any) -> Answer:
    """Taken, refused for good (no such number, no such template), or to be tried again."""
    try:
        error, inner = int(data[ERROR]), data.get(DATA) or {}
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise OutOfReachError from wrong
    if error in TRY_AGAIN:
        raise NotTakenError
    if error != FINE:
        return Answer(is_taken=False, reference=f"zalo {error}")
    return Answer(is_taken=True, reference=str(inner.get(NUMBER, ""))[:120])


def signature(app: str, secret: str, body: bytes, stamp: str) -> str:
    """As it signs what it tells us: SHA-256 over app, body, stamp and secret, the secret last."""
    return "mac=" + hashlib.sha256(app.encode() + body + stamp.encode() + secret.encode()).hexdigest()


def read(app: str, secret: str, body: bytes, given: str, now: datetime) -> tuple[UUID, Told, datetime] | None:
    """The key, what is told, and its hour; None for an event that is not about delivery.

    Raises ForgedError, MalformedError.
    """
    try:
        data = json.loads(body)
        stamp, event = str(data[STAMP]), str(data[EVENT])
        at = datetime.fromtimestamp(int(stamp) / 1000, clock.ZONE)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError, OSError) as error:
        raise ForgedError from error
    right = signature(app, secret, body, stamp)
    if not hmac.compare_digest(right.encode(), given.encode()) or abs(now - at) > OLDEST:
        raise ForgedError
    if event not in EVENTS:
        return None
    try:
        return UUID(str(data["message"][KEY])), EVENTS[event], at
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedError from error
