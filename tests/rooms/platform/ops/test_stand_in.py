"""The stand-in for the identity provider beside a demo: when it runs, and that it answers as itself."""

import json
import os
import socket
import urllib.request
from pathlib import Path

import pytest

from motcua.platform.ops import Child, Stack
from motcua.platform.ops.messages_stand_in import MessagesStandIn
from motcua.platform.ops.stand_in import StandIn
from proving.town import wait


def test_it_says_what_our_processes_were_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner:secret@nowhere/motcua")
    stand_in = StandIn(8000, tmp_path)
    given, told = stand_in.settings(), stand_in.environment()
    assert not [name for name in told if name.startswith(("DATABASE_", "MOTCUA_"))]
    assert given["MOTCUA_IDENTITY_SECRET"] not in stand_in.words(), "everybody can read a command's words"
    child = Child("identity", stand_in.words(), told)
    child.start()
    try:
        wait(lambda: _discovered(given["MOTCUA_IDENTITY_URL"]) == given["MOTCUA_IDENTITY_URL"], 30)
    finally:
        child.stop()


def test_messages_of_a_demo_go_to_a_program_that_is_told_nothing_of_us(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner:secret@nowhere/motcua")
    stand_in = MessagesStandIn(8000)
    given, told = stand_in.settings(), stand_in.environment()
    assert not [name for name in told if name.startswith(("DATABASE_", "MOTCUA_"))]
    assert given["MOTCUA_MESSAGES_SECRET"] not in stand_in.words(), "everybody can read a command's words"
    child = Child(stand_in.name, stand_in.words(), told)
    child.start()
    try:
        wait(lambda: _counts(given["MOTCUA_MESSAGES_URL"]) == {}, 30)
    finally:
        child.stop()


def _counts(address: str) -> object:
    try:
        with urllib.request.urlopen(f"{address}/counts", timeout=5) as answer:
            return json.load(answer)
    except OSError:
        return None


@pytest.mark.parametrize("name", ["", "MOTCUA_MESSAGES_URL", "MOTCUA_SMTP_URL", "MOTCUA_ZALO_URL"])
def test_it_stands_in_for_nobody_who_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in ("MOTCUA_MESSAGES_URL", "MOTCUA_SMTP_URL", "MOTCUA_ZALO_URL"):
        monkeypatch.setitem(os.environ, each, "named" if each == name else "")
    stack = Stack("127.0.0.1", 8000, with_demo=True)
    stack.server = object()  # type: ignore[assignment]
    assert stack._tells_for_trying() is not bool(name)


def test_it_is_the_same_provider_the_next_time(tmp_path: Path) -> None:
    """An account knows its provider by its address: an invented citizen is the same one after a restart."""
    first, second = (StandIn(8000, tmp_path).settings() for _ in range(2))
    assert first["MOTCUA_IDENTITY_URL"] == second["MOTCUA_IDENTITY_URL"]
    assert first["MOTCUA_IDENTITY_SECRET"] != second["MOTCUA_IDENTITY_SECRET"]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(first["MOTCUA_IDENTITY_URL"].rpartition(":")[2])))
        taken.listen()
        assert StandIn(8000, tmp_path).settings()["MOTCUA_IDENTITY_URL"] != first["MOTCUA_IDENTITY_URL"]


@pytest.mark.parametrize(
    ("host", "demo", "embedded", "configured", "runs"),
    [
        ("127.0.0.1", True, True, "", True),
        ("localhost", True, True, "", True),
        ("0.0.0.0", True, True, "", False),
        ("127.0.0.1", False, True, "", False),
        ("127.0.0.1", True, False, "", False),
        ("127.0.0.1", True, True, "https://danh-tinh.example", False),
    ],
)
def test_it_runs_beside_a_demo_on_this_machine_alone(
    host: str, demo: bool, embedded: bool, configured: str, runs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "MOTCUA_IDENTITY_URL", configured)
    stack = Stack(host, 8000, with_demo=demo)
    stack.server = object() if embedded else None  # type: ignore[assignment]
    assert stack._is_for_trying() is runs


def _discovered(address: str) -> str:
    try:
        with urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=5) as answer:
            return str(json.load(answer)["issuer"])
    except OSError:
        return ""
