"""The copy of what is typed on one's own device: to whom it is offered, and half of its key (ADR 0065)."""

from uuid import UUID

from django.utils.crypto import salted_hmac

from motcua.platform.access import Actor
from motcua.surfaces.portal.filing.filling import Filling

DAYS = 7
"""How long a device keeps a copy (our own): hours without a line, a weekend, never for good."""
SALT = "motcua.copy-on-own-device"
"""Changing it, or the installation's secret key, makes every copy unreadable."""


def may_keep(actor: Actor) -> bool:
    """Never for officers or at a counter: those machines are the office's, and others sit at them."""
    return actor.kind != "staff" and actor.counter is None


def server_half(draft: UUID) -> str:
    """The half of the key a device never stores; told only on pages of whoever may see the draft."""
    return salted_hmac(SALT, str(draft), algorithm="sha256").hexdigest()


def offer(it: Filling, revision: int) -> dict[str, object] | None:
    """What a page tells the device; None where no copy may be kept. `revision`: of the answers it shows."""
    if not may_keep(it.actor):
        return None
    return {"draft": it.row.id, "half": server_half(it.row.id), "days": DAYS, "revision": revision}
