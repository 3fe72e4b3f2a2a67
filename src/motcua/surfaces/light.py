"""The offer to take back what was just done, kept with the session: shown once, on the page about it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from motcua.dossiers.api import undoing

_KEPT = "undo"


def offer(request: HttpRequest, about: UUID, token: str, url: str = "") -> None:
    """`url`: where it is taken back, if not where acts on the thing are."""
    request.session[_KEPT] = [str(about), token, url]


def offered(request: HttpRequest, about: UUID, url: str) -> dict[str, Any] | None:
    """The bar that takes back what was just done to this, if it was light."""
    of, token, other = (*request.session.pop(_KEPT, ("", "")), "")[:3]
    if of != str(about):
        return None
    return {"url": other or url, "token": token, "seconds": undoing.SECONDS}
