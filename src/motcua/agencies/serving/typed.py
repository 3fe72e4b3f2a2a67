"""What people type about a centre, as it may be stored; each refusal names its field."""

import re

from motcua.agencies.serving.refusals import (
    CountUnreadable,
    EmailUnreadable,
    NotWritten,
    NumberUnreadable,
    TooLong,
    Unfit,
)
from motcua.kernel.codes import phone
from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean
from motcua.platform.words import say

MOST_COUNTED = 999
MOST_NUMBER = 999
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def words(typed: str, field: str, most: int, *, needed: bool = False) -> str:
    """Free text of one line. Raises TooLong, Unfit, NotWritten."""
    if len(typed) > most:
        raise TooLong(field=field, length=len(typed), most=most)
    try:
        told = clean(typed)
    except KernelError as error:
        raise Unfit(field=field, reason=say(error.key, **error.values)) from None
    if needed and not told:
        raise NotWritten(field=field)
    return told


def phone_number(typed: str) -> str:
    """The published number, or nothing. Raises Unfit."""
    told = words(typed, "phone", 40)
    try:
        return phone(told) if told else ""
    except KernelError as error:
        raise Unfit(field="phone", reason=say(error.key, **error.values)) from None


def email_address(typed: str) -> str:
    """The published address, or nothing. Raises EmailUnreadable."""
    told = words(typed, "email", 254)
    if told and not _EMAIL.fullmatch(told):
        raise EmailUnreadable(field="email")
    return told


def counted(typed: str, field: str) -> int:
    """How many there are; nothing typed is none. Raises CountUnreadable."""
    given = typed.strip()
    found = _whole(given) if given else 0
    if not 0 <= found <= MOST_COUNTED:
        raise CountUnreadable(field=field, most=MOST_COUNTED)
    return found


def counter_number(typed: str) -> int:
    """The number on a counter. Raises NumberUnreadable."""
    found = _whole(typed.strip())
    if not 1 <= found <= MOST_NUMBER:
        raise NumberUnreadable(field="number", most=MOST_NUMBER)
    return found


def _whole(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 5 else -1
