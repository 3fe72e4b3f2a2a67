"""The provider's keys and signatures, made with `cryptography` alone: another hand than checks them."""

import hashlib
import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

_EC_BYTES = 32


class Keys:
    """A key of each kind; their ids are new with them."""

    def __init__(self) -> None:
        name = secrets.token_hex(4)
        self.rsa = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.ec = ec.generate_private_key(ec.SECP256R1())
        self.ids = {"RS256": f"rsa-{name}", "ES256": f"ec-{name}"}

    def public(self) -> dict[str, Any]:
        """The key set as published."""
        numbers, point = self.rsa.public_key().public_numbers(), self.ec.public_key().public_numbers()
        of_rsa = {"kty": "RSA", "n": _number(numbers.n), "e": _number(numbers.e)}
        of_ec = {
            "kty": "EC",
            "crv": "P-256",
            "x": _number(point.x, _EC_BYTES),
            "y": _number(point.y, _EC_BYTES),
        }
        return {
            "keys": [
                of_rsa | {"kid": self.ids["RS256"], "use": "sig", "alg": "RS256"},
                of_ec | {"kid": self.ids["ES256"], "use": "sig", "alg": "ES256"},
            ]
        }

    def sign(self, claims: dict[str, Any], algorithm: str, *, forged: bool = False) -> str:
        """A signed token. `none` is not signed at all, `HS256` with our public key as if it were a secret;
        `forged` names a good key and signs with another."""
        header = {"alg": algorithm, "typ": "JWT", "kid": self.ids.get(algorithm, self.ids["RS256"])}
        words = f"{_words(header)}.{_words(claims)}"
        return f"{words}.{(Keys() if forged else self).signature(words.encode(), algorithm)}"

    def signature(self, words: bytes, algorithm: str) -> str:
        if algorithm == "none":
            return ""
        if algorithm == "HS256":
            public = json.dumps(self.public()["keys"][0]).encode()
            return encoded(hmac.digest(public, words, "sha256"))
        if algorithm == "ES256":
            r, s = decode_dss_signature(self.ec.sign(words, ec.ECDSA(hashes.SHA256())))
            return encoded(r.to_bytes(_EC_BYTES, "big") + s.to_bytes(_EC_BYTES, "big"))
        return encoded(self.rsa.sign(words, padding.PKCS1v15(), hashes.SHA256()))


def s256(verifier: str) -> str:
    """The challenge a verifier answers to."""
    return encoded(hashlib.sha256(verifier.encode()).digest())


def encoded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _words(data: dict[str, Any]) -> str:
    return encoded(json.dumps(data, separators=(",", ":")).encode())


def _number(value: int, width: int = 0) -> str:
    return encoded(value.to_bytes(width or (value.bit_length() + 7) // 8, "big"))
