"""`motcua audit verify` from the command line."""

import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from motcua.platform import files, ledger
from motcua.platform.access import SYSTEM
from motcua_site.command import main
from sample_files import PNG


@pytest.fixture
def history(fresh_database: object) -> files.StoredFile:
    """Some entries, sealed, and one stored file."""
    del fresh_database
    ledger.append(SYSTEM, [ledger.NewEntry(f"dossier:{number}", "test.thing.done") for number in range(50)])
    kept = files.store("a.png", io.BytesIO(PNG), SYSTEM)
    ledger.seal()
    connection.close()
    return kept


@pytest.mark.usefixtures("history")
def test_a_sound_ledger_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify"]) == 0
    said = capsys.readouterr().out
    assert "51 dòng, 1 niêm phong" in said
    assert "nguyên vẹn" in said


def test_a_fault_is_named_and_the_command_fails(
    history: files.StoredFile, capsys: pytest.CaptureFixture[str]
) -> None:
    next(Path(settings.MEDIA_ROOT).rglob(f"{history.sha256}.png")).write_bytes(b"x")
    assert main(["audit", "verify", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], told["entries"], told["files"]) == (False, 51, 1)
    (fault,) = told["faults"]
    assert fault["kind"] == "file"
    assert fault["shard"] == ledger.shard_of(f"file:{history.id}")


def test_the_command_needs_its_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as wrong:
        main(["audit"])
    assert wrong.value.code == 2
