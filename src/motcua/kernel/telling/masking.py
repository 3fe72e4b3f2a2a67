"""An address as others may see it: enough to know one's own by."""

from __future__ import annotations

_DOT = "•"
_SHOWN_DIGITS = 3


def masked(address: str) -> str:
    """0912345678 is 091••••678, hoa.tran@example.vn is h•••@example.vn; what is too short is all dots."""
    local, at, domain = address.rpartition("@")
    if at:
        return f"{local[:1]}{_DOT * 3}@{domain}"
    hidden = len(address) - 2 * _SHOWN_DIGITS
    if hidden < _SHOWN_DIGITS:
        return _DOT * len(address)
    return f"{address[:_SHOWN_DIGITS]}{_DOT * hidden}{address[-_SHOWN_DIGITS:]}"
