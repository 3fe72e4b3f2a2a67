"""Whose a filing is, and what surfaces see of one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who fills in: an account, or before signing in a browser's session by its number."""

    account: int | None = None
    visitor: UUID | None = None


@dataclass(frozen=True, slots=True)
class FilingRow:
    """A dossier being filled in. `answers` as typed; `revision` rises with every save that changes one."""

    id: UUID
    procedure: str
    version_id: int
    account: int | None
    choices: Mapping[str, Any] = field(repr=False)
    answers: Mapping[str, Any] = field(repr=False)
    revision: int
    saved_at: datetime
    sent_at: datetime | None
