"""Where mail and money reach somebody: e-mail addresses and numbers of bank accounts."""

from __future__ import annotations

import re

from motcua.kernel.errors import KernelError

LONGEST_EMAIL = 254
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_GAPS = re.compile(r"[\s.\-]")
_ACCOUNT = re.compile(r"[0-9]{6,19}")


def email(text: str) -> str:
    """The address with its domain in small letters; raises KernelError "codes.email.malformed"."""
    typed = text.strip()
    local, at, domain = typed.rpartition("@")
    labels = domain.split(".")
    good = len(typed) <= LONGEST_EMAIL and len(local) <= 64 and at and len(labels) > 1
    if not good or not _LOCAL.fullmatch(local) or not all(map(_LABEL.fullmatch, labels)):
        raise KernelError("codes.email.malformed")
    if labels[-1].isdigit():
        raise KernelError("codes.email.malformed")
    return f"{local}@{domain.lower()}"


def bank_account(text: str) -> str:
    """Six to nineteen digits; spaces, dots and hyphens are forgiven. Raises KernelError."""
    digits = _GAPS.sub("", text[:100])
    if not _ACCOUNT.fullmatch(digits):
        raise KernelError("codes.bank_account.malformed", count=len(digits))
    return digits
