"""The relying party: sends people to the provider and finds out who came back.

The authorisation code flow with PKCE, state and nonce, each new for every sign-in and kept with the session
of the browser that began it. What comes back is believed only as far as all of it fits together; which part
did not is for the log, one sentence is for the person.
"""

import hashlib
import hmac
import secrets
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote_plus, urlencode

import structlog

from motcua.connectors.national_identity import outages
from motcua.connectors.national_identity.claims import Claims
from motcua.connectors.national_identity.line import OutOfReachError, RefusedError, call, patience
from motcua.connectors.national_identity.metadata import Addresses, Metadata
from motcua.connectors.national_identity.models import Outage
from motcua.connectors.national_identity.tokens import (
    Expected,
    UnfitTokenError,
    UnknownKeyError,
    WrongClockError,
    checked,
)
from motcua.parties.api import NotVouchedFor, ProviderUnreachable, SignInDeclined
from motcua.parties.ports import Begun, Trouble, Verified
from motcua.platform import clock

LONGEST = timedelta(minutes=15)
"""How long one may stay at the provider before one starts anew."""
_log = structlog.get_logger(__name__)


class RelyingParty:
    """One client at one provider."""

    def __init__(self, issuer: str, client: str, secret: str, claims: Claims) -> None:
        self._issuer, self._client, self._secret, self._claims = issuer, client, secret, claims
        self._metadata = Metadata(issuer)

    @property
    def source(self) -> str:
        return self._claims.source

    def trouble(self) -> Trouble | None:
        return outages.trouble(self._issuer)

    def begin(self, return_to: str) -> Begun:
        with self._calling() as (until, is_looking):
            place = self._metadata.addresses(until, again=is_looking).authorise
        kept = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
        asked = {
            "response_type": "code",
            "client_id": self._client,
            "redirect_uri": return_to,
            "scope": self._claims.scope,
            "acr_values": self._claims.level,
            "state": kept["state"],
            "nonce": kept["nonce"],
            "code_challenge": challenge(kept["verifier"]),
            "code_challenge_method": "S256",
        }
        address = f"{place}{'&' if '?' in place else '?'}{urlencode(asked)}"
        return Begun(address, kept | {"return_to": return_to, "at": clock.now().isoformat()})

    def finish(self, kept: Mapping[str, str], given: Mapping[str, str]) -> Verified:
        self._came_back(kept, given)
        with self._calling() as (until, _):
            addresses = self._metadata.addresses(until)
            self._from_there(addresses, given)
            tokens = self._exchanged(addresses, kept, given["code"], until)
            claims = self._vouched(str(tokens.get("id_token", "")), kept["nonce"], until)
            about = self._about(addresses, str(tokens.get("access_token", "")), until)
        if about.get("sub") != claims["sub"]:
            raise self._unfit("userinfo")
        outages.well(self._issuer)
        level = str(claims["acr"])[:40]
        return self._claims.read(about, issuer=self._issuer, subject=claims["sub"], level=level)

    def _came_back(self, kept: Mapping[str, str], given: Mapping[str, str]) -> None:
        """It is the sign-in this browser began, not long ago, and it was not refused there."""
        if not hmac.compare_digest(kept.get("state", "").encode(), given.get("state", "").encode()):
            raise self._unfit("state")
        if not kept.get("state") or clock.now() - datetime.fromisoformat(kept["at"]) > LONGEST:
            raise self._unfit("age")
        error = given.get("error", "")
        if error == "access_denied":
            raise SignInDeclined(source=self.source)
        if error in {"temporarily_unavailable", "server_error"}:
            raise ProviderUnreachable(source=self.source)
        if error or not given.get("code"):
            raise self._unfit("error")

    def _from_there(self, addresses: Addresses, given: Mapping[str, str]) -> None:
        """The answer names the provider that gave it, where the provider does so (RFC 9207)."""
        told = given.get("iss")
        if told != self._issuer and (told is not None or addresses.names_itself):
            raise self._unfit("iss")

    def _exchanged(
        self, addresses: Addresses, kept: Mapping[str, str], code: str, until: float
    ) -> dict[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": kept["return_to"],
            "code_verifier": kept["verifier"],
        }
        return call("POST", addresses.token, until, data=form, headers={"Authorization": self._basic()})

    def _basic(self) -> str:
        pair = f"{quote_plus(self._client)}:{quote_plus(self._secret)}"
        return f"Basic {b64encode(pair.encode()).decode()}"

    def _vouched(self, token: str, nonce: str, until: float) -> dict[str, Any]:
        expected = Expected(self._issuer, self._client, nonce, self._claims.levels, clock.now())
        try:
            return checked(token, self._metadata.keys(until), expected)
        except UnknownKeyError:
            return checked(token, self._metadata.keys(until, again=True), expected)

    def _about(self, addresses: Addresses, access: str, until: float) -> dict[str, Any]:
        return call("GET", addresses.about, until, headers={"Authorization": f"Bearer {access}"})

    @contextmanager
    def _calling(self) -> Iterator[tuple[float, bool]]:
        """Around the calls of one sign-in, with the moment they end at; what happens becomes a sentence."""
        try:
            with outages.watched(self._issuer) as is_looking:
                yield patience(), is_looking
        except (OutOfReachError, outages.BusyError) as error:
            raise ProviderUnreachable(source=self.source) from error
        except WrongClockError as error:
            outages.remember(self._issuer, error.why, Outage.Kind.CLOCK)
            raise ProviderUnreachable(source=self.source) from error
        except (UnfitTokenError, RefusedError) as error:
            raise self._unfit(error.why) from error

    def _unfit(self, why: str) -> NotVouchedFor:
        _log.warning("identity.not_vouched_for", issuer=self._issuer, why=why)
        return NotVouchedFor()


def challenge(verifier: str) -> str:
    """What is shown of the verifier before it is told (RFC 7636, S256)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()
