"""Tax codes: ten digits with a check digit, thirteen for a branch, twelve where a person's number stands in.

Source: TT 86/2024/TT-BTC art. 5 (structure) and art. 39 (a person's identification number is the tax code of
people and household businesses from 1 July 2025); the weights of the check digit are common knowledge (K).
"""

from __future__ import annotations

import re

from motcua.kernel.codes.personal_ids import personal_id
from motcua.kernel.errors import KernelError

_GAPS = re.compile(r"[\s.\-]")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def tax_code(text: str) -> str:
    """The digits, checked; spaces, dots and hyphens are forgiven. Raises KernelError "codes.tax_code.*"."""
    digits = _GAPS.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        raise KernelError("codes.tax_code.digits")
    if len(digits) == 12:
        return personal_id(digits)
    if len(digits) not in {10, 13}:
        raise KernelError("codes.tax_code.length", count=len(digits))
    if digits[10:] == "000" or int(digits[9]) != _check(digits):
        raise KernelError("codes.tax_code.check")
    return digits


def _check(digits: str) -> int:
    """Ten less the rest by eleven; a rest of nought would make two digits, which no code has."""
    return 10 - sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False)) % 11


def tax_code_words(digits: str) -> str:
    """A stored code as it is printed: the number of a branch after a hyphen."""
    return f"{digits[:10]}-{digits[10:]}" if len(digits) == 13 else digits
