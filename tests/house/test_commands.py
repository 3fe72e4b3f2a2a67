"""The command line keeps its form: one file a command, named, described and written down."""

import argparse
import sys
from pathlib import Path

import psycopg
import pytest

from motcua_site import command

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", command.names())
def test_a_command_has_the_common_form(name: str) -> None:
    module = command.load(name)
    module.add_arguments(argparse.ArgumentParser())
    assert name == module.NAME
    assert module.HELP
    assert not module.HELP[0].isupper(), "ends a line of the overview, is no sentence"
    assert isinstance(module.NEEDS_DATABASE, bool)


@pytest.mark.parametrize("name", command.names())
def test_a_command_is_written_down(name: str) -> None:
    pages = [REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")]
    assert any(f"motcua {name}" in page.read_text() for page in pages), f"motcua {name}"


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in command.names())


def test_an_unknown_command_is_wrong_usage_with_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["doctr"]) == 2
    assert "doctor" in capsys.readouterr().err


def test_a_wrong_argument_is_wrong_usage_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(["up", "--nope"])
    assert stopped.value.code == 2
    assert "không hiểu: --nope" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("demo load --dossiers -5", "--dossiers: «-5» phải là số nguyên từ 1 trở lên"),
        ("up --port x", "--port: «x» phải là số nguyên từ 1 đến 65535"),
        ("up --port 70000", "--port: «70000» phải là số nguyên từ 1 đến 65535"),
        ("process check a.yaml --limit abc", "--limit: «abc» phải là số giờ làm việc"),
        ("key issue --unit a --name b --scopes c --days -1", "--days: «-1» phải là số nguyên từ 1 trở lên"),
    ],
)
def test_a_wrong_value_is_told_without_code_words(
    words: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(words.split())
    assert stopped.value.code == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MOTCUA_LOG_LEVEL", "loud"),
        ("MOTCUA_FILE_MEGABYTES", "abc"),
        ("MOTCUA_REACTION_SECONDS", "-1"),
        ("MOTCUA_MESSAGES_URL", "nonsense"),
        ("MOTCUA_SMTP_URL", "thu.example"),
        ("MOTCUA_QUIET_HOURS", "tối"),
        ("MOTCUA_SMS_LETTERS", "small"),
        ("MOTCUA_IDENTITY_URL", "nonsense"),
        ("MOTCUA_IDENTITY_URL", "http://danh-tinh.example"),
        ("MOTCUA_IDENTITY_AT_ONCE", "0"),
        ("MOTCUA_ADDRESS", "x"),
        ("DATABASE_URL", "mysql://x"),
    ],
)
def test_a_wrong_setting_is_told_before_anything_starts(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.delitem(sys.modules, "motcua_site.env")
    monkeypatch.delitem(sys.modules, "motcua_site.telling")
    assert command.main(["up"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"motcua up: {name} phải ")
    assert len(told.splitlines()) == 1


def test_an_identity_provider_is_named_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MOTCUA_IDENTITY_URL", "https://danh-tinh.example")
    monkeypatch.setenv("MOTCUA_IDENTITY_CLIENT", "mot-cua")
    monkeypatch.delitem(sys.modules, "motcua_site.env")
    assert command.main(["up"]) == 1
    assert capsys.readouterr().err.startswith("motcua up: MOTCUA_IDENTITY_SECRET phải được đặt")


def test_no_database_is_told_in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = psycopg.OperationalError("connection failed: port 1 failed: Connection refused")
    assert str(command._sentence(refused)).endswith("máy chủ không nhận kết nối; nó có đang chạy không?")
