"""Personal identification numbers of twelve digits.

Place (3), century and sex (1), year of birth (2), number (6).

Only what is certain is checked: the length, that it is digits, that the place is not 000, and, when birth
date or sex are known, that the fourth digit and the year agree. Which places exist is data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from motcua.kernel.errors import KernelError

_GAPS = re.compile(r"[\s.\-]")


@dataclass(frozen=True, slots=True)
class PersonalIdFacts:
    """What a number itself tells."""

    place: str
    sex: str
    birth_year: int


def personal_id(text: str, birth_date: date | None = None, sex: str | None = None) -> str:
    """The twelve digits, checked; spaces, dots and hyphens between them are forgiven.

    `sex` is "male" or "female". Raises KernelError "codes.personal_id.*"; the number itself is never
    among the values of the error, since errors are logged.
    """
    digits = _GAPS.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        raise KernelError("codes.personal_id.digits")
    if len(digits) != 12:
        raise KernelError("codes.personal_id.length", count=len(digits))
    if digits.startswith("000"):
        raise KernelError("codes.personal_id.place")
    facts = personal_id_facts(digits)
    if birth_date is not None and facts.birth_year != birth_date.year:
        raise KernelError("codes.personal_id.birth_year")
    if sex is not None and facts.sex != sex:
        raise KernelError("codes.personal_id.sex")
    return digits


def personal_id_facts(digits: str) -> PersonalIdFacts:
    """Place, sex and year of birth; the fourth digit counts two for each century from the twentieth."""
    century, female = divmod(int(digits[3]), 2)
    return PersonalIdFacts(
        digits[:3], "female" if female else "male", 1900 + 100 * century + int(digits[4:6])
    )


def mask(digits: str) -> str:
    """The number as others may see it: 079•••••123 (three digits at each end, always five dots)."""
    return f"{digits[:3]}•••••{digits[-3:]}" if len(digits) >= 9 else "•••••"


def group(digits: str) -> str:
    """The number in groups of 3, 3 and 6: 079 203 001234."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}".strip()
