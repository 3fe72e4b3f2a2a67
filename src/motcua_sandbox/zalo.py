"""A stand-in for Zalo's template messages: `python -m motcua_sandbox.zalo --port 8400 [--tell URL]`.

SANDBOX_ZALO_TOKEN, SANDBOX_ZALO_SECRET: what a sender shows, and what our words are signed with; the app is
"motcua". Names of fields are as remembered and unverified.

POST /message/template  {phone, template_id, template_data, tracking_id}, strictly checked; answers with an
`error` of its own beside HTTP 200, as the service does: -216 wrong token, -137 no such phone, -119 no such
template or other values than it has, -100 trouble of ours.
GET  /counts  how often each tracking_id went out.
POST /behaviour  {"down": share, "drop": share, "trouble": share, "late": seconds, "words": ["delivered"]}:
hang up without taking; take and hang up; say that there is trouble; answer late; what is told afterwards
(delivered, failed, forged, old).

A message is known here by a number of ours, not by its tracking_id: the same id again is another message.
"""

import argparse
import contextlib
import hashlib
import json
import os
import random
import re
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from motcua_sandbox.messages import post

_CHANCE = random.SystemRandom()
_PHONE, _TEMPLATE = re.compile(r"84[35789][0-9]{8}"), re.compile(r"motcua-[a-z-]{3,40}")
_FIELDS = {"phone": str, "template_id": str, "template_data": dict, "tracking_id": str}
LARGEST = 16 * 1024
APP = "motcua"


class Zalo:
    """What it knows; shared by all its threads."""

    def __init__(self, token: str, secret: str, tell: str = "") -> None:
        self.token, self.secret, self.address = token, secret, tell
        self.lock = threading.Lock()
        self.went_out: Counter[str] = Counter()
        self.answers: list[int] = []
        self.behaviour: dict[str, Any] = {
            "down": 0.0,
            "drop": 0.0,
            "trouble": 0.0,
            "late": 0.0,
            "words": ["delivered"],
        }

    def take(self, given: Any, token: str) -> dict[str, Any]:
        """The answer to a message."""
        if token != self.token:
            return {"error": -216, "message": "Access token is invalid"}
        if not isinstance(given, dict) or {k: type(v) for k, v in given.items()} != _FIELDS:
            return {"error": -101, "message": "Fields"}
        if not _PHONE.fullmatch(given["phone"]):
            return {"error": -137, "message": "Phone number is invalid"}
        values = given["template_data"]
        if (
            not _TEMPLATE.fullmatch(given["template_id"])
            or not values
            or not all(isinstance(value, str) and value for value in values.values())
        ):
            return {"error": -119, "message": "Template is invalid"}
        if _CHANCE.random() < self.behaviour["trouble"]:
            return {"error": -100, "message": "Unknown error, please try again"}
        with self.lock:
            self.went_out[given["tracking_id"]] += 1
            number = sum(self.went_out.values())
        if self.address:
            words = self.behaviour["words"]
            threading.Thread(target=self._tell, args=(given["tracking_id"], words), daemon=True).start()
        return {"error": 0, "message": "Success", "data": {"msg_id": f"zalo-{number}"}}

    def _tell(self, key: str, words: list[str]) -> None:
        time.sleep(0.2)
        for word in words:
            self.answers.append(self.tell(key, word))

    def tell(self, key: str, word: str) -> int:
        """One word about a message; answers the status."""
        return post(self.address, *self.word(key, word))

    def word(self, key: str, word: str) -> tuple[bytes, dict[str, str]]:
        """Its body and headers."""
        stamp = str(int((time.time() - (600 if word == "old" else 0)) * 1000))
        event = "message_failed" if word == "failed" else "user_received_message"
        body = json.dumps({"event_name": event, "timestamp": stamp, "message": {"tracking_id": key}}).encode()
        secret = "another" if word == "forged" else self.secret
        mac = hashlib.sha256(APP.encode() + body + stamp.encode() + secret.encode()).hexdigest()
        headers = {"Content-Type": "application/json", "X-ZEvent-Signature": f"mac={mac}"}
        return body, headers


class Server(ThreadingHTTPServer):
    """Zalo behind a port."""

    request_queue_size = 128
    daemon_threads = True

    def __init__(self, address: tuple[str, int], zalo: Zalo) -> None:
        super().__init__(address, Handler)
        self.zalo = zalo


class Handler(BaseHTTPRequestHandler):
    """One request; misbehaves as told."""

    server: Server
    timeout = 5.0

    def do_GET(self) -> None:
        zalo = self.server.zalo
        found = {"/counts": zalo.went_out, "/answers": {"answers": zalo.answers}}.get(self.path)
        self._answer(200 if found is not None else 404, found or {})

    def do_POST(self) -> None:
        zalo, length = self.server.zalo, int(self.headers.get("Content-Length") or 0)
        if length > LARGEST:
            self._answer(413, {})
            return
        try:
            given = json.loads(self.rfile.read(length))
        except ValueError:
            self._answer(400, {})
            return
        if self.path == "/behaviour":
            zalo.behaviour |= given
            self._answer(200, zalo.behaviour)
        elif self.path == "/message/template":
            self._message(zalo, given)
        else:
            self._answer(404, {})

    def _message(self, zalo: Zalo, given: Any) -> None:
        chance = _CHANCE.random()
        if chance < zalo.behaviour["down"]:
            self.close_connection = True
            return
        answer = zalo.take(given, self.headers.get("access_token", ""))
        if chance < zalo.behaviour["down"] + zalo.behaviour["drop"]:
            self.close_connection = True
            return
        time.sleep(zalo.behaviour["late"] * _CHANCE.random())
        self._answer(200, answer)

    def _answer(self, status: int, data: Any) -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        with contextlib.suppress(OSError):  # whoever asked may be gone
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Nothing: whatever comes here names people."""


def main() -> None:
    parser = argparse.ArgumentParser(description="A stand-in for Zalo.")
    parser.add_argument("--port", type=int, default=8400)
    parser.add_argument("--tell", default="", help="where to tell what became of messages")
    given = parser.parse_args()
    secrets = (os.environ["SANDBOX_ZALO_TOKEN"], os.environ["SANDBOX_ZALO_SECRET"])
    Server(("127.0.0.1", given.port), Zalo(*secrets, given.tell)).serve_forever()


if __name__ == "__main__":
    main()
