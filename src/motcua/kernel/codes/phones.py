"""Telephone numbers of Vietnam: stored as ten or eleven digits with a leading 0, read in groups."""

from __future__ import annotations

import re

from motcua.kernel.errors import KernelError

_GAPS = re.compile(r"[\s.\-()\u2010-\u2015]")
_COUNTRY = re.compile(r"(?:\+|00)84(?:0)?|84(?=[0-9]{9}$)")
_MOBILE = re.compile(r"0[35789][0-9]{8}")
_TWO_CITIES = ("024", "028")
"""Hà Nội and Hồ Chí Minh City have area codes of three digits, every other province of four."""
_FIXED = re.compile(r"02[0-9]{9}")


def phone(text: str) -> str:
    """The national form of a mobile or fixed number; raises KernelError "codes.phone.malformed"."""
    digits = _GAPS.sub("", text)
    found = _COUNTRY.match(digits)
    if found:
        digits = "0" + digits[found.end() :]
    if not digits.isascii() or not (_MOBILE.fullmatch(digits) or _FIXED.fullmatch(digits)):
        raise KernelError("codes.phone.malformed", count=len(digits))
    return digits


def phone_words(number: str) -> str:
    """A stored number in groups: 0903 123 456, 028 3829 1234, 0215 3829 123."""
    if number.startswith(_TWO_CITIES):
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    after = 8 if number.startswith("02") else 7
    return f"{number[:4]} {number[4:after]} {number[after:]}"
