"""A message provider that counts: `python -m motcua_sandbox.messages --port 8100 [--tell URL]`.

SANDBOX_MESSAGES_SECRET: what it signs its words with, when it is told where to tell.

POST /messages  takes {key, channel, to, title, text}; an unfit number is refused with 422.
GET  /messages/<key>  what became of it, or 404.
GET  /counts  how often each key went out to a person.
GET  /answers  what we were answered when we told what became of messages.
POST /behaviour  {"late": seconds, "drop": share, "die": share, "keyed": true, "words": ["delivered"]}: answer
late; take the message and hang up without an answer; hang up without taking it. Not keyed: the same key again
is another message. `words` are told of each message after it was taken, in this order: delivered, failed,
forged (signed by somebody else), old (ten minutes ago).

What comes in is taken in the order the connections were made, whatever became of their senders since; only
the answers come late. So whoever asks for a key is told of everything sent before the question.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import random
import re
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_CHANCE = random.SystemRandom()
_ADDRESS = {"sms": re.compile(r"\+?\d{9,14}"), "email": re.compile(r"[^@\s]+@[^@\s]+")}


class Provider:
    """What the provider knows; shared by all its threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.went_out: Counter[str] = Counter()
        self.refused: dict[str, str] = {}
        self.behaviour: dict[str, Any] = {
            "late": 0.0,
            "drop": 0.0,
            "die": 0.0,
            "keyed": True,
            "words": ["delivered"],
        }
        self.messenger: Messenger | None = None

    def take(self, message: dict[str, str]) -> tuple[int, str]:
        key = message["key"]
        with self.lock:
            fit = _ADDRESS.get(message["channel"])
            if fit is None or not fit.fullmatch(message["to"]):
                self.refused[key] = "address-unfit"
                return 422, "address-unfit"
            if not (self.behaviour["keyed"] and self.went_out[key]):
                self.went_out[key] += 1
            return 202, f"sandbox-{key[:8]}"

    def fate(self, key: str) -> tuple[int, str]:
        with self.lock:
            if key in self.refused:
                return 422, self.refused[key]
            return (200, f"sandbox-{key[:8]}") if self.went_out[key] else (404, "")


class Messenger:
    """Tells what became of messages, signed as Standard Webhooks are, in a thread of its own."""

    def __init__(self, address: str, secret: str) -> None:
        self.address, self.secret = address, secret
        self.answers: list[int] = []

    def later(self, key: str, words: list[str]) -> None:
        threading.Thread(target=self._tell, args=(key, words), daemon=True).start()

    def _tell(self, key: str, words: list[str]) -> None:
        time.sleep(0.2)  # our answer to the message itself comes first, most of the time
        for word in words:
            self.answers.append(self.tell(key, word))

    def tell(self, key: str, word: str) -> int:
        """One word; answers the status."""
        return post(self.address, *self.word(key, word))

    def word(self, key: str, word: str) -> tuple[bytes, dict[str, str]]:
        """Its body and headers."""
        state = word if word in {"delivered", "failed"} else "delivered"
        stamp = str(int(time.time()) - (600 if word == "old" else 0))
        body, identity = json.dumps({"key": key, "state": state}).encode(), f"{key}-{word}"
        secret = "another" if word == "forged" else self.secret
        signed = b".".join((identity.encode(), stamp.encode(), body))
        mac = base64.b64encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest()).decode()
        headers = {
            "Content-Type": "application/json",
            "webhook-id": identity,
            "webhook-timestamp": stamp,
            "webhook-signature": f"v1,{mac}",
        }
        return body, headers


def post(address: str, body: bytes, headers: dict[str, str]) -> int:
    """The status somebody answers with; 0 for none."""
    request = urllib.request.Request(address, body, headers)  # noqa: S310 (an address we were started with)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


class Turn:
    """A connection's place in the queue: it waits for the one before it, and says when it was served."""

    def __init__(self, before: "Turn | None" = None) -> None:
        self._before = before
        self.served = threading.Event()

    def wait(self) -> None:
        if self._before is not None:
            self._before.served.wait()
            self._before = None


class Server(ThreadingHTTPServer):
    """Gives each connection its turn while it is accepted, which one thread does."""

    # A longer queue than anybody makes: what overflows comes again later, and out of order.
    request_queue_size = 128

    def __init__(self, address: tuple[str, int]) -> None:
        super().__init__(address, Handler)
        self.provider = Provider()
        self.turns: dict[Any, Turn] = {}
        self._last: Turn | None = None

    def process_request(self, request: Any, client_address: Any) -> None:
        self._last = self.turns[request] = Turn(self._last)
        super().process_request(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One request; misbehaves as told."""

    server: Server
    timeout = 5.0

    def handle(self) -> None:
        self.turn = self.server.turns.pop(self.request)
        self.turn.wait()
        try:
            super().handle()
        finally:
            self.turn.served.set()

    def do_GET(self) -> None:
        if self.path == "/counts":
            with self.server.provider.lock:
                counts = {key: count for key, count in self.server.provider.went_out.items() if count}
            self._answer(200, counts)
        elif self.path == "/answers":
            messenger = self.server.provider.messenger
            self._answer(200, {"answers": messenger.answers if messenger else []})
        elif self.path.startswith("/messages/"):
            status, reference = self.server.provider.fate(self.path.removeprefix("/messages/"))
            self._answer(status, {"reference": reference})
        else:
            self._answer(404, {})

    def do_POST(self) -> None:
        given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/behaviour":
            self.server.provider.behaviour |= given
            self._answer(200, self.server.provider.behaviour)
            return
        chance, behaviour = _CHANCE.random(), self.server.provider.behaviour
        if chance < behaviour["die"]:
            self.close_connection = True
            return
        status, reference = self.server.provider.take(given)
        self.turn.served.set()
        messenger = self.server.provider.messenger
        if status == 202 and messenger is not None:
            messenger.later(given["key"], behaviour["words"])
        if chance < behaviour["die"] + behaviour["drop"]:
            self.close_connection = True
            return
        time.sleep(behaviour["late"] * _CHANCE.random())
        self._answer(status, {"reference": reference})

    def _answer(self, status: int, data: dict[str, Any]) -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Nothing: whatever comes here names people."""


def main() -> None:
    parser = argparse.ArgumentParser(description="A message provider that counts.")
    parser.add_argument("--port", type=int, default=8100)
    parser.add_argument("--tell", default="", help="where to tell what became of messages")
    given = parser.parse_args()
    server = Server(("127.0.0.1", given.port))
    if given.tell:
        server.provider.messenger = Messenger(given.tell, os.environ["SANDBOX_MESSAGES_SECRET"])
    server.serve_forever()


if __name__ == "__main__":
    main()
