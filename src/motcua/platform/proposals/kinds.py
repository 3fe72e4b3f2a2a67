"""The kinds of change that may need a second person, as the rooms name them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from motcua.platform.access import Actor


@dataclass(frozen=True, slots=True)
class Approved:
    """A change two people agreed on, as its kind gets it to carry out."""

    public_id: UUID
    content: Mapping[str, Any]
    because: str
    proposed_by: int
    proposed_for: int | None

    def told(self) -> dict[str, object]:
        """What an entry of the ledger says about how the change came to be."""
        by = {"by": self.proposed_by, "for": self.proposed_for}
        return {"proposal": {"id": str(self.public_id), **by}}


@dataclass(frozen=True, slots=True)
class Kind:
    """`mark` locks the subject and answers with a value that differs once anything relevant has changed.

    `apply` makes the change in the approver's name and checks the approver's rights over the very content.
    What it writes to the ledger it writes under the subject of the proposal: heads are locked in one order.
    """

    name: str
    words: str | Promise
    permission: str
    mark: Callable[[Mapping[str, Any]], str]
    apply: Callable[[Actor, Approved], None]
    is_always_needed: bool = False


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known; done once when the room is loaded."""
    _kinds[kind.name] = kind
    return kind


def kinds() -> tuple[Kind, ...]:
    return tuple(_kinds[name] for name in sorted(_kinds))


def by_name(name: str) -> Kind:
    return _kinds[name]
