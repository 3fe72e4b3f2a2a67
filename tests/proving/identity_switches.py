"""How the promises about signing in by a provider are broken."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from proving.sabotage import Patch


def wait_for_the_provider(patch: Patch) -> None:
    @contextmanager
    def unwatched(_issuer: str) -> Iterator[bool]:
        yield False

    patch("motcua.connectors.national_identity.outages", "watched", unwatched)
    patch("motcua.connectors.national_identity.line", "SECONDS", 20.0)


def stay_for_ever(patch: Patch) -> None:
    patch("motcua.surfaces.stays", "over", lambda _began, _seen, _now: "")


def same_session(patch: Patch) -> None:
    from django.contrib.sessions.backends.base import SessionBase

    def keep(_self: SessionBase) -> None:
        return None

    patch(SessionBase, "cycle_key", keep)


def believe_tokens(patch: Patch) -> None:
    def believed(token: str, _keys: Any, _expected: Any) -> dict[str, Any]:
        words = token.split(".")[1]
        claims: dict[str, Any] = json.loads(urlsafe_b64decode(words + "=" * (-len(words) % 4)))
        return {"sub": "", "acr": ""} | claims

    patch("motcua.connectors.national_identity.party", "checked", believed)


def key_by_subject(patch: Patch) -> None:
    from motcua.parties.identities import arriving

    right = arriving.arrive

    def by_subject(verified: Any) -> Any:
        return right(replace(verified, issuer="anybody"))

    patch("motcua.parties.api", "arrive", by_subject)
