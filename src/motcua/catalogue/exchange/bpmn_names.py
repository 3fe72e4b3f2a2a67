"""Identifiers for an exported file: XML allows fewer letters in them than our keys have."""

from __future__ import annotations

import re

__all__ = ["Names"]

_ALLOWED = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


class Names:
    """Gives each key one identifier of its own, the key itself where XML allows it."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._ids: dict[str, str] = {}
        self._taken: set[str] = {key for key in keys if _ALLOWED.fullmatch(key)}
        for key in keys:
            self._ids[key] = key if _ALLOWED.fullmatch(key) else self.new(key)

    def of(self, key: str) -> str:
        """The identifier of a step, gate or timed move."""
        return self._ids[key]

    def new(self, wanted: str) -> str:
        """A further identifier that nothing else has."""
        base = re.sub(r"[^A-Za-z0-9_.-]", "_", wanted)
        base = base if re.match(r"[A-Za-z_]", base) else f"id_{base}"
        name, number = base, 1
        while name in self._taken:
            number += 1
            name = f"{base}_{number}"
        self._taken.add(name)
        return name
