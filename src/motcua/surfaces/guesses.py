"""Where a person could guess: the phone of a dossier, and the password entered again to sign.

The rooms answer one try; how many there may be is the surfaces' affair, who know whence a try comes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from motcua.dossiers import api as dossiers
from motcua.platform import limits
from motcua.platform.access import Actor
from motcua.platform.callers import network_of


def find_dossier(request: HttpRequest, code: str, phone: str) -> UUID:
    """The dossier of a code and phone; wrong pairs are counted for the caller's address and for the code."""
    keys = f"track-from:{network_of(request)}", f"track:{code.strip().upper()}"
    limits.spend(keys[0], limits.PER_ADDRESS)
    limits.spend(keys[1], limits.PER_SECRET)
    found = dossiers.find_by_code_and_phone(code, phone)
    for key in keys:
        limits.forgive(key)
    return found


@contextmanager
def counted_password(actor: Actor, command: Any) -> Iterator[None]:
    """Around an act: a wrong password entered again is counted for the account."""
    if not isinstance(command, dossiers.Sign):
        yield
        return
    key = f"password-again:{actor.account}"
    limits.spend(key, limits.PER_SECRET)
    try:
        yield
    except dossiers.WrongPassword:
        raise
    except BaseException:
        limits.forgive(key)  # the act failed for another reason
        raise
    limits.forgive(key)
