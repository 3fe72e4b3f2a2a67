"""What people type, as it may be stored."""

import re

from motcua.custody.refusals import CodeUnfit, TooLong, Unfit
from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean
from motcua.platform.words import say

LINE, LINES = 300, 2_000
_CODE = re.compile(r"[A-Z0-9][A-Z0-9.\-]{0,19}")


def fit(typed: str, *, field: str, most: int = LINE, lines: bool = False) -> str:
    """Free text, looked at for its length before anything else. Raises Refusal."""
    if len(typed) > most:
        raise TooLong(field=field, length=len(typed), most=most)
    try:
        return clean(typed, lines=lines)
    except KernelError as error:
        raise Unfit(field=field, reason=say(error.key, **error.values)) from None


def shelf_code(typed: str) -> str:
    """A code as it is written on a shelf: capitals, digits, dots and hyphens."""
    code = "".join(typed.split()).upper()
    if not _CODE.fullmatch(code):
        raise CodeUnfit(field="shelves", code=typed.strip()[:40])
    return code
