"""The command line keeps its form: one file a command, named, described and written down."""

import argparse
from pathlib import Path

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
