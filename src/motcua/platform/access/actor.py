"""Who acts: an account, in a post, on somebody's behalf, over a channel, with what was granted."""

from dataclasses import dataclass, field, replace
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Grant:
    """One permission over a set of units, of fields of work and of procedures; None means all of them.

    `most`: up to which amount in đồng it may be used where money is decided; None means without limit.
    """

    permission: str
    units: frozenset[int] | None = None
    fields: frozenset[str] | None = None
    procedures: frozenset[str] | None = None
    most: int | None = None

    def reaches(self, unit: int | None, field: str | None, procedure: str | None = None) -> bool:
        """Whether it covers a thing of these; a thing without one of them needs a grant over all."""
        return (
            (self.units is None or unit in self.units)
            and (self.fields is None or field in self.fields)
            and (self.procedures is None or procedure in self.procedures)
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """Built once per request or job. `kind`: staff, person, organisation, machine, system, anonymous.

    `counter`: at which one they said they sit today; what they do goes on record with it.
    """

    account: int | None
    kind: str
    post: int | None = None
    unit: int | None = None
    on_behalf: int | None = None
    channel: str = "system"
    grants: tuple[Grant, ...] = ()
    name: str = ""
    counter: int | None = None
    ties: frozenset[str] = field(default=frozenset(), repr=False)
    """Identity numbers of those in whose matters this person takes no part; never shown, never logged."""
    _by_permission: dict[str, tuple[Grant, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for grant in self.grants:
            held = self._by_permission.get(grant.permission, ())
            self._by_permission[grant.permission] = (*held, grant)

    def seated_at(self, counter: int | None) -> "Actor":
        """The same at a counter, or at none."""
        return replace(self, counter=counter)

    def entitled(self, *grants: Grant) -> "Actor":
        """The same with these rights alone."""
        return replace(self, grants=grants)

    def granted(self, permission: str) -> tuple[Grant, ...]:
        """The grants that name this permission."""
        if self.kind == "system":
            return _EVERYTHING
        return self._by_permission.get(permission, ())


_EVERYTHING = (Grant("*"),)

SYSTEM = Actor(account=None, kind="system", channel="system", name="Hệ thống")
"""The program itself: timers, reactions, loaders. Never built from a request."""

ANONYMOUS = Actor(account=None, kind="anonymous", channel="online")
"""Somebody who has not signed in."""


class Asked(Protocol):
    """What an order for work done later keeps of its Actor, so that the rights of then are asked again."""

    @property
    def account_id(self) -> int: ...
    @property
    def post_id(self) -> int | None: ...
    @property
    def behalf_id(self) -> int | None: ...
    @property
    def unit_id(self) -> int | None: ...
    @property
    def channel(self) -> str: ...
