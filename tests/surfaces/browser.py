"""A browser that sees our templates and static files and nothing else: requests are answered from disk."""

import mimetypes
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from motcua.platform.ui import gallery

_NAMED = os.environ.get("MOTCUA_CHROMIUM", "")
CHROMIUM = Path(_NAMED or "/usr/bin/chromium")
# A browser that was named must work: only where nobody named one and none is there, its tests are skipped.
needs_chromium = pytest.mark.skipif(
    not _NAMED and not CHROMIUM.exists(), reason=f"cần {CHROMIUM}, hoặc đặt MOTCUA_CHROMIUM"
)
ORIGIN = "http://motcua.test"
STATIC = Path(gallery.__file__).parent / "static"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # One process where there may be several, no waiting for a picture nobody looks at: a fifth of the time.
    "--disable-site-isolation-trials",
    "--renderer-process-limit=1",
    "--in-process-gpu",
    "--disable-features=PaintHolding,BackForwardCache,RenderDocument",
]
# The product's policy without its nonce: no page of ours may need one.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)


class Shelf:
    """The pages a test serves, by path, and what the browser complained about."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.asked_again: dict[str, str] = {}
        """What pages ask for by themselves every two seconds, which is sooner than a busy machine is done."""
        self.headers: dict[str, str] = {"content-security-policy": POLICY}
        self.complaints: list[str] = []

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN).split("?")[0].split("#")[0]
        found = self.pages.get(path) or self.asked_again.get(path)
        if found is not None:
            route.fulfill(body=found, content_type="text/html; charset=utf-8", headers=self.headers)
        elif path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            kind = mimetypes.guess_type(file.name)[0] or "font/woff2"
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404, body="")


@dataclass
class Kept:
    """The browser tests of this process share while they follow each other (conftest.py puts it away).

    Starting one takes two seconds of the processor. Its driver keeps an event loop in this thread, where
    Django refuses the database and nobody else may run a loop: so it goes before the next other test.
    """

    browser: Browser | None = None
    ending: ExitStack = field(default_factory=ExitStack)

    def at_hand(self) -> Browser:
        if self.browser is None or not self.browser.is_connected():
            self.put_away()
            patch = self.ending.enter_context(pytest.MonkeyPatch.context())
            playwright = self.ending.enter_context(sync_playwright())
            patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
            self.browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
            self.ending.callback(self.browser.close)
        return self.browser

    def put_away(self) -> None:
        self.browser = None
        self.ending.close()


KEPT = Kept()


@contextmanager
def opened(shelf: Shelf, **context: Any) -> Iterator[Page]:
    """A fresh page, with nobody's cookies, of the system's Chromium that is served from the shelf."""
    own = KEPT.at_hand().new_context(**context)
    try:
        page = own.new_page()
        page.on("console", lambda line: shelf.complaints.append(line.text) if line.type == "error" else None)
        page.route("**/*", shelf.answer)
        yield page
    finally:
        own.close()
