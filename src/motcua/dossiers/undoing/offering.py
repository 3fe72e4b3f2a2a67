"""What a page gets to offer the taking back, and what it sends: a token bound to the person and the act."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from motcua.dossiers.undoing.taking_back import Undo
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

_SALT = "dossiers.undo"


def token_for(actor: Actor, dossier: UUID, version: int) -> str:
    """For the act that made this version; good for nobody else and for no other dossier."""
    return Signer(salt=_SALT).sign_object([actor.account, actor.on_behalf, str(dossier), version])


def read_token(actor: Actor, dossier: UUID, token: str) -> Undo:
    """The act to take back. Raises NotFound for what was not given to this person for this dossier."""
    try:
        account, on_behalf, of, version = Signer(salt=_SALT).unsign_object(token)
    except (BadSignature, ValueError) as wrong:
        raise NotFound from wrong
    if (account, on_behalf, of) != (actor.account, actor.on_behalf, str(dossier)):
        raise NotFound
    return Undo(version)
