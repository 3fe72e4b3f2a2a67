"""Migrations are for shape, in small safe steps, and say what they are for."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django_migration_linter import MigrationLinter

# Written before anybody else ran the product, so there was no old code to break. May only shrink.
BEFORE_THE_FIRST_RELEASE = {"catalogue.0003_words_of_imports"}
# A unique constraint in the place of a stricter one refuses nothing that old code writes; proved by
# tests/rooms/dossiers/test_edges.py::test_supplements_as_code_before_their_closing_wrote_them.
IN_PLACE_OF_A_STRICTER_ONE = {"dossiers.0005_supplement_closed"}
SOURCE = Path(__file__).resolve().parents[2] / "src" / "motcua"
MIGRATIONS = sorted(file for file in SOURCE.rglob("migrations/*.py") if file.name != "__init__.py")


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", "--skip-checks", stdout=out)
    assert "No changes detected" in out.getvalue()


def test_the_project_passes_djangos_checks() -> None:
    words = [sys.executable, "-m", "django", "check", "--fail-level", "WARNING"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "motcua_site.settings"}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_migrations_are_named_for_what_they_do() -> None:
    assert not [file.name for file in MIGRATIONS if re.search(r"_auto_|_alter_.*_and_more", file.name)]


@pytest.mark.django_db
def test_old_code_could_run_on_the_new_shape(capsys: pytest.CaptureFixture[str]) -> None:
    """The first migration of a room has no old code to break; every later one is linted."""
    linter, lenient = _linter(), _linter(exclude_migration_tests=["ADD_UNIQUE"])
    later = [file for file in MIGRATIONS if not file.name.startswith("0001")]
    assert connection.vendor == "postgresql"
    for file in later:
        name = f"{file.parents[1].name}.{file.stem}"
        if name not in BEFORE_THE_FIRST_RELEASE:
            (lenient if name in IN_PLACE_OF_A_STRICTER_ONE else linter).lint_migration(_loaded(file))
    assert not linter.nb_erroneous + lenient.nb_erroneous, capsys.readouterr().out


def _linter(**options: Any) -> MigrationLinter:
    return MigrationLinter(
        str(SOURCE), no_cache=True, quiet=["ok", "ignore"], include_apps=_rooms(), **options
    )


def _rooms() -> list[str]:
    return sorted({file.parents[1].name for file in MIGRATIONS})


def _loaded(file: Path):
    from django.db.migrations.loader import MigrationLoader

    return MigrationLoader(connection).get_migration(file.parents[1].name, file.stem)
