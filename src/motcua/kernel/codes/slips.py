"""Codes of slips printed before they are needed: `<agency>-P<000001>-<check>`.

Somebody types them from paper, perhaps days later, so two check digits (ISO 7064, mod 97-10) catch every
wrong digit and every two that changed places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from motcua.kernel.errors import KernelError

_CODE = re.compile(r"([A-Z0-9]+(?:\.[A-Z0-9]+)*)-P([0-9]{1,9})-([0-9]{2})")


@dataclass(frozen=True, slots=True)
class SlipCode:
    """The parts of a code: the agency whose slip it is and its number there."""

    text: str
    agency: str
    number: int


def slip_code(agency: str, number: int) -> str:
    """Write a code. Raises KernelError "codes.slip.number"."""
    if number < 1:
        raise KernelError("codes.slip.number", number=number)
    whole = f"{agency}-P{number:06d}"
    return f"{whole}-{98 - _rest(whole, '00'):02d}"


def parse_slip_code(text: str) -> SlipCode:
    """Read a code; raises KernelError "codes.slip.malformed" or "codes.slip.check"."""
    found = _CODE.fullmatch("".join(text.split()).upper())
    if found is None:
        raise KernelError("codes.slip.malformed", code=text.strip()[:60])
    agency, number, check = found.groups()
    if _rest(f"{agency}-P{number}", check) != 1 or not int(number):
        raise KernelError("codes.slip.check", code=found.group())
    return SlipCode(found.group(), agency, int(number))


def _rest(whole: str, check: str) -> int:
    """What is left by 97; letters count as 10 to 35, marks between them are passed over."""
    digits = "".join(str(int(letter, 36)) for letter in whole if letter.isalnum())
    return int(digits + check) % 97
