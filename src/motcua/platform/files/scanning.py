"""The socket for a virus scanner: filled by a connector when the site names one; without one none is asked.

A scanner that does not answer, answers late or says what cannot be understood has not passed a file: the
file is held, which means it is not taken in. An upload that came in pieces stays and can be taken in later.
"""

from pathlib import Path
from typing import BinaryIO, Protocol

from motcua.platform.files.refusals import FileHeld, FileInfected


class ScannerOutOfReachError(Exception):
    """No answer, or none that can be understood."""


class Scanner(Protocol):
    def threat_in(self, content: BinaryIO) -> str:
        """The name of what was found, empty for nothing. Raises ScannerOutOfReachError within seconds."""
        ...


_plugged: list[Scanner] = []


def plug(scanner: Scanner | None) -> None:
    """Let a scanner look at every file that comes in; None takes it out again."""
    _plugged[:] = [] if scanner is None else [scanner]


def insist_on_clean(path: Path, name: str) -> None:
    """Raises FileInfected, FileHeld."""
    for scanner in _plugged:
        try:
            with path.open("rb") as content:
                threat = scanner.threat_in(content)
        except ScannerOutOfReachError:
            raise FileHeld(name=name) from None
        if threat:
            raise FileInfected(name=name, threat=threat)
