"""P30: the identity provider is slow, gone, off its time, and then everybody comes at once.

A web server as `motcua up` runs it, two processes of one thread each, and the sandbox's provider. Whoever is
signed in goes on as if nothing were; the page of signing in says what is down; when the provider is back, all
who waited come in.
"""

import json
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import psycopg
import pytest

from databases import TestDatabases
from identities import RETURN, START
from motcua.platform.ops import free_port
from proving.figures import percentile, record
from proving.sizes import patience, size
from proving.town import Town, serving, town, wait

PEOPLE = size(24, 2_000)
AT_ONCE = size(8, 40)
WITHIN_SECONDS = size(90, 900)
LONGEST_PAGE = 10.0
"""A page of somebody who is in, while the provider hangs: three seconds of one process, one of the other, and
what else the machine does."""
SIGN_IN = "/dang-nhap/"


@dataclass
class Sandbox:
    """The provider, a program of its own."""

    address: str

    def behave(self, **how: Any) -> None:
        body = json.dumps({"well": True} | how).encode()
        urllib.request.urlopen(f"{self.address}/behaviour", body, timeout=5).close()

    def answers(self) -> bool:
        try:
            self.behave(crowd=PEOPLE)
        except OSError:
            return False
        return True


class Browser:
    """Cookies of one person, and no redirect followed unseen."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.jar = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), _Stay())

    def open(self, address: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        body = urllib.parse.urlencode(form).encode() if form is not None else None
        try:
            with self._opener.open(urllib.parse.urljoin(self.base, address), body, timeout=60) as answer:
                return answer.status, answer.read().decode(), ""
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode(), refused.headers.get("Location", "")

    def sign_in(self, who: str) -> int:
        """The whole dance; the status it ended with."""
        status, _, place = self.open(START)
        if status != 302:
            return status
        _, page, _ = self.open(place)
        ask = re.search(r'name="ask" value="([^"]+)"', page)
        assert ask is not None, page
        _, _, home = self.open(urllib.parse.urljoin(place, "/oauth2/authorize"), {"ask": ask[1], "sub": who})
        return self.open(home)[0]

    def is_in(self) -> bool:
        return "Đăng xuất" in self.open("/tra-cuu/")[1]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_told: Any) -> None:
        return None


@dataclass
class Goers:
    """Those who are in and go on reading pages; how long each page took, and whether it was theirs."""

    browsers: list[Browser]
    seconds: list[float] = field(default_factory=list)
    lost: int = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        over = threading.Event()
        thread = threading.Thread(target=self._read, args=(over,))
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _read(self, over: threading.Event) -> None:
        while not over.is_set():
            for browser in self.browsers:
                began = time.monotonic()
                try:
                    self.lost += not browser.is_in()
                except OSError:
                    self.lost += 1
                self.seconds.append(time.monotonic() - began)


@pytest.mark.timeout(patience(200, 2_000))
def test_a_storm_at_the_provider_touches_nobody_who_is_in(
    fresh_database: TestDatabases, tmp_path: Path
) -> None:
    port = free_port()
    sandbox = Sandbox(f"http://127.0.0.1:{port}")
    client = {
        "MOTCUA_IDENTITY_URL": sandbox.address,
        "MOTCUA_IDENTITY_CLIENT": "motcua",
        "MOTCUA_IDENTITY_SECRET": "sandbox-secret-of-nobody",
    }
    with town(tmp_path, **client) as built:
        home = f"http://127.0.0.1:{built.port}"
        place = ("--port", str(port), "--return", f"{home}{RETURN}")
        built.start("identity", "-m", "motcua_sandbox.identity", *place)
        wait(sandbox.answers, 30)
        web = built.start_web()
        processes = serving(web)
        goers = Goers([Browser(home) for _ in range(2)])
        assert [browser.sign_in(f"crowd-{n}") for n, browser in enumerate(goers.browsers)] == [302, 302]

        for case, told in (
            ({"late": 30}, "không trả lời từ"),
            ({"down": True}, "không trả lời từ"),
            ({"clock": 86_400}, "gửi giờ không khớp từ"),
        ):
            _trouble(built, sandbox, goers, case, told, fresh_database)
        sandbox.behave()
        took = _everybody_comes(home, goers, fresh_database)
        assert serving(web) == processes, "no process had to be started again"
    assert goers.lost == 0
    assert max(goers.seconds) < LONGEST_PAGE
    record(
        "P30",
        f"{PEOPLE} sign-ins at the provider's return",
        seconds=round(took, 1),
        worst_page_of_others=round(max(goers.seconds), 2),
        p95_page_of_others=round(percentile(goers.seconds, 95), 2),
    )


def _trouble(
    built: Town, sandbox: Sandbox, goers: Goers, case: dict[str, Any], told: str, database: TestDatabases
) -> None:
    """Many press the button while it is so: nobody comes in, each is answered, the page says what is down."""
    home = f"http://127.0.0.1:{built.port}"
    browsers = [Browser(home) for _ in range(AT_ONCE)]
    returns = [_on_the_way_back(browser) for browser in browsers]
    sandbox.behave(**case)
    with goers.reading(), ThreadPoolExecutor(AT_ONCE) as crowd:
        answers = list(crowd.map(lambda pair: pair[0].open(pair[1])[0], zip(browsers, returns, strict=True)))
    assert set(answers) == {503}, case
    status, page, _ = Browser(home).open(SIGN_IN)
    assert (status, told in page) == (200, True), case
    sandbox.behave()
    _look_again_now(database)
    assert Browser(home).sign_in("crowd-9") == 302, "the first who looks again finds it well"
    assert told not in Browser(home).open(SIGN_IN)[1]


def _on_the_way_back(browser: Browser) -> str:
    """Begun and agreed to while all was well; the return is still to come."""
    place = browser.open(START)[2]
    page = browser.open(place)[1]
    ask = re.search(r'name="ask" value="([^"]+)"', page)
    assert ask is not None
    form = {"ask": ask[1], "sub": "crowd-5"}
    return browser.open(urllib.parse.urljoin(place, "/oauth2/authorize"), form)[2]


def _look_again_now(database: TestDatabases) -> None:
    with psycopg.connect(database.addresses().app, autocommit=True) as connection:
        connection.execute("UPDATE national_identity_outage SET again_at = clock_timestamp()")


def _everybody_comes(home: str, goers: Goers, database: TestDatabases) -> float:
    """All at once, each again when told to wait, until all are in; how long it took."""
    began = time.monotonic()

    def come(number: int) -> bool:
        browser = Browser(home)
        while time.monotonic() - began < WITHIN_SECONDS:
            if browser.sign_in(f"crowd-{number}") == 302:
                return browser.is_in()
            time.sleep(0.5)
        return False

    with goers.reading(), ThreadPoolExecutor(AT_ONCE) as crowd:
        came = list(crowd.map(come, range(PEOPLE)))
    assert all(came)
    with psycopg.connect(database.addresses().app) as connection:
        row = connection.execute("SELECT count(*), count(DISTINCT subject) FROM parties_identity").fetchone()
    assert row == (PEOPLE, PEOPLE)
    return time.monotonic() - began
