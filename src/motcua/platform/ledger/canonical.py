"""The text that is hashed, in Python: the twin of `sql/append.sql` and `sql/seal.sql`.

Numbers are plain decimals, texts carry their length in bytes before them, times are microseconds
since 1970 in UTC: no two different entries can give the same text. The payload is the database's
own text form of jsonb (keys by length, then bytes; a space after colon and comma).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

SHARDS = 16
GENESIS = bytes(32)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry's hash covers, besides the hash before it. Times in microseconds since 1970."""

    shard: int
    seq: int
    occurred: int
    recorded: int
    actor: str
    post: int | None
    on_behalf: int | None
    channel: str
    subject: str
    name: str
    payload: str


def shard_of(subject: str) -> int:
    """The chain of a subject; stable for ever."""
    return hashlib.sha256(subject.encode()).digest()[0] % SHARDS


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970, exactly."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def entry_hash(prev: bytes, content: Content) -> bytes:
    """The hash of an entry that follows `prev`."""
    numbers = (content.shard, content.seq, content.occurred, content.recorded)
    references = ("-" if value is None else value for value in (content.post, content.on_behalf))
    texts = (content.actor, content.channel, content.subject, content.name, content.payload)
    parts = ("motcua-ledger-1", *numbers, *references, *(_prefixed(text) for text in texts))
    return hashlib.sha256(prev + "|".join(map(str, parts)).encode()).digest()


def _prefixed(text: str) -> str:
    return f"{len(text.encode())}:{text}"


@dataclass(frozen=True, slots=True)
class SealContent:
    """What a seal's hash covers; `heads` in the database's text form."""

    number: int
    sealed: int
    entries: int
    root: bytes
    prev: bytes
    heads: str


def seal_hash(seal: SealContent) -> bytes:
    """The hash of a seal."""
    root, prev = seal.root.hex(), seal.prev.hex()
    text = f"motcua-seal-1|{seal.number}|{seal.sealed}|{seal.entries}|{root}|{prev}|{seal.heads}"
    return hashlib.sha256(text.encode()).digest()


def note_digest(salt: bytes, text: str) -> str:
    """What the payload keeps of a note; without the salt nobody can try out names against it."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def jsonb_text(value: object) -> str:
    """The database's text form of a JSON value without fractions, for loaders that write with COPY."""
    if isinstance(value, Mapping):
        pairs = sorted(value.items(), key=lambda pair: (len(pair[0].encode()), pair[0].encode()))
        return (
            "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {jsonb_text(v)}" for k, v in pairs) + "}"
        )
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(jsonb_text, value)) + "]"
    if isinstance(value, float):
        raise TypeError("the database writes fractions in a form of its own; use whole numbers or text")
    return json.dumps(value, ensure_ascii=False)
