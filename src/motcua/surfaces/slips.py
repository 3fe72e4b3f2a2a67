"""The signed address in the QR of a slip: whoever prints one signs it, the portal reads it."""

from uuid import UUID

from django.conf import settings
from django.core.signing import Signer
from django.http import HttpRequest
from django.urls import reverse

SLIP = "dossier-slip"
"""Salt of the signature; changing it makes every printed slip's QR void."""

RECEIPT = "bn"
"""In the address: the signed text of a receipt, so that what was scanned can be checked (ADR 0066)."""


def slip_address(request: HttpRequest, dossier: UUID) -> str:
    """What the QR opens: tracking without an account, by a signed address."""
    return whole_address(request, reverse("portal:slip", args=[Signer(salt=SLIP).sign(str(dossier))]))


def whole_address(request: HttpRequest, path: str) -> str:
    """A path as people outside reach it."""
    return f"{settings.MOTCUA_ADDRESS}{path}" if settings.MOTCUA_ADDRESS else request.build_absolute_uri(path)
