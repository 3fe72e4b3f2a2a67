"""Words typed to find somebody stay with the session; an address gets a token that says nothing elsewhere."""

import secrets

from django.http import HttpRequest

from motcua.dossiers import api as dossiers
from motcua.kernel import codes

WORDS = "tim"
"""The name of the search box, and of the token in an address."""
_SESSION, _MOST = "words", 20


def typed(request: HttpRequest) -> str:
    """What the search box sent; of a scanned identity card the person's number alone.

    Raises KernelError for a card that cannot be read.
    """
    given = request.POST.get(WORDS, "")
    if codes.is_identity_card(given):
        given = codes.identity_card(given).personal_id
    return dossiers.plain_words(given)


def keep(request: HttpRequest, words: str) -> str:
    """A token for words, the same for the same words while the session remembers them."""
    if not words:
        return ""
    kept: dict[str, str] = request.session.get(_SESSION, {})
    token = next((token for token, other in kept.items() if other == words), secrets.token_urlsafe(6))
    newest = [(each, other) for each, other in kept.items() if each != token][1 - _MOST :]
    request.session[_SESSION] = dict([*newest, (token, words)])
    return token


def words_behind(request: HttpRequest, token: str) -> str:
    """What this browser typed, or nothing: it forgot, or somebody else typed it."""
    return str(request.session.get(_SESSION, {}).get(token, ""))


def forget(request: HttpRequest) -> None:
    """The next person's page must not know whom the last one was about."""
    request.session.pop(_SESSION, None)
