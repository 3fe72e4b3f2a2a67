"""A port for a server that is about to start."""

import secrets
import socket
from collections.abc import Sequence

BELOW_THE_SYSTEMS_OWN: Sequence[int] = range(20_000, 32_000)
"""Ports from 32768 on the system hands out to whoever calls somebody."""


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether nobody listens there now."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError:
            return False
    return True


def free_port(host: str = "127.0.0.1") -> int:
    """One nobody listens on, and which no outgoing connection takes before the server is up."""
    while True:
        port = secrets.choice(BELOW_THE_SYSTEMS_OWN)
        with socket.socket() as attempt:
            try:
                attempt.bind((host, port))
            except OSError:
                continue
            return port
