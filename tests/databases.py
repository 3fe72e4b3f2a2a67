"""Databases for tests: one migrated template, a copy for each process, a new copy after a test that commits.

The template's name carries a digest of all migrations: it is built once and found again by the next run.
Tests connect as the app role, as the product does.
"""

import contextlib
import fcntl
import os
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from motcua.platform.database import (
    Addresses,
    EmbeddedServer,
    drop_database,
    embedded_server,
    expected_shape,
    make_database,
    migrate,
    var_folder,
)
from motcua.platform.database.account import system_account
from motcua.platform.database.processes import is_alive

REPOSITORY = Path(__file__).resolve().parents[1]
TEMPLATES_KEPT = 6


class TestDatabases:
    """The server the tests use and this process's own database on it."""

    __test__ = False

    def __init__(self) -> None:
        foreign = os.environ.get("DATABASE_URL", "")
        self.server: EmbeddedServer | None = None
        if foreign and not _is_ours(foreign):
            self.start = _foreign(foreign)
        else:
            self.server = embedded_server(var_folder(system_account()) / "tests", durable=False)
            self.start = self.server.acquire()
        self.owner = str(conninfo_to_dict(self.start.owner)["user"])
        self.prefix = "motcua" if self.server else _name(foreign).removesuffix("_test")
        self.template = f"{self.prefix}_{expected_shape()}_template_test"
        self.name = f"{self.prefix}_{os.getpid()}_test"
        self.grounds: set[str] = set()

    def addresses(self, ground: str = "") -> Addresses:
        """Of this process's own database, or of a ground it made."""
        return self._at(self._ground(ground) if ground else self.name)

    def make_ground(self, ground: str, *, of: str = "") -> None:
        """A copy of the template, or of another database, that many tests begin with."""
        self.grounds.add(ground)
        self._copy(of or self.template, self._ground(ground))

    def copy_ground(self, ground: str, name: str) -> None:
        """A database of that name as the ground is, to be changed."""
        self._copy(self._ground(ground), name)

    def _copy(self, template: str, name: str) -> None:
        with self._admin() as admin:
            drop_database(admin, name)
            make_database(admin, name, owner=self.owner, template=template)

    def prepare(self) -> None:
        with self._one_at_a_time(), self._admin() as admin:
            self._drop_leftovers(admin)
            if not _exists(admin, self.template):
                self._make_template(admin)
        self.renew()

    def renew(self) -> None:
        """Replace this process's database by an untouched copy; whoever is connected is thrown out."""
        self._copy(self.template, self.name)

    def close(self) -> None:
        with self._admin() as admin:
            for name in (self.name, *map(self._ground, self.grounds)):
                drop_database(admin, name)
        if self.server:
            self.server.release()

    def _ground(self, ground: str) -> str:
        return f"{self.prefix}_ground_{ground}_{os.getpid()}_test"

    def _make_template(self, admin: psycopg.Connection) -> None:
        making = f"{self.prefix}_making_test"
        drop_database(admin, making)
        make_database(admin, making, owner=self.owner)
        migrate(self._at(making).app, self._at(making).owner)
        admin.execute(f'ALTER DATABASE "{making}" RENAME TO "{self.template}"')

    def _drop_leftovers(self, admin: psycopg.Connection) -> None:
        names = [row[0] for row in admin.execute("SELECT datname FROM pg_database ORDER BY oid DESC")]
        templates = [name for name in names if re.fullmatch(rf"{self.prefix}_\w+_template_test", name)]
        with contextlib.suppress(psycopg.errors.ObjectInUse):
            for name in templates[TEMPLATES_KEPT:]:
                admin.execute(f'DROP DATABASE "{name}"')
        for name in names:
            owned = re.fullmatch(rf"{self.prefix}_(?:ground_[a-z]+_)?(\d+)_test", name)
            if owned and not is_alive(int(owned.group(1))):
                drop_database(admin, name)

    def _admin(self) -> psycopg.Connection:
        return psycopg.connect(self.start.admin, autocommit=True)

    def _at(self, name: str) -> Addresses:
        if self.server:
            return self.server.addresses(name)
        return Addresses(
            *(_renamed(url, name) for url in (self.start.app, self.start.owner, self.start.admin))
        )

    @contextlib.contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        folder = self.server.cluster.home if self.server else REPOSITORY / "var"
        folder.mkdir(exist_ok=True)
        with (folder / "test-template.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _foreign(url: str) -> Addresses:
    if not _name(url).endswith("_test"):
        pytest.exit(
            f"DATABASE_URL chỉ vào {_name(url)!r}; kiểm thử chỉ chạy trên tên kết thúc bằng _test.",
            2,
        )
    owner = os.environ.get("DATABASE_OWNER_URL", url)
    return Addresses(url, owner, owner)


def _is_ours(url: str) -> bool:
    """The embedded server's own socket, as the development shell exports it."""
    return bool(re.search(r"/run\d+$", str(conninfo_to_dict(url).get("host", ""))))


def _name(url: str) -> str:
    return str(conninfo_to_dict(url).get("dbname", ""))


def _renamed(url: str, name: str) -> str:
    return re.sub(r"(://[^/]*/)[^?]*", rf"\g<1>{name}", url, count=1)


def _exists(admin: psycopg.Connection, name: str) -> bool:
    return admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
