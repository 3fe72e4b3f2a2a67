"""Sabotage: each promise is broken on purpose, and its proof must then fail.

A test that has never failed proves little. MOTCUA_SABOTAGE names one switch; it is honoured by the harness
only: as a pytest plugin (`-p proving.sabotage`) in the tests' own process and database, and by the harness
app in the processes a proof starts. The product knows nothing of it.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import psycopg
import pytest

VARIABLE = "MOTCUA_SABOTAGE"
Patch = Callable[[Any, str, Any], None]
"""Puts a value in the place of a name of a module (given by its name) or of a class."""


@dataclass(frozen=True)
class Switch:
    """What is broken: statements run by the superuser on each new database, and names replaced.

    `server` statements change a whole server and are run on servers only that proof uses.
    """

    name: str
    promise: str
    breaks: str
    sql: tuple[str, ...] = ()
    server: tuple[str, ...] = ()
    patch: Callable[[Patch], None] | None = None


def switched_on() -> Switch | None:
    """The switch named in the environment."""
    name = os.environ.get(VARIABLE, "")
    if not name:
        return None
    from proving.switches import SWITCHES

    return SWITCHES[name]


def break_this_process() -> None:
    """For processes a proof starts: break what the switch says, for good."""
    switch = switched_on()
    if switch is not None and switch.patch is not None:
        switch.patch(lambda place, name, value: setattr(found(place), name, value))


def break_database(admin: str, *, is_own_server: bool = False) -> None:
    """Run the switch's statements as superuser."""
    switch = switched_on()
    if switch is None:
        return
    with psycopg.connect(admin, autocommit=True) as connection:
        for statement in switch.sql + (switch.server if is_own_server else ()):
            connection.execute(statement.encode())


def pytest_configure() -> None:
    """Every database the tests get comes broken."""
    import databases

    renew = databases.TestDatabases.renew

    def broken(self: databases.TestDatabases) -> None:
        renew(self)
        break_database(self.addresses().admin)

    databases.TestDatabases.renew = broken  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _sabotage(monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs in the tests' own process is broken for each test."""
    switch = switched_on()
    if switch is not None and switch.patch is not None:
        switch.patch(lambda place, name, value: monkeypatch.setattr(found(place), name, value))


def found(place: Any) -> Any:
    """A module by its name; a class is itself."""
    return import_module(place) if isinstance(place, str) else place
