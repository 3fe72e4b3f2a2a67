"""Closed by default: every address is walked by somebody who has not signed in."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

# Open to everybody, on purpose. Whoever adds a line says in review why.
OPEN_PAGES = {"healthz", "readyz", "home", "procedures", "procedure", "track", "tracked", "tracked-explain"}
OPEN_PAGES |= {"tracked-calendar", "legal", "manifest", "worker", "offline"}
OPEN_PAGES |= {"listed-anywhere", "open-data", "alive", "ready", "slip", "sign-in", "password"}
OPEN_PAGES |= {"language", "theme", "place", "suggest", "life-events", "life-event", "checklist"}
# Filling in begins before anybody signs in; each page asks whose the filing is.
OPEN_PAGES |= {"file", "filing-part", "filing-discard", "filing-paper", "filing-page"}
OPEN_PAGES |= {
    f"filing-{name}" for name in ("tasks", "eligible", "place", "person", "papers", "result", "check", "sent")
} | {"filing-declaration"}
# Whose an upload is is asked by what changes it; to whoever only looks it says that nothing is to be read.
OPEN_PAGES |= {"upload", "uploads"}
# Paying: for a browser that has found the dossier; the platform's notices prove themselves by a checksum.
OPEN_PAGES |= {"pay", "pay-start", "pay-transfer", "pay-ask", "pay-receipt", "notice"}
# What became of messages: a provider's words prove themselves by their signature.
OPEN_PAGES |= {"word"}
# Signing in by one's electronic identity: nobody is signed in yet who goes there or comes back.
OPEN_PAGES |= {"arrival", "arrived"}
# Rating: for a browser that has shown code and phone, or whose it is.
OPEN_PAGES |= {"rate", "rate-more"}
# Feedback and complaints: for everybody, also without a name; an answer for whoever has its code.
OPEN_PAGES |= {"feedback", "find-matter", "say", "matter"}
# Whether a receipt is ours, and the public keys it is checked with: for everybody, about nobody.
OPEN_PAGES |= {"receipt-check", "receipt-keys", "receipt-offline"}
OPEN_INTERFACE = {"document", "list_procedures", "list_non_territorial_procedures", "read_procedure", None}
VALUES = {
    "str": "khong-co",
    "slug": "khong-co",
    "int": "1",
    "uuid": str(UUID(int=1)),
}


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern), pattern


ROUTES = list(_routes(get_resolver().url_patterns))
PAGES = [(path, route) for path, route in ROUTES if not path.startswith("api/")]
CLOSED_PAGES = [(path, route) for path, route in PAGES if route.name not in OPEN_PAGES]
INTERFACE = [(path, route) for path, route in ROUTES if path.startswith("api/")]
CLOSED_INTERFACE = [(path, route) for path, route in INTERFACE if route.name not in OPEN_INTERFACE]


def _address(path: str, route: URLPattern) -> str:
    for name, converter in route.pattern.converters.items():
        kind = next((kind for kind in VALUES if f"<{kind}:{name}>" in path), "")
        path = path.replace(f"<{kind}:{name}>" if kind else f"<{name}>", VALUES[kind or "uuid"])
        assert converter
    return "/" + path


def test_what_is_open_is_open_on_purpose() -> None:
    unasked = {
        route.name for _, route in PAGES if not getattr(route.callback, "login_required", True)
    } - OPEN_PAGES
    assert not unasked


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "route"), CLOSED_PAGES, ids=[path for path, _ in CLOSED_PAGES])
def test_a_page_asks_who_is_there(client: Client, path: str, route: URLPattern) -> None:
    answer = client.get(_address(path, route))
    assert answer.status_code in {302, 405}
    if answer.status_code == 302:
        assert answer.headers["Location"].startswith("/dang-nhap/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "route"), CLOSED_INTERFACE, ids=[f"{path} {route.name}" for path, route in CLOSED_INTERFACE]
)
def test_the_interface_asks_for_a_key(client: Client, path: str, route: URLPattern) -> None:
    address = _address(path, route)
    answers = [client.get(address), client.post(address), client.post(address, "{}", "application/json")]
    assert {answer.status_code for answer in answers} <= {401, 405, 415}
    assert 401 in {answer.status_code for answer in answers}
