"""What a provider's claims mean here, by the table in data/identity.json: their names are data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from motcua.parties.ports import Represented, Verified

FILE = "identity.json"


@dataclass(frozen=True)
class Claims:
    """The table: how the provider names what we ask, and its words for kinds and sexes."""

    source: str
    scope: str
    level: str
    levels: tuple[str, ...]
    names: Mapping[str, str]
    kinds: Mapping[str, str]
    sexes: Mapping[str, str]
    represents: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path) -> "Claims":
        """From the data folder."""
        raw = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return cls(
            source=raw["source"],
            scope=raw["scope"],
            level=raw["level"],
            levels=tuple(raw["levels"]),
            names=raw["claims"],
            kinds=raw["kinds"],
            sexes=raw["sexes"],
            represents=raw["represents"],
        )

    def read(self, claims: Mapping[str, Any], *, issuer: str, subject: str, level: str) -> Verified:
        """The person or organisation; what is missing or no text is empty, for the room to judge."""
        return Verified(
            issuer=issuer,
            subject=subject,
            source=self.source,
            level=level,
            kind=self.kinds.get(self._text(claims, "kind"), ""),
            name=self._text(claims, "name"),
            personal_id=self._text(claims, "personal_id"),
            birth_date=_day(self._text(claims, "birth_date")),
            sex=self.sexes.get(self._text(claims, "sex"), ""),
            address=self._text(claims, "address"),
            commune_code=self._text(claims, "commune_code"),
            code=self._text(claims, "code"),
            represents=tuple(self._represented(claims)),
        )

    def _text(self, claims: Mapping[str, Any], field: str) -> str:
        value = claims.get(self.names.get(field, ""), "")
        return value.strip() if isinstance(value, str) else ""

    def _represented(self, claims: Mapping[str, Any]) -> list[Represented]:
        given = claims.get(self.names.get("represents", ""), [])
        rows = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
        pairs = [(row.get(self.represents["code"]), row.get(self.represents["name"])) for row in rows]
        return [Represented(str(code), str(name)) for code, name in pairs if code and name]


def _day(text: str) -> date | None:
    """A whole date; a year alone is no birth date we could compare."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
