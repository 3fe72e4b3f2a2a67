"""Every address of the portal that is read, for everything of a thing that may stand in it.

Read from the URL conf: a new route is asked for by itself, and one with an argument nobody knows fails.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from proving import fields_home
from proving.sizes import IS_FULL
from rooms.dossiers.conftest import CODE

FIXED: Mapping[str, list[Any]] = {
    "code": [CODE],
    "slug": ["co-con"],
    "form": ["csv"],
    "channel": ["phan-anh", "khieu-nai"],
}
"""Arguments that name nobody's."""
NOT_ASKED = frozenset({"portal:slip", "portal:arrival", "portal:arrived", "portal:open-data", "portal:legal"})
"""A slip is a key that opens (P31); the provider's door leads away; the others are everybody's."""
ALIKE = frozenset(
    f"portal:{name}"
    for name in (
        *("own-sent", "own-sent-pdf", "own-receipt-pdf", "own-declaration", "own-explain", "own-calendar"),
        *("own-file", "tracked-explain", "tracked-calendar"),
    )
)
"""Pages that show the same fields of every dossier; a sheet takes a third of a second to set."""
STAFF = {
    "desk:matter": "matter",
    "desk:call": "call",
    "console:data-request": "asked",
    "desk:matters": "",
    "desk:calls": "",
    "console:data-requests": "",
    "desk:ratings": "",
}
"""Pages on which the office reads what people say and ask, by what stands in their addresses."""


def portal() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and arguments of every page of the portal, one of each name."""
    yield from dict(_within(_space("portal"))).items()


def _space(name: str) -> URLResolver:
    return next(each for each in get_resolver().url_patterns if getattr(each, "namespace", None) == name)


def _within(resolver: URLResolver) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _within(each)
        elif isinstance(each, URLPattern) and f"portal:{each.name}" not in NOT_ASKED:
            yield f"portal:{each.name}", tuple(each.pattern.converters)


def addresses(parts: Mapping[str, list[Any]]) -> Iterator[tuple[str, str]]:
    """Place and address of everything a thing has a part for; the short run leaves out pages about nobody,
    and of those that are alike for every dossier all but one."""
    known = FIXED | parts
    for name, arguments in portal():
        if not IS_FULL and name not in fields_home.PLACES:
            continue
        found = list(product(*(known[argument] for argument in arguments)))
        for values in found[:1] if not IS_FULL and name in ALIKE else found:
            yield name, reverse(name, args=values)
    for name, part in STAFF.items():
        for value in known[part] if part else [None]:
            yield name, reverse(name, args=[value] if part else [])
