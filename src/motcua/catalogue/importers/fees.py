"""Fees as the national database words them.

The portal shows "Miễn phí" wherever the amount column holds nothing, also where the words beside it name the
amount: so "free" is believed only when the words say no more than that. Amounts under 1,000 đồng are slips
(thousands left out) and believed only when the words repeat the full amount. Words with shares, thresholds,
minima and the like stay text: a wrong sum is worse than none.
"""

import re
from functools import lru_cache

from motcua.catalogue.importers.readings import FeeReading
from motcua.kernel.fees import HIGHEST_AMOUNT
from motcua.kernel.text import fold, nfc

LEAST_AMOUNT = 1_000
_GROUPED = r"\d{1,3}(?:[.,]\d{3})+"
_NUMBER = rf"(?P<number>{_GROUPED}(?![.,]?\d)|\d{{4,10}}(?!\d))"
_CURRENCY = r"(?<![a-z])(?:viet nam dong|dong|vnd|d)(?![a-z])"
_PER = r"\s*/\s*(?:0?1 )?(?P<{}>[a-z]+(?: (?:khai|phep|sao|so|chieu))?)"
_AMOUNT = re.compile(
    rf"(?<![\d./-]){_NUMBER}(?:(?:{_PER.format('unit')})?\s*{_CURRENCY}(?:{_PER.format('per')})?|(?=/[a-z]))"
)
_MILLIONS = re.compile(
    rf"(?<![\d.,/-])0?(?P<number>\d{{1,3}}(?:,\d{{1,2}})?) trieu dong(?:{_PER.format('per')})?"
)
_DOLLARS = re.compile(rf"(?<![\d.,/-])(?P<number>\d{{1,4}}) ?usd(?:{_PER.format('per')})?")
_NAMES_AMOUNT = re.compile(
    rf"\d[\d.,]*\s*(?:/\s*[a-z]+\s*)?(?:{_CURRENCY}|(?<![a-z])(?:trieu dong|nghin dong|usd))"
)
_HEADER = re.compile(r"(?P<number>\d[\d.,]*) ?(?P<currency>vnd|viet nam dong|dong|usd)")
_FREE = re.compile(
    r"(?:khong(?: co| quy dinh| thu| thu le phi| thu phi| mat phi)?(?: le phi| phi)?"
    r"|mien(?: le)?(?: phi)?)(?: ?\(?thong tu so [\w/-]+\)?)?"
)
_HARD = re.compile(
    r"%|\bgt\b|gt-|/gt|toi thieu|toi da|khong qua|khong duoi|gia tri|\bvon\b|\bty\b|\bgiam\b|\bbang \d"
    r"|\bnhan voi\b|cong thuc|he so|nghin dong|usd"
)


@lru_cache(maxsize=4_096)
def read_fee(header: str, words: str) -> FeeReading:
    """The fee under a heading ("Miễn phí", "10,000 VNĐ", "" for none) with the words beside it."""
    told, beside = fold(header), fold(words)
    text = _text(header, words)
    stated, currency = _stated(told)
    amounts, unit = _dollars(beside) if currency == "USD" else _amounts(beside)
    if stated >= (1 if currency == "USD" else LEAST_AMOUNT):
        amounts = [stated, *amounts]
    if amounts:
        return FeeReading(
            amounts=tuple(sorted(set(amounts))), currency=currency, unit=unit, text=text, names_amount=True
        )
    named = stated >= 0 or bool(_NAMES_AMOUNT.search(beside))
    if told.startswith("mien phi") and not named and _says_free(beside):
        return FeeReading(is_free=True)
    return FeeReading(text="" if _says_nothing(told, beside) else text, names_amount=named)


def _says_free(beside: str) -> bool:
    words = beside.strip(" ().-*")
    return not words or bool(_FREE.fullmatch(words))


def _says_nothing(told: str, beside: str) -> bool:
    return told in {"", "khong co thong tin"} and not beside.strip(" ().-*")


def _text(header: str, words: str) -> str:
    shown = " ".join(nfc(f"{header} {words}" if words else header).split())
    return "" if fold(shown) == "khong co thong tin" else shown


def _stated(told: str) -> tuple[int, str]:
    """The amount of the heading and its currency; −1 without one, 0 for a number beyond reason."""
    found = _HEADER.fullmatch(told)
    if found is None:
        return -1, "VND"
    digits = re.sub(r"[.,]", "", found["number"])
    amount = int(digits) if len(digits) <= 12 else 0
    return amount, "USD" if found["currency"] == "usd" else "VND"


def _amounts(beside: str) -> tuple[list[int], str]:
    """Amounts in đồng and the unit of the first; none where the words are more than a list."""
    if _HARD.search(beside):
        return [], ""
    found = [
        (int(re.sub(r"[.,]", "", each["number"])), each["unit"] or each["per"] or "")
        for each in _AMOUNT.finditer(beside)
    ]
    found += [
        (round(float(each["number"].replace(",", ".")) * 1_000_000), each["per"] or "")
        for each in _MILLIONS.finditer(beside)
    ]
    if not found or not all(LEAST_AMOUNT <= amount <= HIGHEST_AMOUNT for amount, _ in found):
        return [], ""
    return [amount for amount, _ in found], found[0][1]


def _dollars(beside: str) -> tuple[list[int], str]:
    """Amounts in US dollars, which missions abroad charge."""
    found = [(int(each["number"]), each["per"] or "") for each in _DOLLARS.finditer(beside)]
    return [amount for amount, _ in found], found[0][1] if found else ""
