"""Who asks: another system with the key of an agency, never a person and never a cookie."""

from typing import Any, cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform.access import Actor


class AgencyKey(HttpBearer):
    """`Authorization: Bearer mc_…`: its scopes are permissions, over the subtree of its unit."""

    def authenticate(self, _request: HttpRequest, token: str) -> Any:
        key = parties.check_key(token)
        return agencies.actor_for_key(key) if key is not None else None


def actor_of(request: HttpRequest) -> Actor:
    """The system behind the request."""
    return cast("Actor", request.auth)  # type: ignore[attr-defined]
