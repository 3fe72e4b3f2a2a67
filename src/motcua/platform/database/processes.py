"""What the operating system knows of a server's processes: alive, a zombie, or left over after a kill."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

from motcua.platform.database.account import SystemAccount

PROC = Path("/proc")


def is_alive(pid: int) -> bool:
    """A zombie is dead: it still answers to signal 0, which is why PostgreSQL itself is fooled by one."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        state = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return not PROC.is_dir()
    return state not in {"Z", "X"}


def reap(pid: int, patience: float = 0.0) -> None:
    """Collect a child of ours that is dead, or dies within `patience` seconds; else it stays a zombie.

    A killed process is for a moment neither alive nor to be collected: its memory is being given back.
    """
    end = time.monotonic() + patience
    with contextlib.suppress(ChildProcessError, OSError):
        while os.waitpid(pid, os.WNOHANG) == (0, 0) and time.monotonic() < end:
            time.sleep(0.01)


def serves(pid: int, folder: Path) -> bool:
    """Whether the process was started on this data folder; its number may have gone to another program."""
    if not PROC.is_dir():
        return True
    try:
        words = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.fsencode(folder) in words


def workers_of(folder: Path, account: SystemAccount) -> list[int]:
    """Living processes that stand in `folder`, as all of PostgreSQL's do, also without their postmaster.

    Asked as the account itself: in a container root may not look into other accounts' processes.
    """
    if not PROC.is_dir():
        return []
    words = ["find", str(PROC), "-maxdepth", "2", "-name", "cwd", "-printf", "%h\t%l\n"]
    seen = subprocess.run(words, capture_output=True, text=True, check=False, **account.process_options())
    pairs = (line.split("\t", 1) for line in seen.stdout.splitlines())
    pids = [Path(place).name for place, target in pairs if target == str(folder)]
    return [int(pid) for pid in pids if pid.isdigit() and is_alive(int(pid))]


def wait_gone(folder: Path, account: SystemAccount, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while workers_of(folder, account):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def send(pids: Iterable[int], number: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
