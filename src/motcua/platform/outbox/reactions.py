"""Who listens to which fact."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

Settle = Callable[[], None]
"""Writes down what came of a reaction."""


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
    """One listener; `ordered` means a subject's facts one by one, in the order announced.

    `begin` is called first, with no transaction open; what it returns is called in the transaction
    that marks the delivery done.
    """

    key: str
    fact: str
    ordered: bool
    name: str
    begin: Callable[[FactRow], Settle]


Run = Callable[[FactRow], None]
Converse = Callable[[FactRow], Settle]

_by_fact: defaultdict[str, list[Reaction]] = defaultdict(list)
_by_key: dict[str, Reaction] = {}


def reaction(fact: str, *, key: str, ordered: bool = False) -> Callable[[Run], Run]:
    """Register a function for a fact, under a key "room.what" that stays the same for ever.

    It runs in a transaction of its own that also marks the delivery done. Modules named
    `reactions` of all installed apps are found by themselves.
    """

    def register(run: Run) -> Run:
        _add(Reaction(key, fact, ordered, run.__qualname__, lambda row: partial(run, row)))
        return run

    return register


def conversation(fact: str, *, key: str) -> Callable[[Converse], Converse]:
    """Register a function that speaks with a partner outside: no transaction waits for the network.

    It returns what to record; that runs in the transaction that marks the delivery done. The
    function itself may be called again after any death: it asks before it does.
    """

    def register(converse: Converse) -> Converse:
        _add(Reaction(key, fact, ordered=False, name=converse.__qualname__, begin=converse))
        return converse

    return register


def _add(one: Reaction) -> None:
    known = _by_key.setdefault(one.key, one)
    if known is one:
        _by_fact[one.fact].append(one)
    elif known.name != one.name:
        raise LookupError(f"two reactions with the key {one.key}")


def listeners(fact: str) -> tuple[Reaction, ...]:
    """The reactions to a fact."""
    return tuple(_by_fact.get(fact, ()))


def by_key(key: str) -> Reaction | None:
    """A reaction; None when it no longer exists in this version of the program."""
    return _by_key.get(key)
