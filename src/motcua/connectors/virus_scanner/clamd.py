"""clamd's INSTREAM: the bytes in counted pieces, an empty one at the end, then one line of answer."""

import re
import socket
import time
from typing import BinaryIO

from motcua.platform import files

SECONDS = 10.0
"""In all: a file of 20 MB takes one or two."""
_PIECE = 64 * 1024
_LONGEST_ANSWER = 4_096
_ANSWER = re.compile(rb"stream: (?:(OK)|([\w.\-/:() +]{1,200}) FOUND)\0?\n?")


class Clamd:
    """One scanner at one address. A connection is made for each file: processes fork around it."""

    def __init__(self, address: str) -> None:
        self._address = address

    def threat_in(self, content: BinaryIO) -> str:
        end = time.monotonic() + SECONDS
        try:
            with self._line() as line:
                self._send(line, content, end)
                answer = self._hear(line, end)
        except OSError as error:
            raise files.scanning.ScannerOutOfReachError from error
        found = _ANSWER.fullmatch(answer)
        if found is None:
            raise files.scanning.ScannerOutOfReachError
        return (found[2] or b"").decode()

    def _line(self) -> socket.socket:
        if self._address.startswith("/"):
            line = socket.socket(socket.AF_UNIX)
            line.settimeout(SECONDS)
            line.connect(self._address)
            return line
        host, _colon, port = self._address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), SECONDS)

    def _send(self, line: socket.socket, content: BinaryIO, end: float) -> None:
        line.sendall(b"zINSTREAM\0")
        while piece := content.read(_PIECE):
            _leave(line, end)
            line.sendall(len(piece).to_bytes(4) + piece)
        line.sendall(bytes(4))

    def _hear(self, line: socket.socket, end: float) -> bytes:
        answer = b""
        while not answer.endswith((b"\0", b"\n")) and len(answer) < _LONGEST_ANSWER:
            _leave(line, end)
            piece = line.recv(_LONGEST_ANSWER)
            if not piece:
                break
            answer += piece
        return answer


def _leave(line: socket.socket, end: float) -> None:
    """So much time is left for the next step, and none after that."""
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)
