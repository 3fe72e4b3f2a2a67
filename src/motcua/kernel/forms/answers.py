"""One answer of each kind: from what was typed or sent to the value that is stored.

Stored values are plain JSON: text, whole numbers (or floats of at most 15 digits where decimals are allowed),
ISO days, option values. Each function raises KernelError with a key that says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from math import isfinite

from motcua.kernel import codes, text
from motcua.kernel.errors import KernelError
from motcua.kernel.forms.definition import Kind, Question

Answer = str | int | float | list[str]

# No paper of a living person's affairs is older; a later day is a typing error.
EARLIEST_DAY = date(1850, 1, 1)
LATEST_DAY = date(2199, 12, 31)
_GROUPED = re.compile(r"-?\d{1,3}(?:[., ]\d{3})+")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
_LOCAL_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CURRENCY = re.compile(r"\s*(?:đồng|vnđ|vnd|đ|₫)\.?$", re.IGNORECASE)


def _text(question: Question, given: object) -> str:
    typed = _string(given)
    if len(typed) > question.max_length * 3 + 64:  # before any work is done on it; NFD is longer than NFC
        raise KernelError("forms.text.long", most=question.max_length)
    stored = text.clean(typed, lines=question.lines)
    if len(stored) > question.max_length:
        raise KernelError("forms.text.long", most=question.max_length)
    return stored


def _number(question: Question, given: object) -> int | float:
    value = _decimal(given, question.decimals)
    if value != value.quantize(Decimal(1).scaleb(-question.decimals)):
        raise KernelError("forms.number.decimals", decimals=question.decimals)
    stored = int(value) if value == value.to_integral_value() else float(value)
    _check_bounds(question, stored)
    return stored


def _money(question: Question, given: object) -> int:
    typed = _CURRENCY.sub("", text.nfc(given[:100]).strip()) if isinstance(given, str) else given
    value = _decimal(typed, 0)
    if value < 0 or value != value.to_integral_value():
        raise KernelError("forms.money.malformed")
    stored = int(value)
    _check_bounds(question, stored)
    return stored


def _decimal(given: object, decimals: int) -> Decimal:
    """A number of at most fifteen digits from JSON or from a Vietnamese hand."""
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        raise KernelError("forms.number.malformed")
    if isinstance(given, int | float):
        if not isfinite(given) or abs(given) >= 10**15:
            raise KernelError("forms.number.large")
        value = Decimal(repr(given))
    else:
        value = _typed_decimal(given, decimals)
    if abs(value) >= Decimal(10) ** (15 - decimals):
        raise KernelError("forms.number.large")
    return value or Decimal(0)  # −0 is 0


def _typed_decimal(given: str, decimals: int) -> Decimal:
    """1.250.000 and 1 250 000 are grouped; one comma or point is decimal only where decimals are asked."""
    typed = " ".join(given[:100].replace("\u2212", "-").replace("\u00a0", " ").split())
    if len(given) > 100 or not typed.isascii():
        raise KernelError("forms.number.malformed")
    separators = re.findall(r"[., ]", typed)
    if _GROUPED.fullmatch(typed) and (decimals == 0 or len(separators) > 1) and len(set(separators)) == 1:
        return Decimal(re.sub(r"[., ]", "", typed))
    if _PLAIN.fullmatch(typed):
        return Decimal(typed.replace(",", "."))
    raise KernelError("forms.number.malformed")


def _check_bounds(question: Question, stored: float | str) -> None:
    """Minimum and maximum of the question, both included."""
    for bound, key in ((question.minimum, "forms.bound.low"), (question.maximum, "forms.bound.high")):
        if bound is None:
            continue
        low = key == "forms.bound.low"
        beyond = stored < bound if low else stored > bound  # type: ignore[operator] # both text or both numbers
        if beyond:
            raise KernelError(key, bound=_shown(bound))


def _shown(bound: float | str) -> str:
    """A bound as people write it: 31/12/2026, 1.000.000."""
    if isinstance(bound, str):
        return date.fromisoformat(bound).strftime("%d/%m/%Y")
    return f"{bound:,}".replace(",", "\x00").replace(".", ",").replace("\x00", ".")


def _date(question: Question, given: object) -> str:
    typed = _string(given).strip()
    local = _LOCAL_DAY.fullmatch(typed)
    try:
        if local:
            day, month, year = map(int, local.groups())
            value = date(year, month, day)
        elif _ISO_DAY.fullmatch(typed) and typed.isascii():
            value = date.fromisoformat(typed)
        else:
            raise KernelError("forms.date.malformed")
    except ValueError as error:
        raise KernelError("forms.date.missing_day") from error
    if not EARLIEST_DAY <= value <= LATEST_DAY:
        raise KernelError("forms.date.range", first=EARLIEST_DAY.year, last=LATEST_DAY.year)
    _check_bounds(question, value.isoformat())
    return value.isoformat()


def _choice(question: Question, given: object) -> str:
    if not any(option.value == given for option in question.options):
        raise KernelError("forms.choice.unknown")
    return _string(given)


def _many(question: Question, given: object) -> list[str]:
    chosen = [given] if isinstance(given, str) else given
    if not isinstance(chosen, list | tuple) or len(chosen) > len(question.options):
        raise KernelError("forms.choice.unknown")
    values = [option.value for option in question.options]
    if any(each not in values for each in chosen):
        raise KernelError("forms.choice.unknown")
    return [value for value in values if value in chosen]


def _person_id(_question: Question, given: object) -> str:
    return codes.personal_id(_string(given))


def _phone(_question: Question, given: object) -> str:
    return codes.phone(_string(given))


def _string(given: object) -> str:
    if not isinstance(given, str):
        raise KernelError("forms.text.malformed")
    return given


_CLEAN: dict[Kind, Callable[[Question, object], Answer]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.MANY: _many,
    Kind.PERSON_ID: _person_id,
    Kind.PHONE: _phone,
}


def is_empty(given: object) -> bool:
    """Nothing was answered: no value, only spaces, or no option chosen."""
    return given is None or given in ([], ()) or (isinstance(given, str) and not given.strip())


def clean_answer(question: Question, given: object) -> Answer | None:
    """The stored form of an answer, None when nothing was answered."""
    if is_empty(given):
        return None
    value = _CLEAN[question.kind](question, given)
    return None if value == "" else value
