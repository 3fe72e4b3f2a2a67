"""Codes of procedures: the national `N.NNNNNN` and what an agency that publishes locally hangs on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from motcua.kernel.errors import KernelError

_CODE = re.compile(r"([0-9]\.[0-9]{6})(?:\.([A-Z0-9]+(?:\.[A-Z0-9]+)*))?")


@dataclass(frozen=True, slots=True)
class ProcedureCode:
    """A checked code; `suffix` is the publishing agency or the case ('' for the national procedure)."""

    text: str
    national: str
    suffix: str


def procedure_code(text: str) -> ProcedureCode:
    """Parse a code; raises KernelError "codes.procedure.malformed"."""
    found = _CODE.fullmatch(text.strip().upper())
    if found is None or len(found.string) > 60:
        raise KernelError("codes.procedure.malformed", code=text)
    return ProcedureCode(found.group(), found.group(1), found.group(2) or "")
