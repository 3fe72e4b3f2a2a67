"""What every test can rely on: a database of its own, no network, no file outside a temporary folder."""

import gc
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as drawing

from databases import TestDatabases
from grounds import COMMITTING, GROUNDS, ground_of
from proving.sizes import IS_FULL

if TYPE_CHECKING:
    from people import Cast

# How fast this machine is is no fault of what is tested.
drawing.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
drawing.load_profile("house")

LOOPBACK = {"localhost", "127.0.0.1", "::1", ""}


class NetworkRefusedError(RuntimeError):
    """A test tried to leave this machine."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long forms of promises wait for `make proof`."""
    if not IS_FULL:
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("proof")])
        items[:] = [item for item in items if not item.get_closest_marker("proof")]


def pytest_collection_finish() -> None:
    """What was loaded stays to the end; looking through it for garbage again and again takes its time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How those went that ran beside us (scripts/test), above our own closing line."""
    beside = os.environ.get("MOTCUA_TESTS_BESIDE")
    if beside and (told := Path(beside).read_text().splitlines()):
        terminalreporter.write_line(f"Chạy bên cạnh: {told[-1]}")


def pytest_sessionfinish() -> None:
    _put_browser_away()


def _put_browser_away() -> None:
    browser = sys.modules.get("surfaces.browser")
    if browser is not None:
        browser.KEPT.put_away()


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Only loopback and unix sockets: a test that needs the world is a test of the world."""
    patch = pytest.MonkeyPatch()

    def guard(name: str) -> None:
        real = getattr(socket.socket, name)

        def connect(self: socket.socket, address: Any) -> Any:
            if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in LOOPBACK:
                raise NetworkRefusedError(f"kiểm thử không được gọi ra ngoài: {address!r}")
            return real(self, address)

        patch.setattr(socket.socket, name, connect)

    guard("connect")
    guard("connect_ex")
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Files, seals and static files of the tests stay out of the installation's var/."""
    var = tmp_path_factory.mktemp("var")
    (var / "static").mkdir()
    patch = pytest.MonkeyPatch()
    patch.setattr(settings, "VAR", var)
    patch.setattr(settings, "MEDIA_ROOT", var / "files")
    patch.setattr(settings, "RECEIPT_KEYS", var / "receipt-keys")
    patch.setattr(settings, "STATIC_ROOT", var / "static")
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    patch.setattr(settings, "STORAGES", {**settings.STORAGES, "staticfiles": plain})
    # Tests run at any hour of the night; those of the quiet hours set them.
    patch.setattr(settings, "MOTCUA_QUIET_HOURS", None)
    # A slow hash is the product's protection and a test's delay.
    patch.setattr(settings, "PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"])
    yield var
    patch.undo()


@pytest.fixture(scope="session")
def test_databases() -> Iterator[TestDatabases]:
    databases = TestDatabases()
    try:
        databases.prepare()
        yield databases
    finally:
        databases.close()


@pytest.fixture(scope="session")
def django_db_setup(test_databases: TestDatabases, django_db_blocker: Any) -> Iterator[None]:
    """In the place of pytest-django's: the app role on a copy of the template or on a ground."""
    GROUNDS.open(test_databases, django_db_blocker.unblock)

    def renew(case: TransactionTestCase) -> None:
        # The app role may not TRUNCATE, so what Django would flush is replaced by a new copy.
        connections.close_all()
        test_databases.renew()
        # Whatever connected meanwhile (a forgotten generator that was collected) was thrown out.
        connections.close_all()

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", renew)
    yield
    patch.undo()
    connections.close_all()


@pytest.fixture
def fresh_database(
    transactional_db: None, test_databases: TestDatabases, monkeypatch: pytest.MonkeyPatch
) -> TestDatabases:
    """A database where commits are real, also named in the environment for processes the test starts."""
    connections.close_all()  # one left from before the database was renewed was thrown out with it
    monkeypatch.setenv("DATABASE_URL", test_databases.addresses().app)
    monkeypatch.setenv("DATABASE_OWNER_URL", test_databases.addresses().owner)
    monkeypatch.setenv("MOTCUA_VAR", os.fspath(settings.VAR))
    return test_databases


@pytest.fixture(autouse=True)
def _forget_the_organisation() -> Iterator[None]:
    """What a process keeps of units and rights must not outlive the test whose rows it came from."""
    yield
    kept = sys.modules.get("motcua.agencies.kept")
    if kept is not None:
        kept.forget()


def _gather() -> None:
    from people import gather

    gather()


def _procedures() -> None:
    from motcua.catalogue import api as catalogue
    from motcua.platform.console import data_folder

    _gather()
    catalogue.load_data(data_folder())
    catalogue.finding.load_search(data_folder())


def _office() -> None:
    from rooms.dossiers.conftest import load_office, office_files

    with TemporaryDirectory() as folder:
        load_office(office_files(Path(folder)))


def _stage() -> None:
    from scenes import make_stage

    make_stage()


GROUNDS.makers |= {"cast": _gather, "procedures": _procedures, "office": _office, "stage": _stage}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Where a test stands is settled before its transaction begins; only tests marked so meet the browser."""
    if not item.get_closest_marker("browser"):
        _put_browser_away()
    names = {"db", *COMMITTING} & set(getattr(item, "fixturenames", ()))
    if names or item.get_closest_marker("django_db"):
        GROUNDS.stand_on(ground_of(item))


@pytest.fixture
def on_cast() -> None:
    """The test begins where the cast is gathered."""


@pytest.fixture
def on_procedures() -> None:
    """The test begins where the cast is gathered and every procedure of our data is loaded."""


@pytest.fixture
def on_office() -> None:
    """The test begins in the small commune of rooms/dossiers/conftest.py, with its one procedure."""


@pytest.fixture
def on_stage() -> None:
    """The test begins in that commune with a dossier at every station (scenes.py)."""


@pytest.fixture
def cast(on_cast: None, db: None) -> "Cast":
    """The people of people.py, in their small province."""
    return _cast("cast")


@pytest.fixture
def cast_with_procedures(on_procedures: None, db: None) -> "Cast":
    """The same people with every procedure of our data."""
    return _cast("procedures")


def _cast(ground: str) -> "Cast":
    from motcua.catalogue import api as catalogue
    from people import called_together

    catalogue.forget_versions()
    if not GROUNDS.is_under(ground):
        GROUNDS.makers[ground]()
    return called_together()


@pytest.fixture(autouse=True)
def _speaks_vietnamese() -> Iterator[None]:
    """A page or command read in English leaves its language to nobody."""
    from django.utils import translation

    from motcua.platform.console import speak

    speak("vi")
    with translation.override("vi"):
        yield
    speak("vi")
