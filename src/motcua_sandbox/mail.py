"""A mail server that counts: `python -m motcua_sandbox.mail --port 8500 --control 8501`.

Speaks the few words of SMTP a sender needs, strictly, and brings mail to nobody. At the control port:

GET  /counts   how often each Message-ID was taken.
GET  /letters  the last letters, as they came and as they are read.
POST /behaviour  {"down": share, "drop": share, "later": share, "late": seconds, "unwelcome": 0 or 1}: hang up
when the data is announced; take the letter and hang up; answer 451 after the data (not taken); answer late;
refuse the sender with 550. Receivers at "khong-co.example" are refused with 550.
"""

import argparse
import json
import random
import re
import threading
import time
from collections import Counter, deque
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

_CHANCE = random.SystemRandom()
_PATH = re.compile(rb"(?:MAIL FROM|RCPT TO):<([^<>\s@]+@[^<>\s@]+)>(?: .*)?", re.IGNORECASE)
LARGEST = 256 * 1024


class Office:
    """What the server knows; shared by all its threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.taken: Counter[str] = Counter()
        self.letters: deque[str] = deque(maxlen=50)
        self.behaviour: dict[str, float] = dict.fromkeys(("down", "drop", "later", "late", "unwelcome"), 0.0)

    def take(self, data: bytes) -> None:
        letter = message_from_bytes(data, policy=policy.default)
        with self.lock:
            self.taken[str(letter["Message-ID"])] += 1
            body = letter.get_body(("plain",))
            self.letters.append(f"{data.decode('ascii')}\n\n{body.get_content() if body else ''}")


class Server(ThreadingTCPServer):
    """SMTP behind a port."""

    request_queue_size = 128
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], office: Office) -> None:
        super().__init__(address, Session)
        self.office = office


class Session(StreamRequestHandler):
    """One sender, one or more letters; misbehaves as told."""

    server: Server
    timeout = 10.0

    def handle(self) -> None:
        self._sender = self._receiver = ""
        self._say("220 thu-sandbox")
        try:
            while line := self.rfile.readline(1_000):
                if not self._heard(line.rstrip(b"\r\n")):
                    return
        except OSError:
            return

    def _heard(self, line: bytes) -> bool:
        """Whether the sender may go on."""
        word = line.split(b" ")[0].upper()
        if word in {b"EHLO", b"HELO"}:
            self._say("250 thu-sandbox")
        elif word in {b"MAIL", b"RCPT"}:
            self._path(line, is_sender=word == b"MAIL")
        elif word == b"DATA":
            return self._data()
        elif word in {b"RSET", b"NOOP"}:
            self._say("250 2.0.0 OK")
        elif word == b"QUIT":
            self._say("221 2.0.0 Bye")
            return False
        else:
            self._say("502 5.5.1 Not implemented")
        return True

    def _path(self, line: bytes, *, is_sender: bool) -> None:
        found = _PATH.fullmatch(line)
        if found is None:
            self._say("501 5.1.7 Syntax")
        elif is_sender and self.server.office.behaviour["unwelcome"]:
            self._say("550 5.7.1 Sender not allowed")
        elif is_sender:
            self._sender = found[1].decode()
            self._say("250 2.1.0 OK")
        elif not self._sender:
            self._say("503 5.5.1 MAIL first")
        elif found[1].endswith(b"@khong-co.example"):
            self._say("550 5.1.1 No such user")
        else:
            self._receiver = found[1].decode()
            self._say("250 2.1.5 OK")

    def _data(self) -> bool:
        """Whether the sender may go on."""
        if not self._receiver:
            self._say("503 5.5.1 RCPT first")
            return True
        chance, behaviour = _CHANCE.random(), self.server.office.behaviour
        if chance < behaviour["down"]:
            return False
        self._say("354 Go ahead")
        lines = self._lines()
        return lines is not None and self._taken(lines, chance - behaviour["down"])

    def _lines(self) -> list[bytes] | None:
        """Up to the lone dot; None when the sender hung up or goes on too long."""
        lines, size = [], 0
        while (line := self.rfile.readline(LARGEST)) != b".\r\n":
            size += len(line)
            if not line or size > LARGEST:
                return None
            lines.append(line[1:] if line.startswith(b"..") else line)
        return lines

    def _taken(self, lines: list[bytes], chance: float) -> bool:
        office = self.server.office
        if any(not line.endswith(b"\r\n") or not line.isascii() for line in lines):
            self._say("554 5.6.1 Bare line feeds, or bytes beyond ASCII that nobody offered to take")
            return True
        if chance < office.behaviour["later"]:
            self._say("451 4.3.0 Try again")
            return True
        office.take(b"".join(lines))
        if chance < office.behaviour["later"] + office.behaviour["drop"]:
            return False
        time.sleep(office.behaviour["late"] * _CHANCE.random())
        self._say("250 2.0.0 Taken")
        return True

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Control(BaseHTTPRequestHandler):
    """What tests ask and order."""

    office: Office

    def do_GET(self) -> None:
        found: Any = {"/counts": self.office.taken, "/letters": list(self.office.letters)}.get(self.path, {})
        self._answer(found)

    def do_POST(self) -> None:
        self.office.behaviour |= json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(self.office.behaviour)

    def _answer(self, data: Any) -> None:
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Nothing: whatever comes here names people."""


def main() -> None:
    parser = argparse.ArgumentParser(description="A mail server that counts.")
    parser.add_argument("--port", type=int, default=8500)
    parser.add_argument("--control", type=int, default=8501)
    given, office = parser.parse_args(), Office()
    control = type("Bound", (Control,), {"office": office})
    desk = ThreadingHTTPServer(("127.0.0.1", given.control), control)
    threading.Thread(target=desk.serve_forever, daemon=True).start()
    Server(("127.0.0.1", given.port), office).serve_forever()


if __name__ == "__main__":
    main()
