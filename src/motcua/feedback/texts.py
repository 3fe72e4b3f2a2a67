"""What people type, as it may be stored."""

import re

from motcua.feedback.refusals import PhoneWrong, TooLong, Unfit
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean
from motcua.platform.words import say

LINE, LINES, STORY = 300, 2_000, 5_000
_NUMBERS = re.compile(r"[A-Za-z]?\d(?:[\d.\-/ ]*\d){5,}")
MASKED = "•••"


def fit(typed: str, *, field: str, most: int = LINE, lines: bool = False) -> str:
    """Free text, looked at for its length before anything else. Raises Refusal."""
    if len(typed) > most:
        raise TooLong(field=field, length=len(typed), most=most)
    try:
        return clean(typed, lines=lines)
    except KernelError as error:
        raise Unfit(field=field, reason=say(error.key, **error.values)) from None


def without_numbers(words: str) -> str:
    """Free words with everything masked that could be a code, a phone, an identity number or a date: six
    digits and more, however they are grouped. Names cannot be told from words and stay."""
    return _NUMBERS.sub(MASKED, words)


def phone_of(typed: str) -> str:
    """A phone number as it is stored; empty for none. Raises PhoneWrong."""
    if not typed.strip():
        return ""
    try:
        return codes.phone(typed)
    except KernelError as error:
        raise PhoneWrong(field="phone", reason=say(error.key, **error.values)) from None
