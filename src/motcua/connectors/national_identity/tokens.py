"""Whether an id token is one for us, about this sign-in (OpenID Connect Core 3.1.3.7, and stricter)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, InvalidClaimError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

ALGORITHMS = ("RS256", "ES256")
SKEW_SECONDS = 60
OLDEST_SECONDS = 600
LONGEST_SUBJECT = 255


class UnfitTokenError(Exception):
    """Not one for us; `why` names the rule and is for the log."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class UnknownKeyError(UnfitTokenError):
    """Signed by a key we have not heard of: there may be new ones."""


class WrongClockError(UnfitTokenError):
    """Right in all but its time: one of the two clocks is wrong."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token has to say."""

    issuer: str
    client: str
    nonce: str
    levels: Collection[str]
    now: datetime


def checked(token: str, keys: KeySet, expected: Expected) -> dict[str, Any]:
    """The claims of a token that holds. Raises UnfitTokenError, UnknownKeyError, WrongClockError."""
    try:
        claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
    except InvalidKeyIdError as error:
        raise UnknownKeyError("key") from error
    except (JoseError, ValueError, TypeError) as error:
        raise UnfitTokenError(getattr(error, "error", "") or "malformed") from error
    _says(claims, expected)
    _in_time(claims, expected)
    return claims


def _says(claims: dict[str, Any], expected: Expected) -> None:
    """For us alone, from them, about this sign-in, of a level we accept."""
    is_right = {
        "iss": claims.get("iss") == expected.issuer,
        "aud": claims.get("aud") in (expected.client, [expected.client]),
        "azp": claims.get("azp", expected.client) == expected.client,
        "nonce": bool(expected.nonce) and claims.get("nonce") == expected.nonce,
        "acr": claims.get("acr") in expected.levels,
        "sub": _is_subject(claims.get("sub")),
    }
    wrong = [name for name, right in is_right.items() if not right]
    if wrong:
        raise UnfitTokenError(wrong[0])


def _is_subject(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_SUBJECT and "\0" not in value


def _in_time(claims: dict[str, Any], expected: Expected) -> None:
    """By our database's clock; it was made for us just now."""
    now = int(expected.now.timestamp())
    rules = jwt.JWTClaimsRegistry(
        now=now, leeway=SKEW_SECONDS, exp={"essential": True}, iat={"essential": True}
    )
    try:
        rules.validate(claims)
    except (ExpiredTokenError, InvalidClaimError) as error:
        raise WrongClockError(getattr(error, "claim", "") or "exp") from error
    except JoseError as error:
        raise UnfitTokenError("time") from error
    if claims["iat"] < now - OLDEST_SECONDS:
        raise WrongClockError("iat")
