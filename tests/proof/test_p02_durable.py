"""P2: a receipt means durable.

People send dossiers with an uploaded paper without pause while web servers, the worker and PostgreSQL itself
are killed outright, and once the power goes: everything stops, the data folder is copied, the copy started.
Whatever was acknowledged must be there, file and all, also in the copy.
"""

import asyncio
import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest

from motcua.platform.database import EmbeddedServer, embedded_server
from motcua.platform.database.cluster import Cluster
from motcua.platform.database.processes import workers_of
from motcua.platform.ops import Child
from proving.figures import record
from proving.office import sent
from proving.sabotage import break_database
from proving.senders import post_until_answered
from proving.sizes import IS_FULL, patience, size
from proving.town import Town, answers, kill, processes_under, town, wait
from sample_files import picture

ROUNDS = size(1, 15)
SENDERS = 4
PAPERS = 30
WATCHED_SECONDS = 2.5
PROMISED_SECONDS = {"web worker": 0.5, "web server": 5.0, "worker": 0.5, "postmaster": 5.0}
MACHINE_SHARED = 1 if IS_FULL else 3
"""The short form runs beside other tests: there a promise may take three times as long."""


@dataclass
class Receipts:
    """What people hold in their hands: public id → fingerprint of the paper. And when each yes came.

    That a paper is kept is a yes too.
    """

    given: dict[str, str] = field(default_factory=dict)
    moments: list[float] = field(default_factory=list)

    def longest_silence(self, since: float) -> float:
        """The longest time without a yes to anybody since a moment, in seconds."""
        heard = [since, *(m for m in self.moments if m > since), time.monotonic()]
        return max(later - earlier for earlier, later in pairwise(heard))


@dataclass
class House:
    """`motcua up` on a server and folder of its own."""

    server: EmbeddedServer
    town: Town
    up: Child

    def processes(self, word: bytes) -> list[int]:
        under = processes_under(self.up.process.pid) if self.up.process else []
        return [pid for pid in under if word in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def web(self) -> int:
        return self.processes(b"motcua_site.web")[0]

    def web_worker(self) -> int:
        return processes_under(self.web())[0]

    def worker(self) -> int:
        return self.processes(b"\0worker")[0]

    def story(self) -> str:
        """What the processes wrote last, and which there are: to find out why nobody answers."""
        ends = [
            f"== {file}\n{file.read_text(errors='replace')[-3000:]}"
            for file in (*self.town.logs.glob("*.log"), *self.server.var.rglob("*.log"))
        ]
        under = processes_under(self.up.process.pid) if self.up.process else []
        alive = [f"{pid} {Path(f'/proc/{pid}/cmdline').read_bytes()!r}" for pid in under]
        return "\n".join((*ends, *alive))

    def postmaster(self) -> int:
        found = self.server.cluster.postmaster()
        assert found is not None
        return found


@pytest.fixture
def house(tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        monkeypatch.delenv(name, raising=False)
    server = embedded_server(tmp_path / "var")
    try:
        with town(tmp_path, MOTCUA_VAR=str(tmp_path / "var")) as built:
            place = ("--no-demo", "--port", str(built.port))
            up = built.start("up", "-m", "motcua_site.command", "up", *place)
            wait(lambda: answers(built.port), 120, lambda: (tmp_path / "up.log").read_text()[-3000:])
            addresses = server.addresses()
            environment = built.environment | {"DATABASE_URL": addresses.app}
            words = [sys.executable, "-m", "proving.prepare", str(data_folder)]
            subprocess.run(words, env=environment, check=True, timeout=120)
            break_database(addresses.admin, is_own_server=True)
            yield House(server, built, up)
    finally:
        server.cluster.stop()
        shutil.rmtree(server.cluster.home, ignore_errors=True)


@contextlib.contextmanager
def people_sending(port: int) -> Iterator[Receipts]:
    """Several people who upload and send without pause, in a thread of their own."""
    receipts, enough = Receipts(), threading.Event()
    # Drawn before: the machine is the house's while it is measured.
    papers = [
        picture("PNG", width=random.randint(20, 900), height=random.randint(20, 900)) for _ in range(PAPERS)
    ]

    async def keep_sending() -> None:
        while not enough.is_set():
            draft = uuid.uuid4()
            path = f"/proof/upload?draft={draft}&name=a.png"
            kept = await post_until_answered(port, path, random.choice(papers))
            if not kept.is_acknowledged:
                continue
            receipts.moments.append(time.monotonic())
            body = sent(draft, files=[kept.data["file"]])
            done = await post_until_answered(port, "/proof/submit", body)
            if done.is_acknowledged:
                receipts.given[done.data["public_id"]] = kept.data["sha256"]
                receipts.moments.append(time.monotonic())

    async def everybody() -> None:
        await asyncio.gather(*(keep_sending() for _ in range(SENDERS)))

    thread = threading.Thread(target=lambda: asyncio.run(everybody()))
    thread.start()
    try:
        yield receipts
    finally:
        enough.set()
        thread.join(180)


@pytest.mark.timeout(patience(280, 7_200))
def test_what_was_acknowledged_survives_every_kill(house: House) -> None:
    silences: dict[str, list[float]] = {}
    lost_in_copies = 0
    with people_sending(house.town.port) as receipts:
        wait(lambda: len(receipts.given) >= 5, 60)
        undisturbed = _silence_without_a_kill(receipts)
        victims: dict[str, Callable[[], int]] = {
            "web worker": house.web_worker,
            "web server": house.web,
            "worker": house.worker,
            "postmaster": house.postmaster,
        }
        for _ in range(ROUNDS):
            for name, victim in victims.items():
                silences.setdefault(name, []).append(_kill_and_wait(name, victim, house, receipts))
            lost_in_copies += _cut_the_power(house, receipts)
    addresses = house.server.addresses()
    missing = _missing(addresses.app, house.server.var / "files", receipts.given)
    record(
        "P2",
        f"{ROUNDS} × kill -9 of {', '.join(victims)}, and {ROUNDS} power cuts, under {SENDERS} senders",
        acknowledged=len(receipts.given),
        lost=len(missing),
        lost_in_copies=lost_in_copies,
        longest_silence_without_a_kill_s=round(undisturbed, 2),
        **{f"longest_silence_{name}_s".replace(" ", "_"): round(max(s), 2) for name, s in silences.items()},
    )
    assert not missing
    assert lost_in_copies == 0
    too_long = {
        name: times
        for name, times in silences.items()
        if max(times) > PROMISED_SECONDS[name] * MACHINE_SHARED
    }
    assert not too_long, f"{undisturbed:.2f} s go by between answers when nobody is killed"
    words = [sys.executable, "-m", "motcua_site.command", "audit", "verify"]
    environment = house.town.environment | {"DATABASE_URL": addresses.app}
    found = subprocess.run(words, env=environment, check=False, timeout=120, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr


def _silence_without_a_kill(receipts: Receipts) -> float:
    """What is no silence at all on this machine, for whoever reads the figures."""
    moment = time.monotonic()
    time.sleep(WATCHED_SECONDS)
    return receipts.longest_silence(moment)


def _kill_and_wait(name: str, victim: Callable[[], int], house: House, receipts: Receipts) -> float:
    """Kill, watch until receipts come again and a little longer, and say how long none came."""
    known = len(receipts.given)
    moment = time.monotonic()
    assert kill(victim())
    wait(lambda: len(receipts.given) > known + SENDERS, 120, lambda: f"{name}\n{house.story()}")
    time.sleep(WATCHED_SECONDS)
    return receipts.longest_silence(moment)


def _cut_the_power(house: House, receipts: Receipts) -> int:
    """Everything stops at once; a copy of the disk is started elsewhere. How many receipts it lacks."""
    cluster, up = house.server.cluster, house.up.process
    assert up is not None
    copied = Cluster(cluster.home / "copy", cluster.binaries, cluster.account)
    os.kill(up.pid, signal.SIGSTOP)  # so that it does not bring the server back while we copy
    try:
        held = dict(receipts.given)
        assert kill(house.postmaster())
        wait(lambda: not workers_of(cluster.data, cluster.account), 30)
        copied.home.mkdir(mode=0o755)
        subprocess.run(["cp", "-a", cluster.data, copied.data], check=True)
    finally:
        os.kill(up.pid, signal.SIGCONT)
    copied.start()
    try:
        return len(_missing(copied.conninfo("motcua_app", "motcua"), house.server.var / "files", held))
    finally:
        copied.stop()
        shutil.rmtree(copied.home)


def _missing(address: str, files: Path, receipts: dict[str, str]) -> list[str]:
    """Receipts whose dossier is not there, or whose paper is not there byte for byte."""
    with psycopg.connect(address) as connection:
        rows = connection.execute(
            "SELECT d.public_id::text, f.sha256 FROM dossiers_dossier d"
            " JOIN dossiers_paper p ON p.dossier_id = d.id JOIN files_file f ON f.id = p.file_id"
        ).fetchall()
    linked = dict(rows)
    return [
        dossier for dossier, sha in receipts.items() if linked.get(dossier) != sha or not _stored(files, sha)
    ]


def _stored(files: Path, sha256: str) -> bool:
    path = files / sha256[:2] / sha256[2:4] / f"{sha256}.png"
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
