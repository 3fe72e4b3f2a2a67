"""The keys receipts are signed with (ADR 0066): made once, kept under `var/`, their public halves published.

In the folder: `signing.pem` (readable by its owner only) and one `<key id>.json` for each public key there
ever was. A new signing key is made beside them; receipts signed before are still checked by their own.
"""

import base64
import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings

from motcua.kernel import receipts
from motcua.kernel.receipts import Checked, Receipt

_PRIVATE = "signing.pem"


def signed(receipt: Receipt) -> str:
    """The text of a receipt, signed with the key of today; the same receipt gives the same text."""
    key = _signing_key()
    name, facts = key_id(key.public_key()), receipts.facts_of(receipt)
    return receipts.text_of(facts, name, key.sign(receipts.signed_part(facts, name)))


def checked(text: str) -> Checked:
    """What becomes of a text held against our own keys."""
    return check_with(text, published())


def check_with(text: str, published_keys: Mapping[str, Any]) -> Checked:
    """The same with a file of keys as published (RFC 7517); others than Ed25519 in it are left aside."""
    keys = {
        str(each["kid"]): _public(str(each["x"]))
        for each in published_keys.get("keys", ())
        if each.get("crv") == "Ed25519" and {"kid", "x"} <= set(each)
    }
    return receipts.check(text, keys, _is_signed)


def published() -> dict[str, Any]:
    """Every public key as a JSON Web Key Set, the newest first."""
    _signing_key()
    files = sorted(
        _folder().glob("*.json"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True
    )
    return {"keys": [json.loads(path.read_text()) for path in files]}


def rotate() -> str:
    """A new key signs from now on; its id. The former one is thrown away, its public half stays."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key()
    name = key_id(public)
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    _put(folder / f"{name}.json", json.dumps(_published(public, name)).encode(), 0o644)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    _put(folder / _PRIVATE, pem, 0o600)
    return name


def key_id(public: Ed25519PublicKey) -> str:
    """A short name that follows from the key: nobody can give it to another."""
    return _letters(hashlib.sha256(public.public_bytes_raw()).digest())[:10]


def _signing_key() -> Ed25519PrivateKey:
    """The key of today; made where there is none yet."""
    path = _folder() / _PRIVATE
    if not path.exists():
        rotate()
    return cast("Ed25519PrivateKey", load_pem_private_key(path.read_bytes(), password=None))


def _folder() -> Path:
    return Path(settings.RECEIPT_KEYS)


def _put(path: Path, content: bytes, mode: int) -> None:
    """Whole or not at all, and never readable by others for a moment."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()


def _published(public: Ed25519PublicKey, name: str) -> dict[str, str]:
    return {
        "kty": "OKP",
        "crv": "Ed25519",
        "use": "sig",
        "kid": name,
        "x": _letters(public.public_bytes_raw()),
    }


def _public(letters: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4)))


def _is_signed(key: Ed25519PublicKey, signature: bytes, content: bytes) -> bool:
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def _letters(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
