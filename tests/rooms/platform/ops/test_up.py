"""`motcua up` as a person meets it: it serves, refuses a second one, heals itself, leaves nothing behind."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from motcua.platform.database import embedded_server
from motcua.platform.database.processes import is_alive
from motcua.platform.ops import free_port
from proving.sizes import size

UP = [sys.executable, "-m", "motcua_site.command", "up", "--no-demo", "--port"]


class Running:
    """One `motcua up` on a folder and a port of its own."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port = free_port()
        self.environment = {
            key: value for key, value in os.environ.items() if not key.startswith("DATABASE_")
        } | {"MOTCUA_VAR": str(var)}
        self.process: subprocess.Popen[str] | None = None

    def start(self, before: Callable[[], None] | None = None) -> None:
        self.process = subprocess.Popen(
            [*UP, str(self.port)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=before,  # noqa: PLW1509  sets one signal
        )
        _wait(lambda: self.answers() or self.process.poll() is not None, 90)
        assert self.process.poll() is None, self.process.communicate()[0]

    def answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
        return True

    def family(self) -> list[int]:
        """Every living process that carries our folder in its environment, wherever it was adopted since."""
        mark = f"MOTCUA_VAR={self.var}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and int(entry.name) != os.getpid():
                try:
                    if mark in (entry / "environ").read_bytes().split(b"\0"):
                        found.append(int(entry.name))
                except OSError:
                    continue
        return [pid for pid in found if is_alive(pid)]

    def stop(self, number: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        code = self.process.wait(40)
        self.process.stdout.close()
        return code


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    one = Running(tmp_path / "var")
    yield one
    for pid in one.family():
        os.kill(pid, signal.SIGKILL)
    server = embedded_server(one.var)
    server.cluster.stop()
    shutil.rmtree(server.cluster.home, ignore_errors=True)


@pytest.mark.skipif(sys.platform != "linux", reason="đọc /proc")
def test_it_heals_refuses_a_second_one_and_leaves_nothing_behind(running: Running) -> None:
    """One life of a house, since its first start is the slow part."""
    it_stops_also_when_started_deaf_to_ctrl_c(running)
    running.start()
    it_heals(running)
    it_refuses_a_second_one(running)
    it_takes_everybody_with_it_when_killed(running)


def it_stops_also_when_started_deaf_to_ctrl_c(running: Running) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)[: size(1, 3)]:
        running.start(before=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
        postmaster = embedded_server(running.var).cluster.postmaster()
        assert postmaster is not None, number
        assert running.stop(number) == 0, number
        assert running.family() == [], number
        assert not is_alive(postmaster), number


def it_heals(running: Running) -> None:
    cluster = embedded_server(running.var).cluster
    postmaster = cluster.postmaster()
    os.kill(postmaster, signal.SIGKILL)
    _wait(lambda: cluster.postmaster() not in {None, postmaster} and cluster.answers(), 8)


def it_refuses_a_second_one(running: Running) -> None:
    second = Running(running.var)
    refused = subprocess.run(
        [*UP, str(second.port)],
        env=second.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert refused.returncode == 1
    assert refused.stderr.startswith("motcua up: Một Cửa đang chạy trên")
    assert len(refused.stderr.splitlines()) == 1


def it_takes_everybody_with_it_when_killed(running: Running) -> None:
    cluster = embedded_server(running.var).cluster
    running.process.kill()
    running.process.wait()
    _wait(lambda: running.family() == [] and cluster.postmaster() is None, 15)
    running.process.stdout.close()


def test_a_taken_port_is_refused_in_one_sentence(running: Running) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = subprocess.run(
            [*UP, port], env=running.environment, capture_output=True, text=True, check=False, timeout=60
        )
    assert refused.returncode == 1
    assert f"cổng {port}" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def _wait(is_true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
