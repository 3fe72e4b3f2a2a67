"""All addresses of the pages, read from the URL conf, so that a new route is missed by nobody."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from motcua.payments.models import Obligation

OTHERS = ("openapi",)
"""The interface has a matrix of its own (tests/surfaces/openapi)."""


def routes(resolver: Any = None, space: str = "") -> Iterator[str]:
    """The full name of every route of the pages and of health; one without a name is named by its path."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            if each.namespace not in OTHERS:
                inner = ":".join(part for part in (space, each.namespace) if part)
                yield from routes(each, inner)
        elif isinstance(each, URLPattern):
            yield ":".join(part for part in (space, each.name or str(each.pattern)) if part)


def reachable() -> Iterator[str]:
    """Every address of the pages that needs nothing in it."""
    for name in sorted(set(routes())):
        with suppress(NoReverseMatch):
            yield reverse(name)


IDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:/\d+)?")
TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+')


def plain(answer: HttpResponse) -> tuple[int, str, str]:
    """Status, where it leads and what it says, without ids and tokens."""
    body = b"".join(answer) if answer.streaming else answer.content
    parts = answer.headers.get("Location", ""), body.decode(errors="replace")
    place, words = (TOKEN.sub("…", IDS.sub("…", part)) for part in parts)
    return answer.status_code, place, words


FILING = dict.fromkeys(
    ("tasks", "eligible", "place", "person", "papers", "result", "check", "declaration", "sent"), ("get",)
) | {"discard": ("post",)}
"""The pages of a dossier being filled in at home: for whoever began it, by its number."""
OWN = dict.fromkeys(
    (
        *("own", "own-explain", "own-sent", "own-answer", "own-withdraw"),
        *("own-sent-pdf", "own-receipt-pdf", "own-calendar", "own-declaration"),
    ),
    ("get",),
) | {
    "own-thread": ("get", "post"),
    "own-claim": ("post",),
    "behalf-end": ("post",),
    "behalf-paper": ("get", "post"),
}
"""The pages of one's own dossier."""

PAYING = {"portal:pay": "get", "portal:pay-receipt": "get"} | dict.fromkeys(
    ("portal:pay-start", "portal:pay-transfer", "portal:pay-ask"), "post"
)
"""The pages of paying, how each is asked for: by who has found the dossier, and nobody of a crowd has."""


def owed(name: str) -> Callable[[Any], str]:
    """A page about what a thing owes, by the public id of its obligation."""

    def address(thing: Any) -> str:
        known = Obligation.objects.filter(pk=thing.obligation).values_list("public_id", flat=True).first()
        return reverse(name, args=[known or UUID(int=3)])

    return address
