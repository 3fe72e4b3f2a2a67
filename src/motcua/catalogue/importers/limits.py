"""Time limits as the national database words them.

"Giờ" counts as working hours, as everywhere in procedures. Months are named but not taken as data: the kernel
has no unit for them, and thirty days are no month.
"""

import re
from functools import lru_cache

from motcua.catalogue.importers.readings import LimitReading
from motcua.kernel.errors import KernelError
from motcua.kernel.text import fold, nfc
from motcua.kernel.worktime import Limit, LimitUnit

UNITS = {
    "ngay lam viec": LimitUnit.WORKING_DAYS,
    "ngay": LimitUnit.CALENDAR_DAYS,
    "gio lam viec": LimitUnit.WORKING_HOURS,
    "gio": LimitUnit.WORKING_HOURS,
}
NOT_SAID = {"", "khong co thong tin"}
_NAMED = re.compile(r"0*([0-9]{1,6})([.,]5)? (ngay lam viec|ngay|gio lam viec|gio|phut|tuan|thang|nam)")
_SAME_DAY = re.compile(r"(?:ngay )?trong ngay(?: lam viec)?")


@lru_cache(maxsize=1_024)
def read_limit(words: str) -> LimitReading:
    """The limit that is told by exactly these words."""
    text = " ".join(nfc(words).split())
    folded = fold(text).rstrip(".")
    if folded in NOT_SAID:
        return LimitReading(None, "", is_named=False)
    if _SAME_DAY.fullmatch(folded):
        return LimitReading(Limit(0, LimitUnit.SAME_DAY), "", is_named=True)
    found = _NAMED.fullmatch(folded)
    if found is None:
        return LimitReading(None, text, is_named=False)
    try:
        return LimitReading(_limit(int(found[1]), found[2], found[3]), "", is_named=True)
    except (KernelError, KeyError):
        return LimitReading(None, text, is_named=True)


def _limit(amount: int, half: str | None, unit: str) -> Limit:
    """Half a working day is four working hours; halves of other units are no data."""
    if half is None:
        return Limit(amount, UNITS[unit])
    if UNITS[unit] is not LimitUnit.WORKING_DAYS:
        raise KeyError(unit)
    return Limit(amount * 8 + 4, LimitUnit.WORKING_HOURS)
