"""The embedded server keeps what it acknowledged and comes back from a kill."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.platform.database import DatabaseUnavailableError, EmbeddedServer, embedded_server
from motcua.platform.database.cluster import Cluster
from motcua.platform.database.processes import is_alive, workers_of


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedServer]:
    """A server of its own; root's private temporary folder sends its data under /var/lib/motcua."""
    server = embedded_server(tmp_path / "var")
    server.acquire()
    yield server
    server.release()
    server.cluster.stop()
    shutil.rmtree(server.cluster.home, ignore_errors=True)


def _write(server: EmbeddedServer, number: int) -> None:
    with psycopg.connect(server.addresses().owner) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
        connection.execute("INSERT INTO kept VALUES (%s)", [number])


def _read(server: EmbeddedServer) -> list[int]:
    with psycopg.connect(server.addresses().owner) as connection:
        return [row[0] for row in connection.execute("SELECT number FROM kept ORDER BY number")]


def _postmaster(server: EmbeddedServer) -> int:
    pid = server.cluster.postmaster()
    assert pid is not None
    return pid


def test_what_was_committed_survives_a_killed_postmaster(server: EmbeddedServer) -> None:
    for number in range(3):
        _write(server, number)
        killed = _postmaster(server)
        os.kill(killed, signal.SIGKILL)
        began = time.monotonic()
        _wait(lambda killed=killed: not is_alive(killed))
        assert server.revive()
        assert time.monotonic() - began < 5
    assert _read(server) == [0, 1, 2]


def test_a_zombie_is_no_living_server(server: EmbeddedServer) -> None:
    """Its parent has not collected it: signal 0 still reaches it, and PostgreSQL would refuse to start."""
    zombie = subprocess.Popen(["/bin/sh", "-c", "exit 0"])
    time.sleep(0.2)
    server.cluster.stop()
    lock_file = server.cluster.data / "postmaster.pid"
    lock_file.write_text(f"{zombie.pid}\n{server.cluster.data}\n1\n5432\n\n\n\nready\n")
    if os.geteuid() == 0:
        os.chown(lock_file, server.cluster.account.uid, server.cluster.account.gid)
    assert server.cluster.postmaster() is None
    assert server.revive()
    zombie.wait()


def test_a_dead_server_nobody_collected_keeps_no_other_from_its_socket(server: EmbeddedServer) -> None:
    """The lock file of the socket names it, and to signal 0 it still answers."""
    killed = _postmaster(server)
    os.kill(killed, signal.SIGKILL)
    _wait(lambda: not is_alive(killed))
    (server.cluster.data / "postmaster.pid").unlink()
    assert server.revive()
    _write(server, 7)
    assert _read(server) == [7]
    os.waitpid(killed, 0)


def test_a_server_killed_a_moment_ago_is_collected(server: EmbeddedServer) -> None:
    """While it dies it is neither alive nor to be collected, and its number is about to be forgotten."""
    for _ in range(5):
        killed = _postmaster(server)
        os.kill(killed, signal.SIGKILL)
        _wait(server.revive)
        assert not Path(f"/proc/{killed}").exists()


def test_a_server_killed_as_soon_as_it_answers_is_told_in_a_sentence(
    server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever watches over it tries again after that sentence; any other error would end the watching."""
    answers = Cluster.answers

    def killed_then(cluster: Cluster) -> bool:
        answered = answers(cluster)
        if answered:
            os.kill(_postmaster(server), signal.SIGKILL)
            monkeypatch.undo()
        return answered

    os.kill(_postmaster(server), signal.SIGKILL)
    monkeypatch.setattr(Cluster, "answers", killed_then)
    with pytest.raises(DatabaseUnavailableError, match="PostgreSQL không khởi động được"):
        _wait(server.revive)
    _wait(server.revive)
    _write(server, 8)


def test_a_number_that_went_to_another_program_is_no_server(server: EmbeddedServer) -> None:
    server.cluster.stop()
    (server.cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert server.cluster.postmaster() is None
    assert server.revive()


def test_a_server_copied_after_a_power_cut_has_everything(server: EmbeddedServer) -> None:
    _write(server, 7)
    copied = Cluster(server.cluster.home / "copy", server.cluster.binaries, server.cluster.account)
    os.kill(_postmaster(server), signal.SIGKILL)
    _wait(lambda: not workers_of(server.cluster.data, server.cluster.account))
    copied.home.mkdir(mode=0o755)
    subprocess.run(["cp", "-a", server.cluster.data, copied.data], check=True)
    copied.start()
    try:
        with psycopg.connect(copied.conninfo("motcua_owner", "motcua")) as connection:
            assert connection.execute("SELECT number FROM kept").fetchall() == [(7,)]
    finally:
        copied.stop()


def test_the_last_one_out_stops_the_server(server: EmbeddedServer) -> None:
    other = embedded_server(server.var)
    other.acquire()
    server.release()
    assert other.cluster.postmaster() is not None
    other.release()
    assert other.cluster.postmaster() is None
    assert workers_of(other.cluster.data, other.cluster.account) == []


def test_two_who_start_at_once_get_one_server(tmp_path: Path) -> None:
    code = (
        "import time; from motcua.platform.database import embedded_server\n"
        "with embedded_server() as server: time.sleep(1); print(server.cluster.postmaster())"
    )
    environment = os.environ | {"MOTCUA_VAR": str(tmp_path / "var")}
    both = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    answers = {one.communicate(timeout=60)[0].strip() for one in both}
    assert len(answers) == 1
    assert answers.pop().isdigit()
    shutil.rmtree(embedded_server(tmp_path / "var").cluster.home, ignore_errors=True)


def test_a_path_too_long_for_a_socket_still_works(tmp_path: Path) -> None:
    server = embedded_server(tmp_path / ("x" * 90))
    with server:
        _write(server, 1)
        assert _read(server) == [1]
    shutil.rmtree(server.cluster.socket_folder(), ignore_errors=True)
    shutil.rmtree(server.cluster.home, ignore_errors=True)


def test_the_machine_may_think_it_is_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """New York's clock rules, and the port of another server in the environment: all the same."""
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.setenv("PGPORT", "6543")
    server = embedded_server(tmp_path / "var")
    with server, psycopg.connect(server.addresses().app) as connection:
        assert connection.execute("SHOW timezone").fetchone() == ("UTC",)
    shutil.rmtree(server.cluster.home, ignore_errors=True)


def test_only_the_account_may_enter_data_and_socket(server: EmbeddedServer) -> None:
    for folder in (server.cluster.data, server.cluster.socket_folder()):
        assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="chỉ root mới gặp")
def test_root_gives_up_root_and_leaves_private_folders_private(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    server = embedded_server(private / "var")
    with server:
        owner = Path(f"/proc/{_postmaster(server)}").stat().st_uid
        assert owner == server.cluster.account.uid != 0
    assert private.stat().st_mode & 0o777 == 0o700
    assert private not in server.cluster.home.parents
    again = embedded_server(private / "var")
    assert again.cluster.home == server.cluster.home
    shutil.rmtree(server.cluster.home)


@pytest.mark.skipif(os.geteuid() != 0, reason="chỉ root mới gặp")
def test_programs_the_account_cannot_reach_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PG_BIN", raising=False)  # the whole suite may run on other programs
    package = embedded_server(tmp_path / "var").cluster.binaries.folder.parents[1]
    for part in (package, package.with_name(f"{package.name}.libs")):
        (tmp_path / part.name).symlink_to(part)
    monkeypatch.setenv("PG_BIN", str(tmp_path / package.name / "pginstall" / "bin"))
    server = embedded_server(tmp_path / "var")
    assert server.cluster.home in server.cluster.binaries.folder.parents
    with server:
        _write(server, 1)
    assert embedded_server(tmp_path / "var").cluster.binaries.folder == server.cluster.binaries.folder
    shutil.rmtree(server.cluster.home)


def test_the_app_role_owns_nothing_and_cannot_become_the_owner(server: EmbeddedServer) -> None:
    with psycopg.connect(server.addresses().app, autocommit=True) as connection:
        for words in ("CREATE TABLE mine (id int)", "SET ROLE motcua_owner", "CREATE DATABASE mine"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(words)


def _wait(is_true, seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.02)
