"""How names, logins and contacts are kept: one spelling inside, whatever was typed."""

from typing import NamedTuple

from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean, fold, nfc, sort_key
from motcua.parties.refusals import NameMissing, TooLong, UnfitText
from motcua.platform.words import say


class Named(NamedTuple):
    """A name with the keys it is found and ordered by, cut to what their columns hold."""

    name: str
    folded: str
    sort: str


def plain_login(text: str) -> str:
    """The stored form of a login: trimmed, composed, lower case; empty if it holds control characters."""
    login = nfc(text).strip().lower()
    return login if login.isprintable() else ""


def fit(text: str, *, field: str, longest: int) -> str:
    """The text as it may be stored.

    Raises UnfitText (control characters, old code pages) or TooLong, naming the field.
    """
    try:
        stored = clean(text)
    except KernelError as error:
        raise UnfitText(field=field, reason=say(error.key, **error.values)) from None
    if len(stored) > longest:
        raise TooLong(field=field, longest=longest)
    return stored


def named(text: str, *, longest: int = 200) -> Named:
    """A name that must not be empty, with its keys."""
    name = fit(text, field="name", longest=longest)
    if not name:
        raise NameMissing(field="name")
    return Named(name, fold(name)[: 2 * longest], sort_key(name)[: 4 * longest])
