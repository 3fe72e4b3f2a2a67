"""Electronic identifiers of agencies, in both generations.

Old (QCVN 102:2016/BTTTT): `000.00.01.H22`, lowest level first. New (QĐ 20/2020/QĐ-TTg): `H29.12.34`, level 1
first. Level 1 is one letter and two digits. Which province holds which code is data, not code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from motcua.kernel.errors import KernelError

_NEW = re.compile(r"[A-Z][0-9]{2}(?:\.[0-9]{2,3}){0,3}")
_OLD = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}")


@dataclass(frozen=True, slots=True)
class AgencyIdentifier:
    """A checked identifier; `levels` runs from level 1 downwards whatever the generation."""

    text: str
    generation: str
    levels: tuple[str, ...]

    @property
    def level_1(self) -> str:
        """The ministry, province or body at the top."""
        return self.levels[0]

    def is_under(self, other: AgencyIdentifier) -> bool:
        """True when `other` is this agency or one above it (same generation only)."""
        return self.generation == other.generation and self.levels[: len(other.levels)] == other.levels


def agency_identifier(text: str) -> AgencyIdentifier:
    """Parse an identifier; raises KernelError "codes.agency.malformed"."""
    code = text.strip().upper()
    if _NEW.fullmatch(code):
        return AgencyIdentifier(code, "new", tuple(code.split(".")))
    if _OLD.fullmatch(code):
        downwards = code.split(".")[::-1]
        while len(downwards) > 1 and not downwards[-1].strip("0"):
            downwards.pop()
        return AgencyIdentifier(code, "old", tuple(downwards))
    raise KernelError("codes.agency.malformed", code=text)
