"""What an import did, in figures: how much became data, how much stayed text, and which lines are broken."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from motcua.catalogue.importers.readings import ProcedureReading


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that could not be imported; counted from 1."""

    line: int
    why: str


@dataclass(slots=True)
class Tally:
    """How often something that names numbers became data; `kept` lists what stayed text."""

    understood: int = 0
    text: int = 0
    silent: int = 0
    named: int = 0
    named_understood: int = 0
    kept: list[dict[str, str]] = field(default_factory=list)

    def add(self, *, is_data: bool, is_named: bool, kept: dict[str, str]) -> None:
        """Count one reading; words that are empty say nothing."""
        self.understood += is_data
        self.named += is_named
        self.named_understood += is_named and is_data
        if not is_data and kept["text"]:
            self.text += 1
            self.kept.append(kept)
        elif not is_data:
            self.silent += 1

    def to_data(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "understood": self.understood,
            "text": self.text,
            "silent": self.silent,
            "named": self.named,
            "named_understood": self.named_understood,
            "kept": self.kept,
        }


@dataclass(slots=True)
class ImportReport:
    """`procedures` were read; of these `new` were stored first, `changed` replaced an older import."""

    procedures: int = 0
    new: int = 0
    changed: int = 0
    limits: Tally = field(default_factory=Tally)
    fees: Tally = field(default_factory=Tally)
    papers: Tally = field(default_factory=Tally)
    broken: list[BrokenLine] = field(default_factory=list)

    def count(self, readings: Iterable[ProcedureReading]) -> None:
        """Add what was read to the figures."""
        for reading in readings:
            self.procedures += 1
            self._count_channels(reading)
            for paper in reading.papers:
                told = {"code": reading.code, "text": paper.name}
                counted = paper.originals is not None
                self.papers.add(is_data=counted, is_named=counted, kept=told)
            if reading.papers_text:
                told = {"code": reading.code, "text": reading.papers_text}
                self.papers.add(is_data=False, is_named=False, kept=told)

    def _count_channels(self, reading: ProcedureReading) -> None:
        for row in reading.channels:
            told = {"code": reading.code, "channel": row.channel, "text": row.limit.text}
            self.limits.add(is_data=row.limit.limit is not None, is_named=row.limit.is_named, kept=told)
            for fee in row.fees:
                told = {"code": reading.code, "channel": row.channel, "text": fee.text}
                self.fees.add(is_data=fee.is_data, is_named=fee.names_amount, kept=told)

    def to_data(self) -> dict[str, Any]:
        """Plain JSON, as the command line prints it."""
        return {
            "procedures": self.procedures,
            "new": self.new,
            "changed": self.changed,
            "limits": self.limits.to_data(),
            "fees": self.fees.to_data(),
            "papers": self.papers.to_data(),
            "broken": [{"line": each.line, "why": each.why} for each in self.broken],
        }
