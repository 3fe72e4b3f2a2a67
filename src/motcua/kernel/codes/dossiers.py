"""Dossier codes: `<agency>-<yyMMdd>-<0001>` unless the province's data says otherwise.

The number restarts each day and is counted per agency by whoever stores it; here it is only written and read.
Reading goes by the hyphens, never by width: other systems use eight-digit days and seven-digit numbers, and
their codes must be kept too. A code is display text and no secret.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from string import Formatter

from motcua.kernel.errors import KernelError

DEFAULT_PATTERN = "{agency}-{day:%y%m%d}-{number:04d}"
_CODE = re.compile(r"([A-Z0-9]+(?:\.[A-Z0-9]+)*)-([0-9]{6}|[0-9]{8})-([0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class DossierCode:
    """The parts of a code: which agency issued it, on which day, with which number of that day."""

    text: str
    agency: str
    day: date
    number: int


def dossier_code(agency: str, day: date, number: int, pattern: str = DEFAULT_PATTERN) -> str:
    """Write a code. `pattern` is data with the fields agency, day and number, each used once."""
    if number < 1:
        raise KernelError("codes.dossier.number", number=number)
    try:
        fields = sorted(name for _, name, _, _ in Formatter().parse(pattern) if name is not None)
        if fields != ["agency", "day", "number"]:
            raise KernelError("codes.dossier.pattern", pattern=pattern)
        return pattern.format(agency=agency, day=day, number=number)
    except (ValueError, KeyError, AttributeError) as error:
        raise KernelError("codes.dossier.pattern", pattern=pattern) from error


def parse_dossier_code(text: str) -> DossierCode:
    """Read a code with a six- or eight-digit day; raises KernelError "codes.dossier.malformed"."""
    found = _CODE.fullmatch(text.strip().upper())
    if found is None:
        raise KernelError("codes.dossier.malformed", code=text)
    agency, day, number = found.groups()
    try:
        moment = datetime.strptime(day, "%y%m%d" if len(day) == 6 else "%Y%m%d").date()  # noqa: DTZ007
    except ValueError as error:
        raise KernelError("codes.dossier.malformed", code=text) from error
    return DossierCode(found.group(), agency, moment, int(number))
