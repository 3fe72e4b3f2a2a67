"""A row of P31's matrix: an address and who reaches what there; and the rows of people's own pages."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from proving.addresses import FILING, OWN
from proving.reach import nobody_without_a_slip
from rooms.dossiers.conftest import CODE


@dataclass(frozen=True)
class Thing:
    """A dossier with what hangs on it, as addresses name them."""

    code: str
    dossier: uuid.UUID
    file: uuid.UUID
    obligation: int
    obstacle: uuid.UUID


Address = Callable[[Thing], str]


@dataclass(frozen=True)
class Route:
    """`who(person)`: the dossiers this person may reach here, or True/False where there is no dossier."""

    address: Address
    who: Callable[[str], Any]
    methods: tuple[str, ...] = ("get",)


def named(name: str, *parts: str) -> Address:
    return lambda thing: reverse(name, args=[getattr(thing, part, part) for part in parts])


def with_query(address: Address, query: str) -> Address:
    return lambda thing: f"{address(thing)}?{query}"


def everybody(_person: str) -> bool:
    return True


def at_home() -> dict[str, Route]:
    """What somebody fills in at home is reached by nobody else, nor is a dossier of another's.

    What people reach of their own: tests/surfaces/test_filing_at_home.py.
    """
    filing = {
        f"portal:filing-{name}": Route(named(f"portal:filing-{name}", "dossier"), nobody_without_a_slip, how)
        for name, how in FILING.items()
    }
    own = {
        f"portal:{name}": Route(named(f"portal:{name}", "dossier"), nobody_without_a_slip, how)
        for name, how in OWN.items()
    }
    return {
        **filing,
        **own,
        "portal:file": Route(named("portal:file", CODE), everybody),
        "portal:filing-part": Route(named("portal:filing-part", "dossier", "purpose"), nobody_without_a_slip),
        "portal:own-file": Route(named("portal:own-file", "dossier", "file"), nobody_without_a_slip),
        **{
            f"portal:{name}": Route(named(f"portal:{name}", CODE), {"citizen"}.__contains__)
            for name in ("filing-many", "filing-template")
        },
        "portal:filing-sheet": Route(
            named("portal:filing-sheet", CODE, "dossier"), nobody_without_a_slip, ("get", "post")
        ),
        **{
            f"portal:{name}": Route(named(f"portal:{name}"), {"citizen"}.__contains__)
            for name in ("mine", "messages", "message-choice", "behalf")
        },
        **own_data(),
    }


def own_data() -> dict[str, Route]:
    """One's own data, and requests about it; nobody of the crowd answers them."""
    pages = dict.fromkeys(("own-data", "own-data-contents", "own-data-openings", "own-data-ask"), "get")
    return {
        **{
            f"portal:{name}": Route(named(f"portal:{name}"), {"citizen"}.__contains__, (method,))
            for name, method in (pages | {"own-data-order": "post"}).items()
        },
        **{
            name: Route(named(name, "dossier"), nobody_without_a_slip)
            for name in ("portal:own-data-copy", "portal:own-data-request", "console:data-request")
        },
        "console:data-requests": Route(named("console:data-requests"), nobody_without_a_slip),
        "console:data-request-act": Route(
            named("console:data-request-act", "dossier", "nhan"), nobody_without_a_slip, ("get", "post")
        ),
    }
