"""Witnesses keep the seals outside the database, so that a cut tail or an older copy shows.

The first witness is a file under `var/witness/`, named after the ledger's first seal and only ever
appended to. Others (a second agency, the sandbox) are added by connectors.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import structlog
from django.conf import settings

from motcua.platform.clock import ZONE
from motcua.platform.ledger.models import Seal

_log = structlog.get_logger(__name__)


class Witness(Protocol):
    """The socket of an outside keeper of seals."""

    def last(self, ledger: str) -> int:
        """The number of the last seal kept for this ledger; 0 when there is none."""

    def record(self, ledger: str, line: str) -> None:
        """Keep one seal (a line of JSON)."""


_added: list[Witness] = []


def add_witness(witness: Witness) -> None:
    """Called by a connector when the program starts."""
    _added.append(witness)


def tell_the_file() -> None:
    """Bring the file beside the installation up to date, seals of this transaction among them."""
    ledger = ledger_name()
    if ledger is not None:
        _tell(FileWitness(), ledger)


def _tell(witness: Witness, ledger: str) -> None:
    for seal in Seal.objects.filter(number__gt=witness.last(ledger)).order_by("number").iterator():
        witness.record(ledger, line_of(seal))


def tell_witnesses() -> None:
    """Bring every witness up to date; one that fails is told again next time."""
    ledger = ledger_name()
    if ledger is None:
        return
    for witness in (FileWitness(), *_added):
        try:
            _tell(witness, ledger)
        except Exception as error:  # noqa: BLE001 (a witness out of reach must not stop the sealing)
            _log.error("witness.out_of_reach", witness=type(witness).__name__, error=type(error).__name__)


def ledger_name() -> str | None:
    """The name of this ledger: the start of its first seal's hash; None before the first seal."""
    first = Seal.objects.filter(number=1).values_list("hash", flat=True).first()
    return bytes(first).hex()[:16] if first else None


def line_of(seal: Seal) -> str:
    """A seal as a line of JSON."""
    return json.dumps(
        {
            "number": seal.number,
            "sealed_at": seal.sealed_at.astimezone(ZONE).isoformat(),
            "entries": seal.entries,
            "root": bytes(seal.root).hex(),
            "heads": seal.heads,
            "hash": bytes(seal.hash).hex(),
        }
    )


@dataclass(frozen=True, slots=True)
class KeptSeal:
    """What a check needs of a witness's line."""

    number: int
    hash: str
    heads: Mapping[str, list[Any]]


class FileWitness:
    """Seals in an append-only file, flushed to the disk line by line."""

    def path(self, ledger: str) -> Path:
        """One file for each ledger, so that a fresh database does not look like a forged one."""
        return Path(settings.VAR) / "witness" / f"{ledger}.jsonl"

    def last(self, ledger: str) -> int:
        """The number in the last whole line; one torn by a power cut does not count."""
        path = self.path(ledger)
        if not path.exists():
            return 0
        with path.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _TAIL_BYTES))
            kept = [seal for line in file if (seal := _kept(line)) is not None]
        return kept[-1].number if kept else 0

    def record(self, ledger: str, line: str) -> None:
        """Append one line and wait for the disk."""
        path = self.path(ledger)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            size = os.fstat(handle).st_size
            torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
            os.write(handle, b"\n" * torn + line.encode() + b"\n")
            os.fsync(handle)
        finally:
            os.close(handle)

    def seals(self, ledger: str) -> Iterator[KeptSeal]:
        """All seals kept for a ledger, in the order written."""
        path = self.path(ledger)
        if path.exists():
            with path.open("rb") as file:
                yield from (seal for line in file if (seal := _kept(line)) is not None)


def _kept(line: bytes) -> KeptSeal | None:
    """A seal from its line; None for a torn one."""
    try:
        seal = json.loads(line)
        return KeptSeal(int(seal["number"]), str(seal["hash"]), seal["heads"])
    except (ValueError, KeyError, TypeError):
        return None


_TAIL_BYTES = 16_384
"""More than the longest line: 16 shards of at most 110 bytes."""
