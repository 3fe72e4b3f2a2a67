"""What the kernel has to tell a person: a key and values, turned into a sentence further up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """One line of an explanation or one finding of a check."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def to_data(self) -> dict[str, Any]:
        """Plain JSON, to be stored beside what it explains."""
        return {"key": self.key, "values": dict(self.values)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Message:
        """The message as it was stored."""
        return cls(key=data["key"], values=dict(data.get("values", {})))
