"""Bodies of requests as they come in, given up when the line stands still.

The web server has one thread a worker, and reading a body waits without end for a sender who stops: two of
them would stop an office. So another thread reads; when nothing comes for a while, or the whole takes longer
than its length allows, reading fails as it does when a line breaks, and whoever reads keeps what came before
or drops it. A line that was given up holds a sleeping thread until it is gone, nothing more.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

PIECE = 16 * 1024
IDLE_SECONDS = 5.0
LEAST_SECONDS = 20.0
SLOWEST = 8 * 1024
"""Bytes a second: a sixth of what the slowest telephones we promise anything to send."""
_WAITING = 4

Read = Callable[[int], bytes]
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class LineBroke(OSError):  # noqa: N818 (what happened, not a mistake)
    """Less came than was announced, or nothing for too long. The web framework knows what to do with it."""


def patient(application: Application) -> Application:
    """The same application, which waits for nobody longer than this module says."""

    def called(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH", "")
        environ["wsgi.input"] = Body(environ["wsgi.input"].read, int(length) if length.isdecimal() else 0)
        return application(environ, start_response)

    return called


def seconds_for(length: int) -> float:
    """How long a body of so many bytes may take altogether."""
    return LEAST_SECONDS + length / SLOWEST


class Body:
    """The body of one request, `length` bytes as announced; nothing is read before somebody asks for it.

    `broke` says afterwards whether less than asked for came.
    """

    def __init__(self, read: Read, length: int) -> None:
        self._source = read
        self._left = length
        self._end = seconds_for(length)
        self._here = bytearray()
        self._coming: queue.Queue[bytes] | None = None
        self._given_up = threading.Event()
        self.broke = False

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer at the end; all of them when no number is said. Raises LineBroke."""
        wanted = self._most(size)
        while len(self._here) < wanted:
            self._here += self._next()
        return self._taken(wanted)

    def readline(self, size: int = -1) -> bytes:
        """Up to the end of a line, or so many bytes. Raises LineBroke."""
        most = self._most(size)
        while b"\n" not in self._here and len(self._here) < most:
            self._here += self._next()
        end = self._here.find(b"\n", 0, most)
        return self._taken(most if end < 0 else end + 1)

    def __del__(self) -> None:
        self._given_up.set()

    def _most(self, size: int) -> int:
        return self._left if size < 0 else min(size, self._left)

    def _taken(self, size: int) -> bytes:
        taken = bytes(self._here[:size])
        del self._here[:size]
        self._left -= size
        return taken

    def _next(self) -> bytes:
        coming = self._coming or self._begin()
        try:
            piece = coming.get(timeout=min(max(self._end - time.monotonic(), 0.001), IDLE_SECONDS))
        except queue.Empty:
            piece = b""
        if not piece:
            self.broke = True
            self._given_up.set()
            raise LineBroke
        return piece

    def _begin(self) -> "queue.Queue[bytes]":
        self._coming = queue.Queue(maxsize=_WAITING)
        self._end += time.monotonic()
        threading.Thread(
            target=_bring, args=(self._source, self._coming, self._given_up), daemon=True
        ).start()
        return self._coming


def _bring(read: Read, coming: "queue.Queue[bytes]", given_up: threading.Event) -> None:
    """An empty piece is the end, whether of the body or of the line."""
    piece = b"begun"
    while piece and not given_up.is_set():
        try:
            piece = read(PIECE)
        except Exception:  # noqa: BLE001 (whatever the line does, nothing more comes from it)
            piece = b""
        _hand_over(piece, coming, given_up)


def _hand_over(piece: bytes, coming: "queue.Queue[bytes]", given_up: threading.Event) -> None:
    while not given_up.is_set():
        try:
            coming.put(piece, timeout=1)
        except queue.Full:
            continue
        return
