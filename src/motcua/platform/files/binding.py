"""Several files put together into one PDF, which is stored like any other file."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from motcua.platform.access import Actor
from motcua.platform.errors import Refusal
from motcua.platform.files import binder
from motcua.platform.files.naming import place, shown_name
from motcua.platform.files.reading import stored
from motcua.platform.files.refusals import FileDamaged, FileNotStored, FileSigned, FileTooComplex
from motcua.platform.files.storing import StoredFile, incoming, store

_TIMEOUT_SECONDS = 60
_REFUSALS: dict[str, type[Refusal]] = {"damaged": FileDamaged, "signed": FileSigned}


@dataclass(frozen=True, slots=True)
class Part:
    """A stored file and by how many quarter turns clockwise it is turned."""

    file: UUID
    turn: int = 0


def bind(name: str, parts: Sequence[Part], actor: Actor) -> StoredFile:
    """One file of all parts in order. A single one that is not turned stays as it came, signature and all.

    Raises NotFound when a part is gone, FileSigned, FileDamaged, FileTooComplex, and what `store` refuses.
    """
    found = stored(part.file for part in parts)
    if len(parts) == 1 and not parts[0].turn:
        return found[0]
    shown = shown_name(name, "pdf")
    words = [
        [str(place(file.sha256, file.kind)), file.kind, part.turn]
        for file, part in zip(found, parts, strict=True)
    ]
    with tempfile.TemporaryDirectory(dir=incoming()) as folder:
        target = Path(folder) / "bound"
        _run(words, target, shown)
        with target.open("rb") as content:
            return store(shown, content, actor)


def _run(words: list[list[object]], target: Path, name: str) -> None:
    command = [sys.executable, "-I", binder.__file__, str(target)]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(words).encode(),
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
            env={},
        )
    except subprocess.TimeoutExpired:
        raise FileTooComplex(name=name) from None
    except OSError as error:
        raise FileNotStored(name=name) from error
    verdict = done.stdout.decode()
    if verdict != "good":
        raise _REFUSALS.get(verdict, FileTooComplex)(name=name)
