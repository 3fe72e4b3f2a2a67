"""A process started by another that must never outlive it.

Each child leads a session of its own, so that Ctrl-C at the terminal reaches the parent only and the parent
stops its children in order. Should the parent be killed outright, Linux tells the child (PR_SET_PDEATHSIG).
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1
LONGEST_PAUSE = 5.0


def tie_to_parent(number: signal.Signals = signal.SIGTERM) -> Callable[[], None]:
    """For `preexec_fn`: the child receives `number` when the thread that started it ends. Linux only."""
    if not sys.platform.startswith("linux"):
        return lambda: None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def tie() -> None:
        prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
        if os.getppid() != parent:  # the parent ended between fork and here
            os.kill(os.getpid(), number)

    return tie


class Child:
    """One command kept running: `start`, `tend` now and then, `stop`."""

    def __init__(
        self, name: str, words: Sequence[str], environment: Mapping[str, str], log: Path | None = None
    ) -> None:
        self.name = name
        self.words = list(words)
        self.environment = dict(environment)
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._quick_deaths = 0
        self._again_at: float | None = None

    def start(self) -> None:
        with contextlib.ExitStack() as stack:
            output = stack.enter_context(self.log.open("ab")) if self.log else None
            self.process = subprocess.Popen(
                self.words,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=tie_to_parent(),  # noqa: PLW1509  two system calls, no lock taken
            )
        self._started_at = time.monotonic()
        self._again_at = None

    def tend(self) -> bool:
        """Start again what has crashed, more slowly each time it crashes at once; true if it was started."""
        if self.process is None or self.process.poll() is None:
            return False
        now = time.monotonic()
        if self._again_at is None:
            self._quick_deaths = self._quick_deaths + 1 if now - self._started_at < LONGEST_PAUSE else 0
            pause = 0.1 * 2**self._quick_deaths if self._quick_deaths else 0.0
            self._again_at = now + min(LONGEST_PAUSE, pause)
        if now < self._again_at:
            return False
        self._send(signal.SIGKILL)
        self.start()
        return True

    def ended(self) -> int | None:
        return None if self.process is None else self.process.poll()

    def ask_to_stop(self) -> None:
        """Only the head of the group is asked: it stops its own children when they have finished."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def stop(self, patience: float = 8.0) -> None:
        """Ask, wait, then insist; the whole group goes, also grandchildren their parent left behind."""
        if self.process is None:
            return
        self.ask_to_stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        self._send(signal.SIGKILL)
        self.process.wait()
        self.process = None

    def _send(self, number: signal.Signals) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)
