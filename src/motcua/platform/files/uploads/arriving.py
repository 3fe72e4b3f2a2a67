"""Bytes of a request as they come in, given up when the line stands still.

The web server has one thread a worker, and reading waits without end for a sender who stops. So another
thread reads; when nothing comes for a while, or the whole takes too long, what is there is kept and the
request ends.
"""

import queue
import threading
import time
from collections.abc import Callable, Generator

PIECE = 16 * 1024
IDLE_SECONDS = 5.0
WHOLE_SECONDS = 20.0
_WAITING = 4

Read = Callable[[int], bytes]


def pieces(read: Read) -> Generator[bytes, None, None]:
    """Bytes in the order they came, until the end, an error of the line, or one of the limits."""
    arrived: queue.Queue[bytes] = queue.Queue(maxsize=_WAITING)
    given_up = threading.Event()
    threading.Thread(target=_read, args=(read, arrived, given_up), daemon=True).start()
    end = time.monotonic() + WHOLE_SECONDS
    try:
        while (left := end - time.monotonic()) > 0:
            piece = arrived.get(timeout=min(left, IDLE_SECONDS))
            if not piece:
                return
            yield piece
    except queue.Empty:
        return
    finally:
        given_up.set()


def _read(read: Read, arrived: "queue.Queue[bytes]", given_up: threading.Event) -> None:
    """An empty piece is the end, whether of the body or of the line."""
    piece = b"begun"
    while piece and not given_up.is_set():
        try:
            piece = read(PIECE)
        except Exception:  # noqa: BLE001 (whatever the line does, nothing more comes from it)
            piece = b""
        _hand_over(piece, arrived, given_up)


def _hand_over(piece: bytes, arrived: "queue.Queue[bytes]", given_up: threading.Event) -> None:
    while not given_up.is_set():
        try:
            arrived.put(piece, timeout=1)
        except queue.Full:
            continue
        return
