"""An identity provider in the manner of VNeID: `python -m motcua_sandbox.identity --port 8200 --return URL`.

OpenID Connect by the authorisation code, told by /.well-known/openid-configuration: PKCE with S256, state and
nonce are demanded, codes are good once and for sixty seconds, tokens are signed (keys at /jwks). Whoever is
sent here picks one of some invented people (people.json) or says no.

POST /behaviour  makes it misbehave, for tests; GET /counts how often each address was asked:
  {"down": true} hang up · {"late": seconds} · {"clock": seconds off} · {"rotate": true} other keys ·
  {"well": true} as at first, before anything else it says ·
  {"token": {claim: value}} put into the next id tokens, null leaves a claim out · {"alg": "ES256" | "HS256" |
  "none"} · {"forged": true} a good key id, another key · {"userinfo": {claim: value}} likewise ·
  {"crowd": n} so many more people to be, crowd-0 and on, who are not on the page.
It listens on this machine alone: anybody may be anybody here.
"""

import argparse
import json
import os
import secrets
import threading
import time
import urllib.parse
from base64 import b64decode
from binascii import Error as BinasciiError
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from motcua_sandbox.identity_keys import Keys, s256
from motcua_sandbox.identity_page import STYLE, page, sorry

CODE_SECONDS, TOKEN_SECONDS, ASK_SECONDS = 60, 300, 900
LEVEL = "LoA1"
CLIENT, SECRET = "motcua", "sandbox-secret-of-nobody"
CROWD = "crowd-"
PEOPLE = Path(__file__).with_name("people.json")
_LARGEST = 16 * 1024
_CHALLENGE = (43, 128)


class Answer(NamedTuple):
    """What goes back: JSON, a page, or another address."""

    status: int
    body: bytes = b""
    kind: str = "application/json"
    location: str = ""
    sends_to: str = ""


@dataclass
class Ask:
    """One sign-in that was asked for, and by its code handed out."""

    asked: dict[str, str]
    until: float
    subject: str = ""


@dataclass
class Provider:
    """What the provider knows; shared by all its threads."""

    issuer: str
    returns: tuple[str, ...]
    secret: str = SECRET
    keys: Keys = field(default_factory=Keys)
    lock: threading.Lock = field(default_factory=threading.Lock)
    asks: dict[str, Ask] = field(default_factory=dict)
    codes: dict[str, Ask] = field(default_factory=dict)
    spent: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, tuple[str, float]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    behaviour: dict[str, Any] = field(default_factory=dict)
    people: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows = json.loads(PEOPLE.read_text(encoding="utf-8"))["people"]
        self.people = {row["sub"]: row for row in rows}

    def now(self) -> float:
        return time.time() + float(self.behaviour.get("clock", 0))

    def behave(self, given: dict[str, Any]) -> Answer:
        if given.pop("rotate", False):
            self.keys = Keys()
        if given.pop("well", False):
            self.behaviour.clear()
        self.people |= {row["sub"]: row for row in map(somebody, range(given.pop("crowd", 0)))}
        self.behaviour |= given
        return _json(200, self.behaviour)

    def discovery(self) -> Answer:
        return _json(
            200,
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/oauth2/authorize",
                "token_endpoint": f"{self.issuer}/oauth2/token",
                "userinfo_endpoint": f"{self.issuer}/oauth2/userinfo",
                "jwks_uri": f"{self.issuer}/jwks",
                "response_types_supported": ["code"],
                "grant_types_supported": ["authorization_code"],
                "subject_types_supported": ["public"],
                "scopes_supported": ["openid"],
                "acr_values_supported": [LEVEL],
                "id_token_signing_alg_values_supported": ["RS256", "ES256"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
                "code_challenge_methods_supported": ["S256"],
                "authorization_response_iss_parameter_supported": True,
            },
        )

    def ask(self, given: dict[str, str]) -> Answer:
        """The page on which one picks who one is. A wrong client or way back is told here, never there."""
        if given.get("client_id") != CLIENT or given.get("redirect_uri") not in self.returns:
            return _html(400, sorry("Hệ thống gửi bạn đến đây chưa được đăng ký, hoặc sai địa chỉ quay lại."))
        if wrong := _wrong(given):
            return self._back(given, error=wrong)
        key = secrets.token_urlsafe(24)
        with self.lock:
            self._forget_old()
            self.asks[key] = Ask(given, time.monotonic() + ASK_SECONDS)
        return _html(200, page(key, self._shown()), sends_to=given["redirect_uri"])

    def decide(self, given: dict[str, str]) -> Answer:
        """Somebody picked one of the people, or none."""
        with self.lock:
            ask = self.asks.pop(given.get("ask", ""), None)
        if ask is None or ask.until < time.monotonic():
            return _html(400, sorry("Yêu cầu đăng nhập này đã dùng hoặc quá hạn. Hãy bắt đầu lại."))
        subject = given.get("sub", "")
        if subject not in self.people:
            return self._back(ask.asked, error="access_denied")
        code = secrets.token_urlsafe(32)
        with self.lock:
            self.codes[code] = Ask(ask.asked, time.monotonic() + CODE_SECONDS, subject)
        return self._back(ask.asked, code=code)

    def token(self, given: dict[str, str], credentials: str) -> Answer:
        """A code for tokens; whoever brings a code twice ends what it was good for."""
        if not self._is_client(credentials):
            return _json(401, {"error": "invalid_client"})
        if given.get("grant_type") != "authorization_code":
            return _json(400, {"error": "unsupported_grant_type"})
        code = given.get("code", "")
        with self.lock:
            ask = self.codes.pop(code, None)
            if ask is None:
                self.tokens.pop(self.spent.get(code, ""), None)
        if ask is None or ask.until < time.monotonic() or not _fits(ask, given):
            return _json(400, {"error": "invalid_grant"})
        access = secrets.token_urlsafe(32)
        with self.lock:
            self.spent[code] = access
            self.tokens[access] = (ask.subject, time.monotonic() + TOKEN_SECONDS)
        answer = {"access_token": access, "token_type": "Bearer", "expires_in": TOKEN_SECONDS}
        return _json(200, answer | {"id_token": self._id_token(ask)})

    def userinfo(self, credentials: str) -> Answer:
        kind, _, access = credentials.partition(" ")
        with self.lock:
            subject, until = self.tokens.get(access, ("", 0.0))
        if kind != "Bearer" or until < time.monotonic():
            return _json(401, {"error": "invalid_token"})
        return _json(200, _changed(self.people[subject], self.behaviour.get("userinfo", {})))

    def _shown(self) -> list[dict[str, Any]]:
        return [row for subject, row in self.people.items() if not subject.startswith(CROWD)]

    def _id_token(self, ask: Ask) -> str:
        now = int(self.now())
        claims = {
            "iss": self.issuer,
            "sub": ask.subject,
            "aud": CLIENT,
            "iat": now,
            "auth_time": now,
            "exp": now + TOKEN_SECONDS,
            "nonce": ask.asked["nonce"],
            "acr": LEVEL,
        }
        told = _changed(claims, self.behaviour.get("token", {}))
        return self.keys.sign(
            told, self.behaviour.get("alg", "RS256"), forged=bool(self.behaviour.get("forged"))
        )

    def _is_client(self, credentials: str) -> bool:
        kind, _, words = credentials.partition(" ")
        try:
            pair = b64decode(words, validate=True)
        except (BinasciiError, ValueError):
            return False
        return kind == "Basic" and compare_digest(pair, f"{CLIENT}:{self.secret}".encode())

    def _back(self, asked: dict[str, str], **told: str) -> Answer:
        query = told | {"state": asked.get("state", ""), "iss": self.issuer}
        return Answer(303, location=f"{asked['redirect_uri']}?{urllib.parse.urlencode(query)}")

    def _forget_old(self) -> None:
        now = time.monotonic()
        for kept in (self.asks, self.codes):
            for key in [key for key, ask in kept.items() if ask.until < now]:
                del kept[key]


def somebody(number: int) -> dict[str, Any]:
    """One of a crowd: a woman born in 1970 with a number of her own."""
    return {
        "sub": f"{CROWD}{number}",
        "account_type": "citizen",
        "name": "Nguyễn Thị Đông",
        "citizen_number": f"079170{number:06}",
        "birthdate": "1970-01-01",
        "gender": "female",
    }


def _wrong(given: dict[str, str]) -> str:
    """What is wrong with a request, as the standard names it; empty when it may go on."""
    if given.get("response_type") != "code":
        return "unsupported_response_type"
    if "openid" not in given.get("scope", "").split():
        return "invalid_scope"
    is_challenged = _CHALLENGE[0] <= len(given.get("code_challenge", "")) <= _CHALLENGE[1]
    if not is_challenged or given.get("code_challenge_method") != "S256":
        return "invalid_request"
    if not given.get("state") or not given.get("nonce"):
        return "invalid_request"
    levels = given.get("acr_values", LEVEL).split()
    return "" if LEVEL in levels else "invalid_request"


def _fits(ask: Ask, given: dict[str, str]) -> bool:
    """The code comes back from where it was sent, with the word its challenge was made of."""
    is_same = given.get("redirect_uri") == ask.asked["redirect_uri"]
    return is_same and compare_digest(
        s256(given.get("code_verifier", "")).encode(), ask.asked["code_challenge"].encode()
    )


def _changed(claims: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in (claims | changes).items() if value is not None}


def _json(status: int, data: dict[str, Any]) -> Answer:
    return Answer(status, json.dumps(data).encode())


def _html(status: int, text: str, sends_to: str = "") -> Answer:
    return Answer(status, text.encode(), "text/html; charset=utf-8", sends_to=sends_to)


class Server(ThreadingHTTPServer):
    """Its own address is its issuer."""

    request_queue_size = 128
    daemon_threads = True

    def __init__(self, port: int, returns: tuple[str, ...], secret: str = SECRET) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.provider = Provider(f"http://127.0.0.1:{self.server_port}", returns, secret)


class Handler(BaseHTTPRequestHandler):
    """One request; misbehaves as told."""

    server: Server
    timeout = 10.0

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        provider = self.server.provider
        if path == "/counts":
            self._send(_json(200, dict(provider.counts)))
        elif self._is_well(path):
            given = _once(query)
            answers: dict[str, Callable[[], Answer]] = {
                "/.well-known/openid-configuration": provider.discovery,
                "/jwks": lambda: _json(200, provider.keys.public()),
                "/oauth2/authorize": lambda: provider.ask(given),
                "/oauth2/userinfo": lambda: provider.userinfo(self.headers.get("Authorization", "")),
                "/style.css": lambda: Answer(200, STYLE.encode(), "text/css"),
            }
            self._send(answers.get(path, lambda: _json(404, {}))())

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(min(length, _LARGEST)).decode(errors="replace")
        provider = self.server.provider
        if self.path == "/behaviour":
            self._send(provider.behave(json.loads(body)))
        elif self._is_well(self.path):
            given = _once(body)
            if self.path == "/oauth2/token":
                self._send(provider.token(given, self.headers.get("Authorization", "")))
            elif self.path == "/oauth2/authorize":
                self._send(provider.decide(given))
            else:
                self._send(_json(404, {}))

    def _is_well(self, path: str) -> bool:
        """Counted, and late or hung up on as told."""
        provider = self.server.provider
        with provider.lock:
            provider.counts[path] += 1
        time.sleep(float(provider.behaviour.get("late", 0)))
        self.close_connection = True
        return not provider.behaviour.get("down")

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        # A form's way includes where its answer leads: back to whoever asked.
        own = f"'self' {_origin(answer.sends_to)}".strip()
        policy = f"default-src 'none'; style-src 'self'; form-action {own}; frame-ancestors 'none'"
        self.send_header("Content-Security-Policy", policy)
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_words: object) -> None:
        """Nothing: whatever comes here names people."""


def _origin(address: str) -> str:
    parts = urllib.parse.urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _once(query: str) -> dict[str, str]:
    """Each name once: what is said twice is taken as not said."""
    pairs = urllib.parse.parse_qsl(query, keep_blank_values=True)
    counts = Counter(name for name, _ in pairs)
    return {name: value for name, value in pairs if counts[name] == 1}


def main() -> None:
    parser = argparse.ArgumentParser(description="An identity provider in the manner of VNeID.")
    parser.add_argument("--port", type=int, default=8200)
    parser.add_argument("--return", dest="returns", action="append", required=True, metavar="URL")
    given = parser.parse_args()
    # Not among the words of the command, which everybody on the machine can read.
    secret = os.environ.get("SANDBOX_IDENTITY_SECRET", SECRET)
    Server(given.port, tuple(given.returns), secret).serve_forever()


if __name__ == "__main__":
    main()
