"""What is known beforehand: answers from an account, a unit or a former dossier, some of them locked.

Closed list of sources: a name that is not here is a fault of the form, so nothing is read that nobody meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.forms.kinds import Kind

_DAYS = frozenset({Kind.DATE, Kind.PARTIAL_DATE})
SOURCES: Mapping[str, frozenset[Kind]] = {
    "applicant": frozenset({Kind.PERSON}),
    "applicant.name": frozenset({Kind.TEXT}),
    "applicant.personal_id": frozenset({Kind.PERSON_ID}),
    "applicant.birth": _DAYS,
    "applicant.sex": frozenset({Kind.CHOICE}),
    "applicant.ethnicity": frozenset({Kind.TEXT}),
    "applicant.nationality": frozenset({Kind.TEXT}),
    "applicant.phone": frozenset({Kind.PHONE}),
    "applicant.email": frozenset({Kind.EMAIL}),
    "applicant.residence": frozenset({Kind.TEXT}),
    "applicant.home": frozenset({Kind.ADDRESS}),
    "organisation": frozenset({Kind.ORGANISATION}),
    "organisation.name": frozenset({Kind.TEXT}),
    "organisation.tax_code": frozenset({Kind.TAX_CODE}),
    "organisation.address": frozenset({Kind.TEXT}),
    "organisation.representative": frozenset({Kind.TEXT}),
    "organisation.phone": frozenset({Kind.PHONE}),
    "unit.name": frozenset({Kind.TEXT}),
    "unit.place": frozenset({Kind.ADDRESS}),
    "today": _DAYS,
}
"""Where a value can come from, and the kinds of question it can fill in."""
_FORMER = re.compile(r"former\.[a-z][a-z0-9_]{0,59}")
"""The answer to the question of that key in the newest former dossier of the same person and procedure."""


@dataclass(frozen=True, slots=True)
class Prefill:
    """Where a question takes its answer from; locked: the person cannot change what was found there."""

    source: str
    lock: bool = False

    def __post_init__(self) -> None:
        if self.source not in SOURCES and not _FORMER.fullmatch(self.source):
            raise KernelError("forms.prefill.unknown", source=self.source[:60])

    def fits(self, kind: Kind) -> bool:
        """Whether what is found there can answer a question of that kind."""
        return self.source not in SOURCES or kind in SOURCES[self.source]

    def to_data(self) -> dict[str, Any]:
        """Plain JSON."""
        return {"from": self.source, "lock": True} if self.lock else {"from": self.source}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Prefill:
        """Read where from; raises KernelError."""
        try:
            return cls(str(data["from"]), bool(data.get("lock", False)))
        except (KeyError, TypeError, AttributeError) as error:
            raise KernelError("forms.prefill.unknown", source=repr(data)[:60]) from error


@dataclass(frozen=True, slots=True)
class Prefilled:
    """An answer found beforehand, where, and whether it can be changed."""

    value: Any
    source: str
    locked: bool
