"""One answer of each kind: from what was typed or sent to the value that is stored.

Stored values are plain JSON: text, whole numbers (or floats of at most 15 digits where decimals are allowed),
ISO days, option values, ids of files. Each function raises KernelError with a key that says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from math import isfinite
from typing import Any

from motcua.kernel import codes, text
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import moments
from motcua.kernel.forms.definition import FILE_KINDS, MOST_ROWS, TODAY, USUAL_MB, Question
from motcua.kernel.forms.kinds import NO, YES, Kind
from motcua.kernel.forms.known import NOTHING, FileFacts, Known

Answer = str | int | float | bool | list[str] | dict[str, Any] | list[dict[str, Any]]
_FILE_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_GROUPED = re.compile(r"-?\d{1,3}(?:[., ]\d{3})+")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
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
    """A bound as people write it: 1.000.000, 08:30."""
    return (
        bound
        if isinstance(bound, str)
        else f"{bound:,}".replace(",", "\x00").replace(".", ",").replace("\x00", ".")
    )


def _date(question: Question, given: object, known: Known) -> str:
    stored = moments.day(_string(given).strip()).isoformat()
    _check_days(question, stored, stored, known)
    return stored


def _partial_date(question: Question, given: object, known: Known) -> str:
    stored = moments.partial_day(_string(given).strip())
    if len(stored) < {"month": 7, "day": 10}.get(question.precision, 4):
        raise KernelError(f"forms.partial_date.{question.precision}")
    _check_days(question, moments.last_day(stored), moments.first_day(stored), known)
    return stored


def _check_days(question: Question, last: str, first: str, known: Known) -> None:
    """Bounds of a day; `last` and `first` that it can mean. "today" binds only where the day is known."""
    for bound, key in ((question.minimum, "forms.bound.low"), (question.maximum, "forms.bound.high")):
        iso = known.today.isoformat() if bound == TODAY and known.today else bound
        if iso is None or iso == TODAY:
            continue
        if last < str(iso) if key == "forms.bound.low" else first > str(iso):
            raise KernelError(key if bound != TODAY else f"{key}_today", bound=moments.day_words(str(iso)))


def _time(question: Question, given: object) -> str:
    stored = moments.time_of_day(_string(given))
    _check_bounds(question, stored)
    return stored


def _yes_no(_question: Question, given: object) -> str:
    answer = {True: YES, False: NO}.get(given, given) if isinstance(given, bool) else given
    if answer not in (YES, NO):
        raise KernelError("forms.yes_no.malformed")
    return str(answer)


def _declaration(_question: Question, given: object) -> bool:
    """Ticked by the person, every time: what was not ticked was not declared."""
    if given not in (True, YES, "on", "1"):
        raise KernelError("forms.declaration.unticked")
    return True


def _files(question: Question, given: object, known: Known) -> list[str]:
    """Ids of uploaded files, each once; what each must be is judged where the files are known."""
    ids = [given] if isinstance(given, str) else given
    if not isinstance(ids, list | tuple) or len(ids) > MOST_ROWS:
        raise KernelError("forms.file.malformed")
    stored = list(dict.fromkeys(_file_id(each) for each in ids if each))
    most = question.most or 1
    if len(stored) > most:
        raise KernelError("forms.file.many", most=most)
    if len(stored) < question.least:
        raise KernelError("forms.file.few", least=question.least)
    for each in stored if known.files is not None else ():
        judge_file(question, (known.files or {}).get(each))
    return stored


def _file_id(given: object) -> str:
    if not isinstance(given, str) or not _FILE_ID.fullmatch(given.lower()):
        raise KernelError("forms.file.malformed")
    return given.lower()


def judge_file(question: Question, file: FileFacts | None) -> None:
    """Whether a file may answer a question for files; None is one that is gone. Raises KernelError."""
    if file is None:
        raise KernelError("forms.file.gone")
    accepts = question.accepts or FILE_KINDS
    if file.kind not in accepts:
        raise KernelError("forms.file.kind", name=file.name, kinds=", ".join(accepts))
    if not file.size:
        raise KernelError("forms.file.empty", name=file.name)
    if file.size > (question.most_mb or USUAL_MB) * 1_000_000:
        raise KernelError("forms.file.large", name=file.name, most=question.most_mb or USUAL_MB)


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


def _string(given: object) -> str:
    if not isinstance(given, str):
        raise KernelError("forms.text.malformed")
    return given


def _code(read: Callable[[str], str]) -> Callable[[Question, object], str]:
    return lambda _question, given: read(_string(given)[:400])


_CLEAN: dict[Kind, Callable[[Question, object], Answer]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.CHOICE: _choice,
    Kind.MANY: _many,
    Kind.PERSON_ID: _code(codes.personal_id),
    Kind.PHONE: _code(codes.phone),
    Kind.EMAIL: _code(codes.email),
    Kind.TAX_CODE: _code(codes.tax_code),
    Kind.YES_NO: _yes_no,
    Kind.TIME: _time,
    Kind.DECLARATION: _declaration,
}
_CLEAN_KNOWN: dict[Kind, Callable[[Question, object, Known], Answer]] = {
    Kind.DATE: _date,
    Kind.PARTIAL_DATE: _partial_date,
    Kind.FILE: _files,
}


def is_empty(given: object) -> bool:
    """Nothing was answered: no value, only spaces, or no option chosen."""
    return given is None or given in ([], ()) or (isinstance(given, str) and not given.strip())


def is_blank(given: object) -> bool:
    """Nothing was answered in any part or row."""
    if isinstance(given, dict):
        return all(is_blank(each) for each in given.values())
    if isinstance(given, list | tuple):
        return all(is_blank(each) for each in given)
    return is_empty(given)


def clean_simple(question: Question, given: object, known: Known = NOTHING) -> Answer | None:
    """The stored form of an answer that has no parts, None when nothing was answered. Raises KernelError."""
    if is_empty(given):
        return None
    if question.kind in _CLEAN_KNOWN:
        value = _CLEAN_KNOWN[question.kind](question, given, known)
    else:
        value = _CLEAN[question.kind](question, given)
    return None if value in ("", []) else value
