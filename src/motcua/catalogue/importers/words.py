"""Words both national formats share: levels, kinds of applicants, numbers of legal texts."""

import re
from collections.abc import Mapping
from typing import Any

from motcua.kernel.text import clean, fold, nfc, slug

_LEVELS = {frozenset({"xa"}): "commune", frozenset({"tinh"}): "province", frozenset({"tinh", "xa"}): "both"}
_AUDIENCE = {
    "person": ("cong dan", "nguoi nuoc ngoai", "nguoi viet nam", "can bo", "ca nhan"),
    "organisation": ("to chuc",),
    "business": ("doanh nghiep", "hop tac xa", "ho kinh doanh"),
    "agency": ("co quan",),
}
_LEGAL = re.compile(
    r"\d{1,4}/\d{4}/(?:QH\d{1,2}|PL-UBTVQH\d{1,2}|UBTVQH\d{1,2}"
    r"|(?:NĐ|NQ|TT|TTLT|QĐ|CT)-[A-ZĐ]+(?:-[A-ZĐ]+)*)(?![a-zà-ỹ])"
)


def said(record: Mapping[str, Any], key: str) -> str:
    """A text of the record; '' where it is missing or says that there is no information."""
    value = record.get(key)
    if not isinstance(value, str) or fold(value[:40]) == "khong co thong tin":
        return ""
    return nfc(value)


def line(text: str) -> str:
    """One line as it may be stored."""
    return clean(" ".join(text.split()))


def level(text: str) -> str:
    """The level of government that handles the procedure; the lowest ones decide."""
    folded = fold(text)
    local = frozenset(each for each in ("xa", "tinh") if f"cap {each}" in folded)
    return _LEVELS.get(local, "ministry")


def audience(text: str) -> tuple[str, ...]:
    """Kinds of applicants."""
    folded = fold(text).replace("(khong bao gom doanh nghiep, htx)", "")
    return tuple(kind for kind, words in _AUDIENCE.items() if any(word in folded for word in words))


def field_code(name: str) -> str:
    """The code a field of work gets where the source only names it."""
    return slug(name)[:60].strip("-")


def legal_numbers(text: str) -> tuple[str, ...]:
    """Numbers of the legal texts, each once, in order."""
    return tuple(dict.fromkeys(found.group() for found in _LEGAL.finditer(text)))
