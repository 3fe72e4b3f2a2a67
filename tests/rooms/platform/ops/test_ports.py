"""A port that is chosen stays free until the server is up."""

import socket
from pathlib import Path

import pytest

from motcua.platform.ops import free_port, ports

RANGE = Path("/proc/sys/net/ipv4/ip_local_port_range")


def test_no_outgoing_connection_can_take_it() -> None:
    first = int(RANGE.read_text().split()[0]) if RANGE.exists() else 32_768
    assert max(free_port() for _ in range(200)) < first


def test_one_that_is_taken_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port, other = taken.getsockname()[1], free_port()
        monkeypatch.setattr(ports, "BELOW_THE_SYSTEMS_OWN", (port, other))
        assert [free_port() for _ in range(20)] == [other] * 20
