"""The benchmarks and their bars: `make proof` runs `motcua bench` for each and writes the rows down."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Bar:
    """What the ratio ours : peer must reach, or with `most` must not exceed."""

    ratio: float
    most: bool = False

    def is_met(self, ratio: float) -> bool:
        return ratio <= self.ratio if self.most else ratio >= self.ratio

    def __str__(self) -> str:
        return f"{'≤' if self.most else '≥'} {self.ratio:g}"


BENCHES: Mapping[str, Mapping[str, Bar]] = {
    "kernel": {"kernel": Bar(20), "kernel-parallel": Bar(20)},
    "engine": {"engine": Bar(1), "engine-bulk-against-single": Bar(4)},
    "submit": {"submit": Bar(0.05), "submit-p95": Bar(1, most=True)},
    "due": {"due: one by one": Bar(5), "due: in bulk with recipes": Bar(6)},
    "worklist": {"worklist": Bar(1.5, most=True)},
    "pages": {"pages: slowest": Bar(1, most=True)},
    "search": {"search: slowest": Bar(1, most=True)},
    "journey": {"journey": Bar(1), "journey-p95": Bar(1, most=True)},
}
"""By the name of the command; its rows without a bar are printed for comparison only."""


def measure(name: str) -> list[dict[str, Any]]:
    """Run one benchmark; its rows with bar and verdict. Raises CalledProcessError with what it said."""
    words = [str(Path(sys.executable).with_name("motcua")), "bench", name, "--json"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    given = json.loads(done.stdout.strip().splitlines()[-1])
    rows = given if isinstance(given, list) else [given]
    missing = BENCHES[name].keys() - {row["name"] for row in rows}
    if missing:
        raise LookupError(f"bench {name} has no row {', '.join(sorted(missing))}")
    return [_judged(row, BENCHES[name].get(row["name"])) for row in rows]


def _judged(row: dict[str, Any], bar: Bar | None) -> dict[str, Any]:
    kept = {key: row[key] for key in ("name", "ours", "peer", "ratio", "unit")}
    verdict = {"bar": str(bar), "is_met": bar.is_met(row["ratio"])} if bar else {"bar": "–", "is_met": True}
    return kept | verdict | {"runs": len(row["runs"])}
