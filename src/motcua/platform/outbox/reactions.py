"""Who listens to which fact."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as a reaction receives it. `key` names the effect: use it to do nothing the second time."""

    id: int
    name: str
    subject: str
    payload: Mapping[str, object]
    occurred_at: datetime
    key: str


class RetryLater(Exception):  # noqa: N818 (a request, not an error)
    """Raised by a reaction whose partner is out of reach: not its fault, so ask again, for a week."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """One listener; `ordered` means a subject's facts one by one, in the order announced."""

    key: str
    fact: str
    ordered: bool
    run: Callable[[FactRow], None]


_by_fact: defaultdict[str, list[Reaction]] = defaultdict(list)
_by_key: dict[str, Reaction] = {}


def reaction(
    fact: str, *, key: str, ordered: bool = False
) -> Callable[[Callable[[FactRow], None]], Callable[[FactRow], None]]:
    """Register a function for a fact, under a key "room.what" that stays the same for ever.

    It runs in a transaction of its own that also marks the delivery done. Modules named
    `reactions` of all installed apps are found by themselves.
    """

    def register(run: Callable[[FactRow], None]) -> Callable[[FactRow], None]:
        if key in _by_key and _by_key[key].run.__qualname__ != run.__qualname__:
            raise LookupError(f"two reactions with the key {key}")
        if key not in _by_key:
            _by_key[key] = Reaction(key, fact, ordered, run)
            _by_fact[fact].append(_by_key[key])
        return run

    return register


def listeners(fact: str) -> tuple[Reaction, ...]:
    """The reactions to a fact."""
    return tuple(_by_fact.get(fact, ()))


def by_key(key: str) -> Reaction | None:
    """A reaction; None when it no longer exists in this version of the program."""
    return _by_key.get(key)
