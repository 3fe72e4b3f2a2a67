"""What the QR code of a citizen's identity card says, as a scanner types it.

Number, former number, name, birth date, sex, residence, day of issue, parted by `|`; days are written
without separators (01021990). No published text of the law defines it (read from cards in use since 2021),
so only what can be checked is taken: a card with more parts than these is read, one with fewer is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.kernel.codes.personal_ids import personal_id
from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean

_PARTS = 6
"""Up to the residence; the day of issue and what newer cards add after it are not needed."""
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """The person of a card. `personal_id` is checked against the birth date."""

    personal_id: str
    name: str
    birth_date: date
    address: str


def is_identity_card(text: str) -> bool:
    """Whether it looks like a card at all: a search box takes cards and other words."""
    return text.count("|") >= _PARTS - 1


def identity_card(text: str) -> IdentityCard:
    """Read a scanned code; raises KernelError "codes.identity_card.*", never with what stood in it."""
    if len(text) > _LONGEST or not is_identity_card(text):
        raise KernelError("codes.identity_card.unreadable")
    number, _former, name, born, _sex, address, *_rest = (clean(part) for part in text.split("|"))
    if not name:
        raise KernelError("codes.identity_card.unreadable")
    birth_date = _day(born)
    return IdentityCard(personal_id(number, birth_date), name, birth_date, address)


def _day(digits: str) -> date:
    """01021990 is the first of February 1990."""
    if len(digits) != 8 or not (digits.isascii() and digits.isdigit()):
        raise KernelError("codes.identity_card.day")
    try:
        return date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        raise KernelError("codes.identity_card.day") from None
