"""One PostgreSQL server of our own: made, started, stopped, and brought back after a kill.

`embedded` adds the locks between processes. Durability is PostgreSQL's own (fsync on).
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg

from motcua.platform.console import translate
from motcua.platform.database.account import SystemAccount
from motcua.platform.database.binaries import Binaries
from motcua.platform.database.errors import DatabaseUnavailableError
from motcua.platform.database.processes import is_alive, reap, send, serves, wait_gone, workers_of

SUPERUSER = "motcua_admin"
LONGEST_SOCKET_FOLDER = 90  # the address of a unix socket holds 107 bytes, file name included
PORT = 5432
SOCKET_LOCK = f".s.PGSQL.{PORT}.lock"
RECOVERY_SECONDS = 120
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "max_connections": "60",
    # A transaction that looks at everything (a proof, a dump) locks each table with each of its indexes.
    "max_locks_per_transaction": "256",
    # How long the house is silent after a kill (P2) is how much there is to read again: little.
    "max_wal_size": "256MB",
    "checkpoint_timeout": "2min",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    # A failed statement and its details quote what people wrote.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "jit": "off",
}
# After a kill the whole folder is written out before anything else. One call for all of it takes a tenth of a
# second; opening thousands of files for it, the default, takes seconds on a busy machine. Linux only.
if sys.platform.startswith("linux"):
    OPTIONS["recovery_init_sync_method"] = "syncfs"
# For data nobody minds losing with the machine (tests): no waiting for the disk. And no statistics behind the
# back of whoever asks for plans: taken between two tests, of tables then empty, they mislead the planner.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


@dataclass(frozen=True, slots=True)
class Cluster:
    home: Path
    binaries: Binaries
    account: SystemAccount
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.home / f"pg{self.binaries.major}"

    @property
    def log(self) -> Path:
        return self.home / f"pg{self.binaries.major}.log"

    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def socket_folder(self) -> Path:
        """A folder only the account may enter: being inside it is what `trust` relies on."""
        folder = self.home / f"run{self.binaries.major}"
        if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER:
            folder = self._short_folder()
        folder.mkdir(exist_ok=True)
        self.account.owns(folder)
        return folder

    def _short_folder(self) -> Path:
        kept = self.home / f"run{self.binaries.major}-at"
        if kept.exists():
            folder = Path(kept.read_text().strip())
            if folder.is_dir() and folder.stat().st_uid == self.account.uid:
                return folder
        folder = Path(tempfile.mkdtemp(prefix="motcua-", dir="/tmp"))
        kept.write_text(f"{folder}\n")
        return folder

    def conninfo(self, user: str, name: str) -> str:
        """Its port is named: the caller's PGPORT may be that of another server."""
        folder = str(self.socket_folder())
        return psycopg.conninfo.make_conninfo(host=folder, port=PORT, user=user, dbname=name)

    def create(self) -> None:
        """initdb into a folder beside the real one: a kill half-way leaves nothing that looks finished."""
        fresh = self.home / f"pg{self.binaries.major}.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        self.account.owns(fresh)
        words = [self.binaries.program("initdb"), "-D", str(fresh), "-U", SUPERUSER, "--auth=trust"]
        # The C locale is the strictest: nothing may lean on a collation one machine has and another lacks.
        words += ["--encoding=UTF8", "--locale=C", "--no-instructions"]
        done = subprocess.run(
            words,
            capture_output=True,
            text=True,
            check=False,
            env=_environment(),
            **self.account.process_options(),
        )
        if done.returncode != 0:
            sentence = translate("Không tạo được cơ sở dữ liệu ở {folder}: {reason}")
            raise DatabaseUnavailableError(sentence.format(folder=self.data, reason=_last_line(done.stderr)))
        fresh.rename(self.data)

    def start(self, before_exec: Callable[[], None] | None = None) -> None:
        """Start and wait until it answers. `before_exec` runs in the child just before the server."""
        if not self.durable and (self.data / "postmaster.pid").exists():
            self._forget()
        self._clear_remains()
        words = [self.binaries.program("postgres"), "-D", str(self.data), *self._options()]
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_environment(),
                start_new_session=True,
                preexec_fn=before_exec,  # noqa: PLW1509  one system call, no lock taken
                **self.account.process_options(),
            )
        self._wait_answer(process)
        # The server outlives this object; whoever supervises watches the process by its id.
        process.returncode = 0

    def _options(self) -> list[str]:
        options = OPTIONS | ({} if self.durable else FORGETFUL)
        options |= {"unix_socket_directories": str(self.socket_folder()), "port": str(PORT)}
        return [word for name, value in options.items() for word in ("-c", f"{name}={value}")]

    def _forget(self) -> None:
        """Not stopped in order and not durable: what is on the disk may be anything, so begin anew."""
        self.stop()
        shutil.rmtree(self.data)
        self.create()

    def _wait_answer(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + RECOVERY_SECONDS
        while not self.answers():
            if process.poll() is not None or time.monotonic() > end:
                raise self.not_started()
            time.sleep(0.03)

    def not_started(self) -> DatabaseUnavailableError:
        """What to raise: the sentence with the last words of the server's log."""
        sentence = translate("PostgreSQL không khởi động được: {reason}")
        return DatabaseUnavailableError(sentence.format(reason=_last_line(_tail(self.log))))

    def answers(self) -> bool:
        try:
            with psycopg.connect(self.conninfo(SUPERUSER, "postgres"), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def postmaster(self) -> int | None:
        """Process id of the living postmaster; None when stopped, killed, or the id is another's now."""
        pid = self._last_known()
        if pid is None:
            return None
        reap(pid)
        return pid if is_alive(pid) and serves(pid, self.data) else None

    def _last_known(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None

    def _clear_remains(self) -> None:
        """After a killed postmaster: wait for its dying children (they hold memory), drop its lock files.

        They are dropped only when no process stands in the data folder any more, so two servers can never
        share one. The socket's names a process too, and PostgreSQL believes it of a zombie and of a number
        that went to another program.
        """
        if self.postmaster() is not None:
            return
        last = self._last_known()
        for number in (signal.SIGQUIT, signal.SIGKILL):
            if wait_gone(self.data, self.account, 1.5):
                break
            send(workers_of(self.data, self.account), number)
        if not wait_gone(self.data, self.account, 1.5):
            sentence = translate("Còn tiến trình PostgreSQL cũ trong {folder} không dừng được.")
            raise DatabaseUnavailableError(sentence.format(folder=self.data))
        if last is not None:
            reap(last, patience=1.5)
        for lock in (self.data / "postmaster.pid", self.socket_folder() / SOCKET_LOCK):
            lock.unlink(missing_ok=True)

    def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back, everything committed is on disk."""
        pid = self.postmaster()
        for number, patience in ((signal.SIGINT, 15.0), (signal.SIGQUIT, 5.0)):
            if pid is not None:
                send([pid], number)
            if self._wait_stopped(pid, patience):
                return
        send(workers_of(self.data, self.account), signal.SIGKILL)

    def _wait_stopped(self, pid: int | None, patience: float) -> bool:
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if pid is not None:
                reap(pid)
            if (pid is None or not is_alive(pid)) and not workers_of(self.data, self.account):
                return True
            time.sleep(0.02)
        return False


def _environment() -> dict[str, str]:
    """Nothing of the caller's: PGDATA, PGPORT or a foreign time zone must not leak into the server."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def _tail(log: Path) -> str:
    return log.read_bytes()[-4000:].decode(errors="replace")


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else translate("không có lời giải thích nào")
