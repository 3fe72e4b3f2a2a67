"""Manners of the source that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src"
FILES = sorted(file for file in SOURCE.rglob("*.py") if "migrations" not in file.parts)
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}


def _trees() -> list[tuple[str, ast.Module]]:
    return [(str(file.relative_to(REPOSITORY)), ast.parse(file.read_text())) for file in FILES]


def test_no_assert_guards_the_product() -> None:
    """python -O drops them: what must hold is raised."""
    guilty = [name for name, tree in _trees() for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    assert not guilty


def test_the_database_clock_is_the_only_clock() -> None:
    told = re.compile(
        r"auto_now(_add)?\s*=|timezone\.now\(|datetime\.(now|utcnow)\(|date\.today\(|CURRENT_TIMESTAMP"
    )
    assert not [str(file) for file in FILES if told.search(file.read_text())]


def test_every_file_says_what_it_is_for() -> None:
    silent = [
        name
        for name, tree in _trees()
        if tree.body and ast.get_docstring(tree) is None and not name.endswith(("/apps.py",))
    ]
    assert not silent


def test_names_say_something() -> None:
    vague = [str(path) for path in SOURCE.rglob("*") if path.stem in VAGUE]
    assert not vague


def test_nothing_is_left_for_later_in_the_code() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    assert not [str(file) for file in FILES if later.search(file.read_text())]


ROOMS = ["parties", "agencies", "catalogue", "payments", "notifications", "dossiers"]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_its_door_offers(room: str) -> None:
    folder = SOURCE / "motcua" / room
    door = folder / "api.py"
    if not (folder / "models").exists() and not (folder / "models.py").exists():
        pytest.skip("phòng này chưa có gì")
    names = [
        target.id
        for node in ast.parse(door.read_text()).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    ]
    assert "__all__" in names
