"""P5 for files that come in pieces: web workers are killed outright, senders stand still, and no acknowledged
byte is lost; what was taken in is what was sent.

SABOTAGE: MOTCUA_SABOTAGE=acknowledge-unwritten acknowledges bytes that were not written.
"""

import base64
import hashlib
import http.client
import random
import socket
import threading
import time
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from motcua.agencies import api as agencies
from motcua.platform import arriving, files
from motcua.platform.access import Actor
from proving.figures import record
from proving.sizes import patience, size
from proving.town import Town, kill, serving
from sample_files import PDF, picture
from surfaces.citizens import signed_in

SENDERS = ("Nguyễn Thị Mai Hương", "Trần Quốc Bảo")
FILES = size(3, 20)
"""Each: fewer than one may have on their way at once, since those begun whose answer was lost count too."""
KILLS = size(4, 60)
PIECE = 8 * 1024
PURPOSE = "thử"
TOKEN = "a1" * 16
FORM = "application/x-www-form-urlencoded"


@dataclass
class Sender:
    """Somebody at home, who asks how far it is after every break."""

    port: int
    browser: Client
    rng: random.Random
    sent: dict[UUID, bytes] = field(default_factory=dict)
    breaks: int = 0
    lost: list[str] = field(default_factory=list)

    @property
    def headers(self) -> dict[str, str]:
        session = self.browser.cookies["sessionid"].value
        return {
            "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Tus-Resumable": "1.0.0",
        }

    def ask(self, method: str, path: str, body: bytes = b"", **more: str) -> tuple[int, dict[str, str]]:
        """Asked until there is an answer; 0 for a line that broke under a piece."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(method, path, body, self.headers | more)
            answer = line.getresponse()
            answer.read()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}
        except (OSError, http.client.HTTPException):
            self.breaks += 1
            time.sleep(0.05)
            return 0, {}
        finally:
            line.close()

    def until(self, status: int, method: str, path: str, **more: str) -> dict[str, str]:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            found, headers = self.ask(method, path, **more)
            if found == status:
                return headers
        raise AssertionError(f"{method} {path}: no {status}")

    def begin(self, content: bytes) -> str:
        told = f"filename {_coded('a.bin')},purpose {_coded(PURPOSE)}"
        more = {"Upload-Length": str(len(content)), "Upload-Metadata": told}
        place = self.until(201, "POST", "/tep/", **more)["location"]
        self.sent[UUID(place.split("/")[2])] = content
        return place

    def send(self, content: bytes) -> None:
        place, acknowledged = self.begin(content), 0
        while acknowledged < len(content):
            piece = content[acknowledged : acknowledged + PIECE]
            more = {"Upload-Offset": str(acknowledged), "Content-Type": "application/offset+octet-stream"}
            status, headers = self.ask("PATCH", place, piece, **more)
            if status != 204:
                headers = self.until(200, "HEAD", place)
            offset = int(headers["upload-offset"])
            if offset < acknowledged:
                self.lost.append(f"{place}: {acknowledged} acknowledged, {offset} kept")
                return
            acknowledged = offset

    def all(self) -> None:
        for number in range(FILES):
            width = self.rng.randrange(100, 200)
            noise = self.rng.randbytes(PIECE * self.rng.randrange(8, 16))
            content = picture("PNG", width=width) + noise if number % 2 else _with(PDF, noise)
            self.send(content)

    @property
    def actor(self) -> Actor:
        return agencies.actor_for(int(self.browser.session["_auth_user_id"]), "online")


def _coded(words: str) -> str:
    return base64.b64encode(words.encode()).decode()


def _with(document: bytes, noise: bytes) -> bytes:
    """A PDF that is longer by a comment."""
    plain = noise.hex().encode()
    return document.replace(b"%%EOF", b"%" + plain + b"\n%%EOF")


@pytest.mark.timeout(patience(180, 1_800))
@pytest.mark.usefixtures("committed_office")
def test_killed_workers_lose_no_acknowledged_byte(processes: Town) -> None:
    web = processes.start_web(MOTCUA_SECRET_KEY=settings.SECRET_KEY)
    senders = [Sender(processes.port, signed_in(who), random.Random(who)) for who in SENDERS]
    threads = [threading.Thread(target=sender.all) for sender in senders]
    for thread in threads:
        thread.start()
    killed = 0
    while killed < KILLS and any(thread.is_alive() for thread in threads):
        time.sleep(0.6)  # one that dies while it starts would end the server: it takes that for a loop
        found = serving(web)
        killed += len(found) > 1 and kill(found[0])
    for thread in threads:
        thread.join()
    lost = [each for sender in senders for each in sender.lost]
    taken = 0
    for sender in senders:
        for upload, content in sender.sent.items():
            found = files.uploads.take(sender.actor, upload, PURPOSE)
            taken += found.sha256 == hashlib.sha256(content).hexdigest()
    breaks = sum(sender.breaks for sender in senders)
    record(
        "P5",
        f"{len(SENDERS) * FILES} files in pieces, {killed} workers killed",
        breaks=breaks,
        whole=taken,
    )
    assert not lost, lost
    assert killed
    assert taken == len(SENDERS) * FILES


@pytest.mark.timeout(patience(120, 600))
@pytest.mark.usefixtures("committed_office")
def test_senders_who_stand_still_are_given_up_and_what_was_sent_is_kept(processes: Town) -> None:
    """One for each web worker, a file and a form; others are answered while both lines stay open."""
    processes.start_web(MOTCUA_SECRET_KEY=settings.SECRET_KEY)
    sender = Sender(processes.port, signed_in(SENDERS[0]), random.Random(1))
    content = _with(PDF, b"x" * 50_000)
    place = sender.begin(content)
    more = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    began = time.monotonic()
    with (
        _unfinished(sender, f"PATCH {place}", len(content), content[:40_000], more) as file,
        _unfinished(sender, "POST /dang-nhap/", 5_000, b"ten=a", {"Content-Type": FORM}) as form,
    ):
        assert file.recv(100).startswith(b"HTTP/1.1 204 ")
        assert form.recv(100).startswith(b"HTTP/1.1 408 ")
        waited = time.monotonic() - began
        assert int(sender.until(200, "HEAD", place)["upload-offset"]) > 30_000
        others = [sender.ask("GET", "/")[0] for _ in range(8)]
    record("P33", "senders who stand still", seconds_waited=round(waited, 1))
    assert others == [200] * 8
    assert sender.breaks == 0
    assert waited < 2 * arriving.IDLE_SECONDS + 5


def _unfinished(sender: Sender, what: str, length: int, body: bytes, more: dict[str, str]) -> socket.socket:
    """A line on which less comes than was announced."""
    line = socket.create_connection(("127.0.0.1", sender.port), 20)
    words = "".join(f"{name}: {value}\r\n" for name, value in (sender.headers | more).items())
    head = f"{what} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n{words}\r\n"
    line.sendall(head.encode() + body)
    return line
