"""The product's processes as a proof runs them: web servers and workers to talk to, and to kill."""

import contextlib
import os
import signal
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from motcua.platform.ops import Child, free_port
from motcua.platform.ops.stack import RESPAWN, WEB

TESTS = Path(__file__).resolve().parents[1]


class Town:
    """Processes on one database; all of them are gone when the town is left."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.logs = folder
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "proving.settings",
            "PYTHONPATH": str(TESTS),
            # A proof may run at night.
            "MOTCUA_QUIET_HOURS": "none",
            **environment,
        }
        self.environment.pop("DATABASE_OWNER_URL", None)
        self.children: list[Child] = []
        self.port = free_port()

    def start_web(self, **environment: str) -> Child:
        """The web server as `motcua up` runs it, answering when this returns."""
        place = ("--host", "127.0.0.1", "--port", str(self.port))
        words = [sys.executable, *WEB, *RESPAWN, *place]
        web = self._start("web", words, environment)
        wait(lambda: answers(self.port), 90, lambda: (self.logs / "web.log").read_text()[-3000:])
        return web

    def start_worker(self, **environment: str) -> Child:
        return self._start("worker", [sys.executable, "-m", "motcua_site.command", "worker"], environment)

    def start(self, name: str, *words: str, **environment: str) -> Child:
        """Any other program of ours."""
        return self._start(name, [sys.executable, *words], environment)

    def _start(self, name: str, words: list[str], environment: dict[str, str]) -> Child:
        child = Child(name, words, self.environment | environment, self.logs / f"{name}.log")
        child.start()
        self.children.append(child)
        return child

    def stop(self) -> None:
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.stop()


@contextlib.contextmanager
def town(folder: Path, **environment: str) -> Iterator[Town]:
    built = Town(folder, **environment)
    try:
        yield built
    finally:
        built.stop()


def answers(port: int, path: str = "/healthz") -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def wait(is_true: Callable[[], object], seconds: float, told: Callable[[], str] = str) -> None:
    """Until something holds; fails with what `told` says."""
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, f"chưa xong sau {seconds} giây: {told()}"
        time.sleep(0.05)


def processes_under(pid: int) -> list[int]:
    """Children of a process that are alive, oldest first."""
    with contextlib.suppress(OSError):
        lists = [task / "children" for task in Path(f"/proc/{pid}/task").iterdir()]
        return sorted(int(child) for found in lists for child in found.read_text().split())
    return []


def serving(web: Child) -> list[int]:
    """The worker processes of a web server."""
    under = processes_under(web.process.pid) if web.process else []
    return [pid for pid in under if b"motcua_site.web" in _command(pid)]


def _command(pid: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def kill(pid: int) -> bool:
    """kill -9; False when it was gone already."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False
