"""A receipt as one line of signed text that can be checked by anybody who has the public key, without us.

`bn1.<key id>.<facts>.<signature>`: facts are lines in base64url, signed as they stand there by Ed25519. They
hold nothing about a person. What signs and checks comes from outside; this module is the form.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

Key = TypeVar("Key")
FORM = "bn1"
MOST = 2_000
"""Letters of a text that is looked at: an address with a receipt in it has some five hundred."""
_SIGNATURE_BYTES = 64
_TEXT = re.compile(rf"{FORM}\.([\w-]*)\.?([\w-]*)\.?([\w-]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came in. `due`: None where no day is promised; `files`, `digest`: of those handed in with it."""

    code: str
    agency: str
    received_at: datetime
    due: datetime | None
    is_firm: bool
    files: int
    digest: str


class Finding(StrEnum):
    """What became of checking a text."""

    GOOD = "good"
    ALTERED = "altered"
    FOREIGN = "foreign"
    CUT = "cut"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Checked:
    """`receipt` only where the finding is GOOD: what nobody signed is not read out."""

    finding: Finding
    receipt: Receipt | None = None


def digest_of(fingerprints: Iterable[str]) -> str:
    """One fingerprint for all: SHA-256 over the SHA-256 of each file in hexadecimal, sorted, a line each."""
    lines = "".join(f"{each}\n" for each in sorted(fingerprints))
    return hashlib.sha256(lines.encode()).hexdigest()


def facts_of(receipt: Receipt) -> str:
    """The part that is signed."""
    due = receipt.due.isoformat(timespec="minutes") if receipt.due else ""
    lines = (
        receipt.code,
        " ".join(receipt.agency.split()),
        receipt.received_at.isoformat(timespec="minutes"),
        f"{'=' if receipt.is_firm else '~'}{due}",
        str(receipt.files),
        receipt.digest,
    )
    return _letters("\n".join(lines).encode())


def text_of(facts: str, key: str, signature: bytes) -> str:
    return ".".join((FORM, key, facts, _letters(signature)))


def check(text: str, keys: Mapping[str, Key], is_signed: Callable[[Key, bytes, bytes], bool]) -> Checked:
    """Whether a text, or the address it stands in, is a receipt signed by one of these keys.

    `is_signed(key, signature, signed)` says whether a signature is that key's.
    """
    found = _TEXT.search(text[:MOST])
    if found is None:
        return Checked(Finding.NONE)
    key, facts, written = found.groups()
    signature = _bytes(written)
    if not key or not facts or signature is None or len(signature) != _SIGNATURE_BYTES:
        return Checked(Finding.CUT)
    if key not in keys:
        return Checked(Finding.FOREIGN)
    if not is_signed(keys[key], signature, signed_part(facts, key)):
        return Checked(Finding.ALTERED)
    return Checked(Finding.GOOD, _read(facts))


def signed_part(facts: str, key: str) -> bytes:
    """What the signature is over: the form and the key too, so that neither can be exchanged."""
    return f"{FORM}.{key}.{facts}".encode()


def data_of(receipt: Receipt) -> dict[str, Any]:
    """For programs."""
    return {
        "code": receipt.code,
        "agency": receipt.agency,
        "received_at": receipt.received_at.isoformat(timespec="minutes"),
        "due": receipt.due.isoformat(timespec="minutes") if receipt.due else None,
        "is_firm": receipt.is_firm,
        "files": receipt.files,
        "digest": receipt.digest,
    }


def _read(facts: str) -> Receipt:
    """Facts that were signed, so are as we wrote them."""
    code, agency, received, due, files, digest = (_bytes(facts) or b"").decode().split("\n")
    return Receipt(
        code,
        agency,
        datetime.fromisoformat(received),
        datetime.fromisoformat(due[1:]) if due[1:] else None,
        due[0] == "=",
        int(files),
        digest,
    )


def _letters(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(letters: str) -> bytes | None:
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        return None
