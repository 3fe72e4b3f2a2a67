"""Words a gateway sends later about a message, signed as Standard Webhooks are.

`webhook-signature` holds one or more "v1,<base64>", each an HMAC-SHA256 over "id.timestamp.body" by a secret
we share; while a secret is changed there are two, and either will do. A word more than five minutes old, or
from the future, is refused, whoever signed it.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.notifications.api import Told
from motcua.platform import clock

LARGEST = 16 * 1024
OLDEST_SECONDS = 300
_VERSION = "v1"


class ForgedError(Exception):
    """Not signed by whom we share a secret with, or too long ago."""


class MalformedError(Exception):
    """Signed, but not a word about a message."""


@dataclass(frozen=True, slots=True)
class Word:
    """What became of a message; `at` is the provider's hour, if it names one."""

    key: UUID
    told: Told
    at: datetime | None
    why: str


def signature(secret: str, identity: str, timestamp: str, body: bytes) -> str:
    """The signature of a word, as the provider makes it."""
    signed = b".".join((identity.encode(), timestamp.encode(), body))
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).digest()
    return f"{_VERSION},{base64.b64encode(digest).decode()}"


def insist_genuine(
    secrets: Iterable[str], identity: str, timestamp: str, given: str, body: bytes, now: datetime
) -> None:
    """Raises ForgedError. All signatures are compared, each in constant time."""
    right = [signature(secret, identity, timestamp, body).encode() for secret in secrets]
    fits = [hmac.compare_digest(each, told.encode()) for each in right for told in given.split()]
    is_number = timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12
    is_fresh = is_number and abs(now.timestamp() - int(timestamp)) <= OLDEST_SECONDS
    if not identity or not any(fits) or not is_fresh:
        raise ForgedError


def read(body: bytes) -> Word:
    """{key, state: delivered or failed, at?, reference?}. Raises MalformedError."""
    try:
        given: Any = json.loads(body)
        at = clock.aware(datetime.fromisoformat(str(given["at"]))) if given.get("at") else None
        return Word(UUID(str(given["key"])), Told(given["state"]), at, str(given.get("reference", ""))[:120])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise MalformedError from error
