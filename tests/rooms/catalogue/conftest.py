"""A data folder of one procedure that a test may bend, and a fresh memory of versions."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue import api

REPOSITORY = Path(__file__).resolve().parents[3]
DATA = REPOSITORY / "data"
CODE = "1.004873"

Bend = Callable[[dict[str, Any]], None]


@pytest.fixture(autouse=True)
def _forget_versions() -> Iterator[None]:
    api.forget_versions()
    yield
    api.forget_versions()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The marital-status certificate alone, with the schema and its process."""
    for name in (f"procedures/{CODE}.json", "schema/procedure.json", "processes/ho-tich-cap-giay.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def bend(folder: Path) -> Callable[[Bend], Path]:
    """Change the procedure file by a function of its data."""

    def change(by: Bend) -> Path:
        path = folder / f"procedures/{CODE}.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        by(data)
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return folder

    return change
