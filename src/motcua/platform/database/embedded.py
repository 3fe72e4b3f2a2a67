"""The embedded server as the rest of the house sees it: acquire it, get its addresses, release it.

Several processes may use one server (web, worker, a command, the tests). Each holds a shared lock on a file
while it does; the last one to let go stops the server. The operating system frees the lock of a killed
process, so the count cannot go wrong. Starting and stopping happen under a second, exclusive lock.
"""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

import psycopg

from motcua.platform.database.account import system_account
from motcua.platform.database.binaries import find_binaries
from motcua.platform.database.cluster import PORT, SUPERUSER, Cluster
from motcua.platform.database.home import make_folder, reachable, var_folder
from motcua.platform.database.roles import APP, DATABASE, OWNER, prepare


@dataclass(frozen=True, slots=True)
class Addresses:
    """The product runs as `app`, which owns nothing; `owner` migrates; `admin` makes databases."""

    app: str
    owner: str
    admin: str


class EmbeddedServer:
    """A server under `var`. Use as a context manager, or `acquire()` and `release()`."""

    def __init__(self, cluster: Cluster, var: Path) -> None:
        self.cluster = cluster
        self.var = var
        self._users: int | None = None

    def acquire(self, before_exec: Callable[[], None] | None = None) -> Addresses:
        with self._alone():
            if self._users is None:
                self._users = self._open("users")
                fcntl.flock(self._users, fcntl.LOCK_SH)
            self._ensure_running(before_exec)
        return self.addresses()

    def revive(self, before_exec: Callable[[], None] | None = None) -> bool:
        """Start the server again if its postmaster is gone; true if that was needed."""
        if self.cluster.postmaster() is not None:
            return False
        with self._alone():
            self._ensure_running(before_exec)
        return True

    def release(self) -> None:
        """Let go; the last one out stops the server."""
        if self._users is None:
            return
        with self._alone():
            try:
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                self.cluster.stop()
            os.close(self._users)
            self._users = None

    def addresses(self, name: str = DATABASE) -> Addresses:
        return Addresses(self._url(APP, name), self._url(OWNER, name), self._url(SUPERUSER, name))

    def export(self) -> None:
        """Tell this process, and every process it starts, which database and folder are in use."""
        addresses = self.addresses()
        os.environ["DATABASE_URL"] = addresses.app
        os.environ["DATABASE_OWNER_URL"] = addresses.owner
        os.environ["MOTCUA_VAR"] = str(self.var)
        os.environ["MOTCUA_EMBEDDED"] = "1"

    def _url(self, user: str, name: str) -> str:
        folder = quote(str(self.cluster.socket_folder()), safe="")
        return f"postgresql://{user}@/{name}?host={folder}&port={PORT}"

    def _ensure_running(self, before_exec: Callable[[], None] | None) -> None:
        if not self.cluster.exists():
            self.cluster.create()
        if self.cluster.postmaster() is None or not self.cluster.answers():
            self.cluster.start(before_exec)
        try:
            with psycopg.connect(self.cluster.conninfo(SUPERUSER, "postgres"), autocommit=True) as connection:
                prepare(connection)
        except psycopg.OperationalError as gone:
            raise self.cluster.not_started() from gone

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        lock = self._open("lock")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _open(self, kind: str) -> int:
        return os.open(f"{self.cluster.data}.{kind}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def embedded_server(var: Path | None = None, *, durable: bool = True) -> EmbeddedServer:
    """The server of a `var` folder (by default the one of this installation), not yet started.

    One that is not durable does not wait for the disk: for tests, whose data nobody minds losing.
    """
    account = system_account()
    var = make_folder(var) if var else var_folder(account)
    home = reachable(var, account).resolve()
    return EmbeddedServer(Cluster(home, find_binaries(home, account), account, durable), var)
