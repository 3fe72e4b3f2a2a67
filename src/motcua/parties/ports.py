"""The socket for identity providers: whoever vouches for people who sign in. Filled when the site starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Represented:
    """An organisation somebody is the legal representative of, as the provider says."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Verified:
    """Who a provider says somebody is. `kind`: person or organisation; `code` is an organisation's tax code.

    `issuer` and `subject` together are the key of the account: nothing else of it is. `source` is what people
    call the provider; `level` is how surely it knows (LoA1 …).
    """

    issuer: str
    subject: str = field(repr=False)
    source: str
    level: str
    kind: str
    name: str = field(repr=False)
    personal_id: str = field(default="", repr=False)
    birth_date: date | None = field(default=None, repr=False)
    sex: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    commune_code: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    represents: tuple[Represented, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the person goes to say who they are, and what is kept with the session until they return."""

    address: str
    kept: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a provider cannot be used just now: nobody answers (`down`), or its time is wrong (`clock`)."""

    kind: str
    since: datetime


class IdentityProvider(Protocol):
    """A provider. No call waits longer than a few seconds, nor do more than a few wait at once."""

    @property
    def source(self) -> str:
        """What people call it."""
        ...

    def begin(self, return_to: str) -> Begun:
        """Start a sign-in that comes back to an address of ours. Raises ProviderUnreachable."""
        ...

    def finish(self, kept: Mapping[str, str], given: Mapping[str, str]) -> Verified:
        """Who came back, by what was kept and what the address says.

        Raises ProviderUnreachable, SignInDeclined (they said no), NotVouchedFor (anything that does not fit).
        """
        ...

    def trouble(self) -> Trouble | None:
        """What is the matter with it as far as this process knows; asks nobody."""
        ...


_provider: list[IdentityProvider] = []


def plug(provider: IdentityProvider | None) -> None:
    """Let people sign in by a provider; None takes it out again."""
    _provider[:] = [] if provider is None else [provider]


def provider() -> IdentityProvider | None:
    """The provider people sign in by, if one is set up."""
    return _provider[0] if _provider else None
