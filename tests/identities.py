"""The sandbox's identity provider around a test, and the dance with it as a browser dances it."""

import json
import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.connectors.national_identity.claims import Claims
from motcua.connectors.national_identity.party import RelyingParty
from motcua.parties import ports
from motcua.platform.console import data_folder
from motcua_sandbox import identity

START, RETURN = "/dang-nhap/vneid/", "/dang-nhap/vneid/tro-ve/"
HUONG, BAO, COMPANY = "sandbox-huong", "sandbox-bao", "sandbox-song-xanh"


class Provider:
    """The sandbox at work, and what one does to it."""

    def __init__(self, server: identity.Server) -> None:
        self.server, self.issuer = server, server.provider.issuer

    def behave(self, **how: Any) -> None:
        _open(f"{self.issuer}/behaviour", json.dumps(how).encode())

    def counts(self) -> dict[str, int]:
        return dict(json.loads(_open(f"{self.issuer}/counts")[1]))

    def party(self) -> RelyingParty:
        """A relying party that has heard nothing of it yet."""
        return RelyingParty(self.issuer, identity.CLIENT, identity.SECRET, Claims.load(data_folder()))

    def pick(self, address: str, who: str) -> str:
        """What a person does there: open the page, press a button; where that leads."""
        status, page, place = _open(address)
        if status != 200:
            return place
        ask = re.search(r'name="ask" value="([^"]+)"', page)
        assert ask is not None, page
        form = urllib.parse.urlencode({"ask": ask[1], "sub": who}).encode()
        return _open(f"{self.issuer}/oauth2/authorize", form)[2]


@contextmanager
def provider_at(returns: str = "http://testserver" + RETURN) -> Iterator[Provider]:
    """A provider that sends people back to an address, plugged in."""
    server = identity.Server(0, (returns,))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    found, before = Provider(server), ports.provider()
    ports.plug(found.party())
    try:
        yield found
    finally:
        ports.plug(before)
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def provider() -> Iterator[Provider]:
    """A provider of this test's own."""
    with provider_at() as found:
        yield found


def begun(browser: Client, **query: str) -> str:
    """The address somebody is sent to who presses the button."""
    answer = browser.get(START, query)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def back(browser: Client, place: str) -> HttpResponse:
    """The browser follows the provider's answer home."""
    parts = urllib.parse.urlsplit(place)
    return browser.get(f"{parts.path}?{parts.query}")  # type: ignore[return-value]


def dance(browser: Client, found: Provider, who: str = HUONG, **query: str) -> HttpResponse:
    """The whole of it."""
    return back(browser, found.pick(begun(browser, **query), who))


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_told: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_Stay)


def _open(address: str, body: bytes | None = None) -> tuple[int, str, str]:
    """Status, words, and where it leads."""
    try:
        with _OPENER.open(address, body, timeout=10) as answer:
            return answer.status, answer.read().decode(), ""
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode(), refused.headers.get("Location", "")
