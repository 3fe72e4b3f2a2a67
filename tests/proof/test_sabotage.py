"""The mechanism of sabotage: each switch fits the product as it is; a broken promise really turns red."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from databases import TestDatabases
from proving import sabotage, switches
from proving.promises import ALSO, PROMISES

TESTS = Path(__file__).resolve().parents[1]
QUICK = {
    "app-may-update": "rooms/platform/test_grants.py",
    "ignore-expected": "proof/test_p12_no_silent_overwrite.py",
    "a-minute-late": "kernel/worktime/test_against_reference.py",
}


@pytest.mark.parametrize("promise", [promise.id for promise in PROMISES])
def test_each_promise_can_be_broken(promise: str) -> None:
    assert list(switches.of(promise)), "a test that has never failed proves little"


def test_each_promise_is_named_once() -> None:
    ids = [promise.id for promise in (*PROMISES, *ALSO)]
    assert len(set(ids)) == len(ids)
    assert {switch.promise for switch in switches.SWITCHES.values()} <= set(ids)


@pytest.mark.parametrize("promise", [*PROMISES, *ALSO], ids=lambda promise: promise.id)
def test_each_promise_has_its_tests(promise) -> None:
    assert [path for path in promise.tests if not (TESTS / path.partition("::")[0]).exists()] == []


@pytest.mark.parametrize("name", switches.SWITCHES)
def test_a_switch_names_what_is_there(
    name: str, monkeypatch: pytest.MonkeyPatch, test_databases: TestDatabases
) -> None:
    """monkeypatch refuses names that do not exist; PostgreSQL refuses tables that do not."""
    switch = switches.SWITCHES[name]
    if switch.patch is not None:
        switch.patch(lambda place, what, value: monkeypatch.setattr(sabotage.found(place), what, value))
    if switch.sql:
        with psycopg.connect(test_databases.addresses().admin) as superuser:
            for statement in switch.sql:
                superuser.execute(statement.encode())
            superuser.rollback()
    assert switch.patch or switch.sql or switch.server


def test_the_product_knows_no_sabotage() -> None:
    words = ("MOTCUA_SABOTAGE", "import proving", "from proving")
    sources = list((TESTS.parent / "src").rglob("*.py"))
    assert not [path for path in sources if any(word in path.read_text() for word in words)]


@pytest.mark.parametrize("name", QUICK)
def test_a_broken_promise_turns_red(name: str) -> None:
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "proving.sabotage"]
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "MOTCUA_PROOF"))}
    done = subprocess.run(
        [*words, str(TESTS / QUICK[name])],
        env=ours | {"MOTCUA_SABOTAGE": name, "PYTHONPATH": str(TESTS)},
        cwd=TESTS.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 1, done.stdout[-2_000:]
    assert " failed" in done.stdout
