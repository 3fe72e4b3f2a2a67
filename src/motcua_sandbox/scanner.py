"""A virus scanner that knows one virus: `python -m motcua_sandbox.scanner --port 3310`.

Speaks clamd's INSTREAM. It finds the EICAR test file anywhere in the bytes, also in compressed streams of a
PDF and in members of a zip archive. `--behaviour late|garbled|silent|hangs-up` makes it misbehave.
"""

import argparse
import io
import re
import socketserver
import time
import zipfile
import zlib
from collections.abc import Iterator

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
BEHAVIOURS = ("", "late", "garbled", "silent", "hangs-up")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_LATE_SECONDS = 60
_MOST = 1 << 24


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int, behaviour: str = "") -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.behaviour = behaviour
        self.looked_at = 0


class Handler(socketserver.StreamRequestHandler):
    """One file."""

    server: Server

    def handle(self) -> None:
        if self.rfile.read(10) != b"zINSTREAM\0":
            return
        content = b"".join(self._pieces())
        self.server.looked_at += 1
        behaviour = self.server.behaviour
        if behaviour in {"late", "silent"}:
            time.sleep(_LATE_SECONDS)
        if behaviour in {"silent", "hangs-up"}:
            return
        answer = b"stream: Eicar-Test-Signature FOUND\0" if has_virus(content) else b"stream: OK\0"
        self.wfile.write(b"stream: O\xff\x00K" if behaviour == "garbled" else answer)

    def _pieces(self) -> Iterator[bytes]:
        while length := int.from_bytes(self.rfile.read(4)):
            yield self.rfile.read(length)


def has_virus(content: bytes) -> bool:
    return any(EICAR in each for each in (content, *_unpacked(content)))


def _unpacked(content: bytes) -> Iterator[bytes]:
    for found in _STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(found[1], _MOST)
        except zlib.error:
            continue
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=3310)
    parser.add_argument("--behaviour", choices=BEHAVIOURS, default="")
    given = parser.parse_args()
    with Server(given.port, given.behaviour) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
