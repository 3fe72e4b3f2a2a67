"""What the provider says of itself: addresses and keys, kept an hour; keys asked again when one is new."""

import threading
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from motcua.connectors.national_identity.line import OutOfReachError, RefusedError, call

KEPT_SECONDS = 3600
AGAIN_SECONDS = 30
"""How soon keys are asked for again because a token names an unknown one: not for every such token."""
_ADDRESSES = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where to send people and calls."""

    authorise: str
    token: str
    about: str
    keys: str
    names_itself: bool


class Metadata:
    """One provider's, for this process."""

    def __init__(self, issuer: str) -> None:
        self._issuer = issuer
        self._lock = threading.Lock()
        self._addresses: tuple[Addresses, float] | None = None
        self._keys: tuple[KeySet, float] | None = None

    def addresses(self, until: float, *, again: bool = False) -> Addresses:
        """As kept, or asked for `again` to see whether anybody answers. Raises OutOfReachError."""
        with self._lock:
            if again or self._addresses is None or _age(self._addresses[1]) > KEPT_SECONDS:
                self._addresses = self._discovered(until), time.monotonic()
            return self._addresses[0]

    def keys(self, until: float, *, again: bool = False) -> KeySet:
        """The signing keys; `again`: newer ones than those kept, unless they were asked for just now."""
        addresses = self.addresses(until)
        with self._lock:
            oldest = AGAIN_SECONDS if again else KEPT_SECONDS
            if self._keys is None or _age(self._keys[1]) > oldest:
                self._keys = _key_set(_asked(addresses.keys, until)), time.monotonic()
            return self._keys[0]

    def _discovered(self, until: float) -> Addresses:
        found = _asked(f"{self._issuer}/.well-known/openid-configuration", until)
        if found.get("issuer") != self._issuer:
            raise OutOfReachError("names another issuer")
        places = [str(found.get(name, "")) for name in _ADDRESSES]
        # Nothing is sent over a line less safe than the one it was told over.
        if not all(_scheme(place) == _scheme(self._issuer) for place in places):
            raise OutOfReachError("addresses")
        names_itself = found.get("authorization_response_iss_parameter_supported") is True
        return Addresses(places[0], places[1], places[2], places[3], names_itself)


def _asked(address: str, until: float) -> dict[str, Any]:
    try:
        return call("GET", address, until)
    except RefusedError as error:
        raise OutOfReachError(error.why) from error


def _key_set(data: dict[str, Any]) -> KeySet:
    """The keys for signatures by RSA or on curves; keys of other kinds are left out, secrets above all."""
    rows = data.get("keys")
    fit = [row for row in rows if _is_fit(row)] if isinstance(rows, list) else []
    try:
        return KeySet.import_key_set({"keys": fit})
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise OutOfReachError("keys") from error


def _is_fit(row: object) -> bool:
    return isinstance(row, dict) and row.get("kty") in {"RSA", "EC"} and row.get("use", "sig") == "sig"


def _scheme(address: str) -> str:
    parts = urlsplit(address)
    return parts.scheme if parts.netloc else ""


def _age(since: float) -> float:
    return time.monotonic() - since
